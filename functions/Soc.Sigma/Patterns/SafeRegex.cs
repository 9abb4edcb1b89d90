using System.Text.RegularExpressions;

namespace Soc.Sigma.Patterns;

/// <summary>
/// Regular expressions that cannot be made to run for long: in linear time where the pattern allows it (no look-around,
/// back-reference or atomic group), and with a time limit in any case.
/// </summary>
internal static class SafeRegex
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    /// <summary>Null when the pattern is not valid; <paramref name="reason"/> then says why.</summary>
    public static Regex? Create(string pattern, RegexOptions options, out string? reason)
    {
        reason = null;
        try
        {
            return Linear(pattern, options) ?? new Regex(pattern, options | RegexOptions.CultureInvariant, Limit);
        }
        catch (ArgumentException invalid)
        {
            reason = invalid.Message;
            return null;
        }
    }

    private static Regex? Linear(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
