using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Normalize.Lines;

/// <summary>
/// Whoever may send one line may choose its words. A pattern whose time grows with the square of the text takes sixteen times as long for four times the
/// text: what ends here, on texts four times as long as any that a pattern gets, ends there in milliseconds.
/// </summary>
public sealed class HostilePatternTests
{
    private const int Length = 32_768;

    /// <summary>What no pattern takes: a match must give up.</summary>
    private const char Foreign = '\u0001';

    /// <summary>What a pattern is given on a busy machine, and what one that is known to be slow takes on any.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan TooMuch = TimeSpan.FromSeconds(0.5);

    [Fact]
    public void No_text_made_of_its_own_pieces_holds_a_pattern_up()
    {
        var held = new List<string>();
        foreach (var (name, pattern) in Patterns())
            if (HeldUpBy(pattern.Pattern, pattern.Options, Enough) is { } text) held.Add($"{name} is held up by {text[..Math.Min(text.Length, 120)]}");
        Assert.True(held.Count == 0, string.Join(Environment.NewLine, held));
    }

    [Theory]
    [InlineData(@"session (?<turn>created|denied|closed) ?[^/]*? ?(?<source>[0-9a-fA-F.:]+)/(?<from>\d+)->(?<destination>[0-9a-fA-F.:]+)/(?<to>\d+)")]
    [InlineData(@"^(a|aa)+$")]
    [InlineData(@"^User .*, .*, .*;$")]
    public void A_pattern_that_takes_the_square_of_the_length_is_told(string pattern) =>
        Assert.NotNull(HeldUpBy(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TooMuch));

    private static IEnumerable<(string Name, GeneratedRegexAttribute Text)> Patterns() =>
        from type in typeof(Normalizer).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let text = method.GetCustomAttribute<GeneratedRegexAttribute>()
        where text is not null
        select ($"{type.Name}.{method.Name}", text);

    private static string? HeldUpBy(string pattern, RegexOptions options, TimeSpan bound)
    {
        var regex = new Regex(pattern, options | RegexOptions.Compiled, bound);
        return PatternPaths.Of(pattern).SelectMany(Hostile).Distinct().Select(parts => parts.Start + Filled(parts.Filler) + Foreign).FirstOrDefault(text => !Ends(regex, text));
    }

    /// <summary>As far as some piece, and on with what the piece may hold; or its beginning again and again, with what it may hold between.</summary>
    private static IEnumerable<(string Start, string Filler)> Hostile(IReadOnlyList<Piece> path)
    {
        var start = "";
        foreach (var piece in path)
        {
            foreach (var filler in piece.Fillers)
            {
                yield return (start, filler);
                yield return ("", start + filler);
            }
            start += piece.Text;
            yield return ("", start);
        }
    }

    private static string Filled(string filler) => filler.Length == 0 ? "" : string.Concat(Enumerable.Repeat(filler, Length / filler.Length));

    private static bool Ends(Regex regex, string text)
    {
        try
        {
            var since = Stopwatch.GetTimestamp();
            for (var match = regex.Match(text); match.Success; match = match.NextMatch())
                if (Stopwatch.GetElapsedTime(since) > regex.MatchTimeout) return false;
            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
