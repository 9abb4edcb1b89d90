using System.Globalization;
using System.Text.Json;
using Soc.Sigma;

namespace Soc.Benchmarks;

/// <summary>Measures how many matches a second one core correlates: a count, distinct values and an ordered pair, by user.</summary>
internal static class CorrelationBenchmark
{
    private const string Files = """
        title: Failed sign-in
        name: failed
        logsource: {product: azure}
        detection: {s: {result: failed}, condition: s}
        ---
        title: Successful sign-in
        name: succeeded
        logsource: {product: azure}
        detection: {s: {result: ok}, condition: s}
        ---
        title: Many failures
        name: many
        correlation: {type: event_count, rules: failed, group-by: user, timespan: 10m, condition: {gte: 10}}
        ---
        title: Many users from one address
        correlation: {type: value_count, rules: failed, group-by: address, timespan: 10m, condition: {field: user, gte: 20}}
        ---
        title: Failures, then success
        correlation: {type: temporal_ordered, rules: [many, succeeded], group-by: user, timespan: 30m}
        """;

    public static int Run(SigmaBenchmarkOptions options)
    {
        var rules = SigmaRuleSet.Load([new SigmaSource("benchmark.yml", Files)]).RuleSet;
        var occurrences = Occurrences(rules, options).ToArray();
        var best = double.MaxValue;
        var raised = 0;
        for (var round = 0; round < options.Rounds; round++)
        {
            var correlator = new SigmaCorrelator(rules, new SigmaCorrelationOptions { AllowedLateness = TimeSpan.FromMinutes(30) });
            var before = Environment.CpuUsage.TotalTime;
            raised = occurrences.Sum(occurrence => correlator.Observe(occurrence).Raised.Count);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{occurrences.Length:N0} matches, 3 correlations: {occurrences.Length / best:N0} matches/s, {raised:N0} raised"));
        return 0;
    }

    private static IEnumerable<SigmaOccurrence> Occurrences(SigmaRuleSet rules, SigmaBenchmarkOptions options)
    {
        var random = new Random(options.Seed);
        var time = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < options.Records; i++)
        {
            time = time.AddMilliseconds(random.Next(100));
            var json = $$"""{"result":"{{(random.Next(4) == 0 ? "ok" : "failed")}}","user":"user{{random.Next(2000)}}","address":"192.0.2.{{random.Next(250)}}"}""";
            var record = new SigmaJsonRecord(new SigmaLogSource("azure"), JsonDocument.Parse(json).RootElement);
            yield return new SigmaOccurrence(i.ToString(CultureInfo.InvariantCulture), time.AddSeconds(-random.Next(60)), record, rules.Match(record));
        }
    }
}
