using System.Globalization;
using Soc.Core.Review;

namespace Soc.Microsoft365.Teams.Cards;

/// <summary>
/// Text of others, fit for a card. It only ever stands in a TextRun, which knows no Markdown (learn.microsoft.com/adaptive-cards/authoring-cards/text-features);
/// what is left to take from it are the date functions that every text knows, and addresses that a client might make a link of.
/// </summary>
internal static class CardText
{
    /// <param name="longest">In UTF-16 code units of the original. More is cut out of the middle, so that neither end can be pushed out of sight; what is cut out is counted.</param>
    public static string Of(string? text, int longest) => Unlinked(Visible(text ?? "", longest)).Replace("{{", "{\\u{007B}", StringComparison.Ordinal);

    /// <summary>An address as it is written among analysts, so that nothing can make a link of it: "hxxps" is left alone, "evil[.]example" is not.</summary>
    public static string Address(string? text, int longest) => Of(text, longest).Replace(".", "[.]", StringComparison.Ordinal);

    private static string Visible(string text, int longest)
    {
        if (text.Length <= longest) return VisibleText.Of(text, longest);
        var head = longest * 2 / 3;
        var tail = longest - head;
        var cut = (text.Length - longest).ToString(CultureInfo.InvariantCulture);
        return $"{VisibleText.Of(text[..head], head)} … ({cut} left out) … {VisibleText.Of(text[^tail..], tail)}";
    }

    private static string Unlinked(string text) => text
        .Replace("://", "[:]//", StringComparison.Ordinal)
        .Replace("www.", "www[.]", StringComparison.OrdinalIgnoreCase)
        .Replace("mailto:", "mailto[:]", StringComparison.OrdinalIgnoreCase);
}
