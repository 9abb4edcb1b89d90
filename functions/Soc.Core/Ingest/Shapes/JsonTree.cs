using System.Buffers;
using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <param name="Path">Where it stands, name by name.</param>
/// <param name="Value">Valid JSON, UTF-8.</param>
internal readonly record struct JsonLeaf(string[] Path, ReadOnlyMemory<byte> Value);

/// <summary>Writes one object from values and where they stand; values are copied as they are.</summary>
internal static class JsonTree
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<JsonLeaf> leaves)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written)) Write(writer, leaves, 0);
        return written.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<JsonLeaf> leaves, int depth)
    {
        writer.WriteStartObject();
        foreach (var branch in leaves.GroupBy(leaf => leaf.Path[depth], StringComparer.Ordinal))
        {
            writer.WritePropertyName(branch.Key);
            var first = branch.First();
            if (first.Path.Length == depth + 1) writer.WriteRawValue(first.Value.Span, skipInputValidation: true);
            else Write(writer, branch.Where(leaf => leaf.Path.Length > depth + 1), depth + 1);
        }
        writer.WriteEndObject();
    }
}
