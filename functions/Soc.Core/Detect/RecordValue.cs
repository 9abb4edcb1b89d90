using System.Text;
using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>Places of a record as values for rules. An object answers with its JSON text, an array with its items.</summary>
internal static class RecordValue
{
    public static SigmaValue Of(RecordNode node) => node.Kind switch
    {
        JsonTokenType.None => SigmaValue.Missing,
        JsonTokenType.Null => SigmaValue.Null,
        JsonTokenType.True => SigmaValue.Of(true),
        JsonTokenType.False => SigmaValue.Of(false),
        JsonTokenType.Number => SigmaValue.OfNumber(node.Scalar!),
        JsonTokenType.String => SigmaValue.Of(node.Scalar),
        JsonTokenType.StartArray => SigmaValue.Of(node.Items.Select(Of).ToArray()),
        _ => SigmaValue.Of(Encoding.UTF8.GetString(node.Written.Span)),
    };

    public static void Add(RecordNode node, SigmaCells cells)
    {
        switch (node.Kind)
        {
            case JsonTokenType.None:
                break;
            case JsonTokenType.Null:
                cells.AddNull();
                break;
            case JsonTokenType.True or JsonTokenType.False:
                cells.Add(node.Kind == JsonTokenType.True);
                break;
            case JsonTokenType.Number:
                cells.AddNumber(node.Plain);
                break;
            case JsonTokenType.StartArray:
                cells.AddList();
                foreach (var item in node.Items) Add(item, cells);
                break;
            default:
                cells.AddText(node.Plain);
                break;
        }
    }

    /// <summary>Every single value below a place, in document order.</summary>
    public static IEnumerable<SigmaValue> Leaves(RecordNode node) =>
        node.IsObject ? node.Members.SelectMany(Leaves) : node.IsArray ? node.Items.SelectMany(Leaves) : [Of(node)];

    public static void AddLeaves(RecordNode node, SigmaCells cells)
    {
        if (!node.IsObject && !node.IsArray) Add(node, cells);
        else foreach (var inner in node.IsObject ? node.Members : node.Items) AddLeaves(inner, cells);
    }
}
