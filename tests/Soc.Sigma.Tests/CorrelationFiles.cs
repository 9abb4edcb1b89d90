namespace Soc.Sigma.Tests;

/// <summary>Rules a, b and c that match a record by its field K, and correlations over them.</summary>
internal static class CorrelationFiles
{
    public static string Rule(string letter) => $"""
        title: Rule {letter}
        name: {letter}
        id: 00000000-0000-4000-8000-00000000000{letter}
        logsource:
            product: windows
        detection:
            s:
                K|contains: {letter}
            condition: s

        """;

    public static string Correlation(string body, string title = "Correlated") =>
        $"title: {title}\nname: {title}\ncorrelation:\n    {body.ReplaceLineEndings("\n    ")}\n";

    public static SigmaRuleSet Load(params string[] correlations) =>
        Some.Rules([Rule("a"), Rule("b"), Rule("c"), .. correlations]);

    /// <summary>The text "id second K U V" becomes an occurrence; later parts may be left out.</summary>
    public static SigmaOccurrence Occurrence(SigmaRuleSet rules, string text)
    {
        var parts = text.Split(' ');
        var fields = new[] { "K", "U", "V" }.Zip(parts.Skip(2), (name, value) => value == "-" ? null : $"\"{name}\":\"{value}\"").OfType<string>();
        var record = Some.Record($"{{{string.Join(",", fields)}}}");
        var time = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        return new SigmaOccurrence(parts[0], time, record, rules.Match(record));
    }

    /// <summary>The matches that hold once all events are in, each as "title: ids", in the order of their keys.</summary>
    public static IReadOnlyList<string> Run(SigmaRuleSet rules, params IEnumerable<string> events)
    {
        var correlator = new SigmaCorrelator(rules);
        return Holding(correlator, events.Select(text => Occurrence(rules, text)));
    }

    public static IReadOnlyList<string> Holding(SigmaCorrelator correlator, IEnumerable<SigmaOccurrence> occurrences)
    {
        var holding = new SortedDictionary<string, SigmaCorrelationMatch>(StringComparer.Ordinal);
        foreach (var changes in occurrences.Select(correlator.Observe))
        {
            foreach (var key in changes.Withdrawn)
            {
                holding.Remove(key);
            }

            foreach (var match in changes.Raised)
            {
                holding[match.Key] = match;
            }
        }

        return [.. holding.Values.Select(match => $"{match.Correlation.Title}: {string.Join(",", match.EventIds.Select(Short))}")];
    }

    private static string Short(string id) => id.Split('|')[0];
}
