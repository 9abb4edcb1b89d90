using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Soc.Core.Ingest;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Normalize;

/// <summary>What is read by a short cut is read as the long way reads it.</summary>
public sealed partial class ShortCutTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void An_instant()
    {
        Each("2026-02-28T23:59:58.1234567Z", "0123456789-:.TZ +", (text, seed) =>
        {
            if (!IsoInstant.TryParse(text, out var time)) return false;
            var shortened = text.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? text[..Math.Min(point + 8, text.TrimEnd('Z').Length)] : text.TrimEnd('Z');
            Assert.True(
                DateTimeOffset.TryParseExact(shortened, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var expected)
                && expected == time && time.Offset == TimeSpan.Zero,
                $"seed {seed}: {text}");
            return true;
        });
    }

    [Fact]
    public void An_address()
    {
        Each("203.0.113.24", "0123456789.:x[]% ", (text, seed) =>
        {
            var (ip, port) = IpSpelling.Parse(text);
            if (ip != text) return false;
            Assert.True(port is null && IPAddress.Parse(text).ToString() == text, $"seed {seed}: {text}");
            return true;
        });
    }

    [Fact]
    public void An_id()
    {
        Each("7b1e4a52-0c0d-4f6e-8d53-5a1f0e6b2c41", "0123456789abcdefABCDEF-{}() ", (text, seed) =>
        {
            var expected = Guid.TryParse(text, out var id) && id != Guid.Empty ? id.ToString("D") : null;
            Assert.True(expected == GuidText.Of(text), $"seed {seed}: {text}");
            return expected is not null;
        });
    }

    [Fact]
    public void A_name_of_data_loss_prevention()
    {
        string[] names = ["etectedValues", "ensitiveInformationDetections", "xceptionInfo"];
        foreach (var written in names.Append(@"\u0049").Append(@"\u005cu0062"))
            Each($"{new string('.', 40)}{written}{new string('.', 40)}", "dVnDxIu0\\5cC", (text, seed) =>
            {
                var expected = names.Any(name => text.Contains(name, StringComparison.Ordinal)) || EscapedLetter().IsMatch(text);
                Assert.True(expected == DlpNames.MayStandIn(Encoding.UTF8.GetBytes(text)), $"seed {seed}: {text}");
                return expected;
            });
    }

    /// <summary>Of ASCII alone.</summary>
    [GeneratedRegex(@"(\\|5[cC])u00(3[0-9]|[46][1-9a-fA-F]|[57][0-9aA])")]
    private static partial Regex EscapedLetter();

    [Fact]
    public void A_text_in_lower_case()
    {
        Each("Mira.Holm@Example.org", "abcXYZÄöß İıſK\u0130", (text, seed) =>
        {
            var (expected, actual) = (text.ToLowerInvariant(), text.Lower());
            Assert.True(expected == actual, $"seed {seed}: {text}");
            return true;
        });
    }

    [Theory]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-01-01T24:00:00Z")]
    [InlineData("2026-01-01T00:00:00.Z")]
    [InlineData("2026-01-01T00:00:00+01:00")]
    public void What_is_no_such_instant_is_left_to_the_long_way(string text) => Assert.False(IsoInstant.TryParse(text, out _));

    /// <param name="check">Whether the text is of the kind.</param>
    private static void Each(string whole, string spice, Func<string, int, bool> check)
    {
        var (seed, hit) = (Random.Shared.Next(), 0);
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var letters = whole.ToCharArray().ToList();
            for (var change = random.Next(3); change > 0; change--)
            {
                var at = random.Next(letters.Count);
                if (random.Next(3) == 0 && letters.Count > 1) letters.RemoveAt(at);
                else letters[at] = spice[random.Next(spice.Length)];
            }

            hit += check(string.Concat(letters), seed) ? 1 : 0;
        }

        Assert.True(hit > Rounds / 10, $"seed {seed}: {hit}");
    }
}
