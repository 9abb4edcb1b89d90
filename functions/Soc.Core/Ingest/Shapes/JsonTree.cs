using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <param name="Path">Where it stands, name by name.</param>
/// <param name="Value">Valid JSON, UTF-8.</param>
internal readonly record struct JsonLeaf(string[] Path, ReadOnlyMemory<byte> Value);

/// <summary>Writes one object from values and where they stand; values are copied as they are.</summary>
internal static class JsonTree
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<JsonLeaf> leaves) => RecordWriter.Write(writer => Members(writer, leaves, 0));

    private static void Members(Utf8JsonWriter writer, IEnumerable<JsonLeaf> leaves, int depth)
    {
        foreach (var branch in leaves.GroupBy(leaf => leaf.Path[depth], StringComparer.Ordinal))
        {
            writer.WritePropertyName(branch.Key);
            var first = branch.First();
            if (first.Path.Length == depth + 1)
            {
                writer.WriteRawValue(first.Value.Span, skipInputValidation: true);
                continue;
            }

            writer.WriteStartObject();
            Members(writer, branch.Where(leaf => leaf.Path.Length > depth + 1), depth + 1);
            writer.WriteEndObject();
        }
    }
}
