namespace Soc.Sigma.Tests.Reference;

/// <summary>Short texts over few characters, so that values and patterns meet often.</summary>
internal sealed class RandomText(Random random)
{
    private static readonly string[] Letters = ["a", "A", "b", "B", "c", "-", "/", ".", " ", "é", "É", "\u2013", "\U0001F600", "ß", "\u017f", "s", "k", "\u212a", "1"];

    private static readonly string[] Special = ["*", "?", "\\", "\\*", "\\\\", "*", "a*b"];

    public string Value() => Of(random.Next(9), Letters, withBackslash: true);

    public string Plain(int most = 6) => Of(1 + random.Next(most), Letters, withBackslash: false);

    public string Pattern() => string.Concat(Enumerable.Range(0, random.Next(6))
        .Select(_ => random.Next(4) == 0 ? Special[random.Next(Special.Length)] : Letters[random.Next(Letters.Length)]));

    public string Number() => random.Next(5) switch
    {
        0 => "1.0",
        1 => "-2",
        2 => "1e1",
        3 => "10",
        _ => random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private string Of(int length, string[] letters, bool withBackslash) => string.Concat(Enumerable.Range(0, length)
        .Select(_ => withBackslash && random.Next(12) == 0 ? @"\" : letters[random.Next(letters.Length)]));
}
