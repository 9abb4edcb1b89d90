using System.Globalization;

namespace Soc.Sigma;

/// <summary>
/// Reads numbers exactly: identifiers of 64 bits must not collapse into a neighbor, as they would in a double.
/// What lies outside the range of <see cref="decimal"/> is held at its border.
/// </summary>
internal static class Decimals
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static decimal? Read(ReadOnlySpan<char> text)
    {
        if (decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var exact))
        {
            return exact;
        }

        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var large) && !double.IsNaN(large) && text.IndexOfAnyInRange('0', '9') >= 0
            ? (large > 0 ? decimal.MaxValue : decimal.MinValue)
            : null;
    }
}
