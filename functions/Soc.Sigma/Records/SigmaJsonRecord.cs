using System.Text.Json;

namespace Soc.Sigma;

/// <summary>A record that is nothing but a JSON object.</summary>
public sealed class SigmaJsonRecord(SigmaLogSource logSource, JsonElement root) : ISigmaRecord
{
    /// <inheritdoc/>
    public SigmaLogSource LogSource => logSource;

    /// <inheritdoc/>
    public IEnumerable<SigmaValue> Values => SigmaJson.Leaves(root);

    /// <inheritdoc/>
    public SigmaValue Field(string name) => SigmaJson.Read(root, name);
}
