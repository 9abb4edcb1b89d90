using System.Text;
using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>Places of a record as values for rules: as <see cref="SigmaJson"/> tells them of JSON that was built.</summary>
internal static class RecordValue
{
    /// <summary>An object answers with its JSON text, an array with its items.</summary>
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

    /// <summary>Every single value below a place, in document order.</summary>
    public static IEnumerable<SigmaValue> Leaves(RecordNode node) =>
        node.IsObject ? node.Members.SelectMany(Leaves) : node.IsArray ? node.Items.SelectMany(Leaves) : [Of(node)];
}
