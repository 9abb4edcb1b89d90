using System.Globalization;

namespace Soc.Cli.Demo;

/// <summary>"1,3-5": some of a numbered list.</summary>
internal static class Choice
{
    /// <returns>The chosen ones in the list's order; null when the line is no choice from it.</returns>
    public static IReadOnlyList<string>? Read(string line, IReadOnlyList<string> numbered)
    {
        var chosen = new SortedSet<int>();
        foreach (var part in line.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', 2);
            if (!Number(ends[0], numbered.Count, out var from) || !Number(ends[^1], numbered.Count, out var to) || from > to) return null;
            chosen.UnionWith(Enumerable.Range(from, to - from + 1));
        }

        return chosen.Count == 0 ? null : [.. chosen.Select(number => numbered[number - 1])];
    }

    private static bool Number(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most;
}
