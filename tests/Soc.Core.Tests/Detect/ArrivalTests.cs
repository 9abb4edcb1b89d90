using System.Text.Json.Nodes;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Detect;

public sealed class ArrivalTests
{
    private static readonly List<JsonNode> Records =
        [.. Directory.EnumerateFiles(Content.Root, "*.json", SearchOption.AllDirectories).Order().Select(file => JsonNode.Parse(File.ReadAllBytes(file))!)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Shuffled_copied_and_late_records_raise_the_same_alerts_byte_for_byte(int seed)
    {
        var random = new Random(seed);
        var arriving = Records.SelectMany(record => Copies(record, random.Next(1, 5))).ToArray();
        random.Shuffle(arriving);

        Assert.Equal(Alerts(Records), Alerts(arriving));
    }

    private static IEnumerable<JsonNode> Copies(JsonNode record, int count) => Enumerable.Range(0, count).Select(copy =>
    {
        var late = record.DeepClone();
        if (late["time"] is not null) late["time"] = $"2026-11-18T0{copy}:00:00Z";
        return late;
    });

    /// <summary>Without a window for duplicates: it may only ever spare work.</summary>
    private static string Alerts(IEnumerable<JsonNode> records)
    {
        var alerts = records
            .SelectMany(record => Corpus.Ingest(record.ToJsonString()).Signals)
            .Select(signal => Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(signal, TestTenant.Directory)).Event)
            .SelectMany(found => Content.Engine.Detect(found, TestTenant.Directory));
        return SocJson.Write(alerts.Distinct(new ByBytes()).OrderBy(alert => alert.Id, StringComparer.Ordinal));
    }

    private sealed class ByBytes : IEqualityComparer<Alert>
    {
        public bool Equals(Alert? left, Alert? right) => SocJson.Write(left) == SocJson.Write(right);

        public int GetHashCode(Alert alert) => alert.Id.GetHashCode(StringComparison.Ordinal);
    }
}
