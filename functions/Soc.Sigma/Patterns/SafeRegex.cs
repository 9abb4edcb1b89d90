using System.Text.RegularExpressions;

namespace Soc.Sigma.Patterns;

/// <summary>
/// A regular expression that cannot be made to run for long: in linear time where the pattern allows it (no look-around,
/// back-reference or atomic group), and with a time limit in any case. The linear form takes megabytes and milliseconds to
/// build for some patterns, so it is built when the expression is first tried; most never are.
/// </summary>
internal sealed class SafeRegex
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private readonly Lazy<Regex> regex;
    private long overruns;

    private SafeRegex(string pattern, RegexOptions options)
    {
        Pattern = pattern;
        IgnoresCase = options.HasFlag(RegexOptions.IgnoreCase);
        regex = new Lazy<Regex>(() => Build(pattern, options));
    }

    public string Pattern { get; }

    public bool IgnoresCase { get; }

    /// <summary>How often it took too long, on whatever thread.</summary>
    public long Overruns => Interlocked.Read(ref overruns);

    /// <summary>Null when the pattern is not valid; <paramref name="reason"/> then says why.</summary>
    public static SafeRegex? Create(string pattern, RegexOptions options, out string? reason)
    {
        try
        {
            // Only to learn whether the pattern is valid, which is cheap.
            _ = new Regex(pattern, options, Limit);
            reason = null;
            return new SafeRegex(pattern, options | RegexOptions.CultureInvariant);
        }
        catch (ArgumentException invalid)
        {
            reason = invalid.Message;
            return null;
        }
    }

    /// <summary>Whether it is found in the text. Where that takes too long it counts as not found, and <see cref="Overruns"/> counts it.</summary>
    public bool IsFoundIn(ReadOnlySpan<char> text)
    {
        try
        {
            return regex.Value.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            Interlocked.Increment(ref overruns);
            return false;
        }
    }

    public override string ToString() => IgnoresCase ? $"(?i){Pattern}" : Pattern;

    private static Regex Build(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, Limit);
        }
    }
}
