using System.Text;
using System.Text.Json;
using Soc.Sigma.Tests.Reference;

namespace Soc.Sigma.Tests;

public sealed class DifferentialTests
{
    private const int Rules = 150;
    private const int Records = 200;

    /// <summary>40 rounds of 150 rules and 200 records: 1.2 million pairs, each answered four times.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_engine_agrees_with_the_reference_on_random_rules_and_records(int seed)
    {
        var random = new RandomRules(new Random(seed));
        var made = Enumerable.Range(0, Rules).Select(random.Rule).ToArray();
        var rules = Some.Rules([.. made.Select(rule => rule.Yaml)]);
        var source = new SigmaLogSource("windows");
        var matcher = rules.For(source);
        for (var i = 0; i < Records; i++)
        {
            var record = random.Record();
            var wanted = Enumerable.Range(0, Rules).Where(rule => made[rule].Holds(record)).Select(rule => $"r{rule}").ToArray();
            Assert.True(rules.TryMatch(Encoding.UTF8.GetBytes(record.Json), source, out var fromText));
            Agree(wanted, fromText, made, record);
            var json = new SigmaJsonRecord(source, JsonDocument.Parse(record.Json).RootElement);
            Agree(wanted, rules.Match(json), made, record);
            Agree(wanted, matcher.Match(new ByNumber(matcher, json)), made, record);
            Assert.All(fromText, match => Assert.NotNull(match.Fields()));
            if (i % 10 > 0)
            {
                continue;
            }

            var explained = rules.Rules.Where(rule => rules.Explain(rule, json).Holds).Select(rule => rule.Title);
            Assert.Equal(wanted, explained);
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    private static void Agree(string[] wanted, IReadOnlyList<SigmaMatch> found, (string Yaml, Func<NaiveRecord, bool> Holds)[] made, NaiveRecord record)
    {
        var titles = found.Select(match => match.Rule.Title).ToArray();
        if (!titles.SequenceEqual(wanted))
        {
            var wrong = int.Parse(titles.Except(wanted).Concat(wanted.Except(titles)).First()[1..], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Fail($"Reference says {made[wrong].Holds(record)} for {record.Json} and\n{made[wrong].Yaml}");
        }
    }

    private sealed class ByNumber(SigmaMatcher matcher, ISigmaRecord record) : ISigmaFields
    {
        public ISigmaRecord Record => record;

        public bool Read(int field, SigmaCells cells)
        {
            var value = record.Field(matcher.Fields[field]);
            cells.Add(value);
            return value.Kind != SigmaValueKind.Missing;
        }

        public void ReadAll(SigmaCells cells)
        {
            foreach (var value in record.Values)
            {
                cells.Add(value);
            }
        }
    }
}
