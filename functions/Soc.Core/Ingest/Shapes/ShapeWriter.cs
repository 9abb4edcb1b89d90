using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>Writes a record in its source's own shape: what the envelope says, and the columns under <c>properties</c>, all of it as text.</summary>
internal static class ShapeWriter
{
    /// <summary>What is blank is left out.</summary>
    public static ReadOnlyMemory<byte> Write(IEnumerable<(string Name, string? Value)> envelope, IEnumerable<(string Name, string? Value)> columns) => RecordWriter.Write(json =>
    {
        Members(json, envelope);
        json.WriteStartObject("properties");
        Members(json, columns);
        json.WriteEndObject();
    });

    private static void Members(Utf8JsonWriter json, IEnumerable<(string Name, string? Value)> members)
    {
        foreach (var (name, value) in members)
            if (!string.IsNullOrWhiteSpace(value)) json.WriteString(name, value);
    }
}
