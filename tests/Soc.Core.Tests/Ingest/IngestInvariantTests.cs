using System.Text;
using System.Text.Json.Nodes;
using Soc.Contracts;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Ingest;

/// <summary>received = normalized + duplicates + quarantined, whatever arrives.</summary>
public sealed class IngestInvariantTests
{
    private const int Rounds = 2000;

    [Fact]
    public async Task Every_record_sent_is_normalized_a_duplicate_or_in_quarantine()
    {
        var records = Corpus.Objects.Select(name => JsonNode.Parse(Corpus.Text(name))!).ToList();
        // A record that does not say what it is.
        var broken = records.Select((record, index) => index % 3 == 0 ? Without(record, "category") : record).ToList();
        var sent = records.Concat(records).Concat(broken).Select(record => record.ToJsonString()).ToList();
        var arrivedAt = new DateTimeOffset(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);
        var ledger = new SourceLedger(new InMemoryDocumentStore());

        var read = new SignalPipeline(Content.Engine).Read(Encoding.UTF8.GetBytes($$"""{"records":[{{string.Join(",", sent)}}]}"""), new("telemetry", "3", 4096, 0), new([TestTenant.Directory]));
        var result = read.Only(await ledger.Fresh(read.Signals, arrivedAt, TestContext.Current.CancellationToken));
        var counts = (await ledger.Enter(result.Arrivals(arrivedAt), TestContext.Current.CancellationToken)).Total;

        Assert.Equal(sent.Count, counts.Received);
        Assert.Equal(counts.Received, counts.Normalized + counts.Duplicates + counts.Quarantined);
        Assert.Equal(records.Count, counts.Normalized);
        Assert.NotEqual(0, counts.Quarantined);
    }

    [Fact]
    public void Whatever_bytes_arrive_nothing_throws_and_nothing_disappears()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var seeds = Corpus.Cases.Select(Corpus.Bytes).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var body = Mutate(Body(seeds, random), random);
            try
            {
                var result = Corpus.Ingest(body);
                Assert.Equal(result.Received, result.Signals.Select(signal => signal.Position.Index).Concat(result.Quarantined.Select(item => item.Position.Index)).Distinct().Count());
                Assert.True(result.Received > 0 || IsBlank(body), "Bytes disappeared.");
                foreach (var normalized in result.Signals.Select(signal => Normalizer.Normalize(signal, TestTenant.Directory)).OfType<Normalization.Succeeded>())
                    Assert.NotNull(Content.Engine.Detect(normalized.Event, TestTenant.Directory));
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {seed}, round {round}: {failure}\n{Encoding.Latin1.GetString(body)}");
            }
        }
    }

    private static JsonNode Without(JsonNode record, string name)
    {
        var copy = record.DeepClone();
        return copy.AsObject().Remove(name) ? copy : JsonNode.Parse("[]")!;
    }

    private static byte[] Body(List<byte[]> seeds, Random random)
    {
        var picked = Enumerable.Range(0, random.Next(1, 4)).Select(_ => seeds[random.Next(seeds.Count)]).ToList();
        var text = string.Join(random.Next(2) == 0 ? "\n" : ",", picked.Select(Encoding.UTF8.GetString));
        return Encoding.UTF8.GetBytes(random.Next(3) switch { 0 => text, 1 => $"[{text}]", _ => $$"""{"records":[{{text}}]}""" });
    }

    private static byte[] Mutate(byte[] body, Random random)
    {
        const string Spice = "{}[]\",:\\nul0123\u00ff\0 \r\n";
        var bytes = body.ToList();
        for (var change = random.Next(0, 12); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] = (byte)Spice[random.Next(Spice.Length)]; break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at))); break;
                default: bytes.InsertRange(at, "\"\\ud83d\",null,[]"u8.ToArray()); break;
            }
        }
        return [.. bytes];
    }

    private static bool IsBlank(byte[] body) => body.All(value => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'[' or (byte)']' or (byte)',');
}
