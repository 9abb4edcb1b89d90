using System.Text.Json;

namespace Soc.Sigma.Engine;

/// <summary>A record that was matched as text, and is only read as JSON when somebody asks what matched.</summary>
internal sealed class LateJsonRecord(SigmaLogSource logSource, byte[] json) : ISigmaRecord
{
    private readonly Lazy<SigmaJsonRecord> record = new(() => new SigmaJsonRecord(logSource, JsonDocument.Parse(json).RootElement));

    public SigmaLogSource LogSource => logSource;

    public IEnumerable<SigmaValue> Values => record.Value.Values;

    public SigmaValue Field(string name) => record.Value.Field(name);
}
