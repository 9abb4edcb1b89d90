using System.Globalization;
using System.Text.Json;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Benchmarks;

/// <summary>
/// Measures, source by source, how many records a second one core normalizes, and how many go the whole first half (ingest, normalize,
/// detect), each beside a pass of <see cref="Utf8JsonReader"/> over the same bytes that does nothing with them. The records are those of
/// the corpus, over and over, each under a key of its own place.
/// </summary>
internal static class NormalizeBenchmark
{
    private const int EnvelopeSize = 100;
    private const int RuleCount = 1_000;

    private static readonly TenantId Tenant = TenantId.Parse("3d0c6c1e-8f4b-4f0a-9a57-2f1c5b7e9d10");
    private static readonly TenantDirectory Directory = new(TenantProfile.Empty(Tenant) with
    {
        Subscriptions = ["6f1d2c3b-4a5e-4f60-8172-93a4b5c6d7e8"],
        Workspaces = ["d7a1f3b2-4c5e-4a86-9b0d-1e2f3a4b5c6d"],
        Collectors = ["web01", "web01.example.org", "app01", "fw01", "fw02", "fw03", "192.0.2.2", "srv01.example.org", "ws-otto.example.org"],
    });
    private static readonly ServedTenants Tenants = new([Directory]);

    public static int Run(SigmaBenchmarkOptions options)
    {
        var engine = DetectionEngine.Load(GeneratedRules.Write(RuleCount, options.Seed));
        var sources = System.IO.Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Corpus")).Order(StringComparer.Ordinal).ToList();
        var each = Math.Max(EnvelopeSize, options.Records / sources.Count / EnvelopeSize * EnvelopeSize);
        Console.WriteLine($"{each:N0} records of each source, {RuleCount:N0} rules, best of {options.Rounds}");
        Console.WriteLine($"{"",-32}{"bytes",8}{"bare/s",12}{"normalize/s",14}{"of bare",9}{"first half/s",14}{"of bare",9}");
        var total = default(Timing);
        foreach (var source in sources) total += Measure(Path.GetFileName(source), Envelopes(source, each), engine, each, options.Rounds);
        Print("all sources", total);
        return 0;
    }

    private static Timing Measure(string source, List<byte[]> envelopes, DetectionEngine engine, int records, int rounds)
    {
        var signals = envelopes.SelectMany(envelope => new Ingestor(Tenants).Read(envelope, Position).Signals).ToList();
        var timing = new Timing(
            records,
            envelopes.Sum(envelope => (long)envelope.Length),
            Best(rounds, () => Bare(envelopes)),
            Best(rounds, () => Normalize(signals)),
            Best(rounds, () => FirstHalf(envelopes, new SignalPipeline(engine))));
        Print(source, timing);
        return timing;
    }

    private static SignalPosition Position { get; } = new("benchmark", "0", 0, 0);

    private static List<byte[]> Envelopes(string folder, int records)
    {
        var corpus = System.IO.Directory.GetFiles(folder, "*.json")
            .Where(file => !file.EndsWith(".expected.json", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("export-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(File.ReadAllBytes(file)))).ToList();
        return
        [
            .. Enumerable.Range(0, records / EnvelopeSize).Select(envelope =>
                (byte[])[.. "{\"records\":["u8, .. Enumerable.Range(0, EnvelopeSize).SelectMany(index => (byte[])[.. index == 0 ? ""u8 : ","u8, .. corpus[((envelope * EnvelopeSize) + index) % corpus.Count]]), .. "]}"u8]),
        ];
    }

    private static void Bare(List<byte[]> envelopes)
    {
        foreach (var envelope in envelopes)
        {
            var reader = new Utf8JsonReader(envelope);
            while (reader.Read())
            {
            }
        }
    }

    private static void Normalize(List<Signal> signals)
    {
        foreach (var signal in signals)
            if (Normalizer.Normalize(signal, Directory) is not Normalization.Succeeded) throw new InvalidOperationException("A record of the corpus was not normalized.");
    }

    private static void FirstHalf(List<byte[]> envelopes, SignalPipeline pipeline)
    {
        foreach (var envelope in envelopes)
            if (pipeline.Read(envelope, Position, Tenants).Quarantined.Count > 0) throw new InvalidOperationException("A record of the corpus was not read.");
    }

    /// <summary>Processor time of the best round, in seconds.</summary>
    private static double Best(int rounds, Action pass)
    {
        var best = double.MaxValue;
        for (var round = 0; round <= rounds; round++)
        {
            var started = Environment.CpuUsage.TotalTime;
            pass();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - started).TotalSeconds);
        }

        return best;
    }

    private static void Print(string name, Timing timing) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-32}{(double)timing.Bytes / timing.Records,8:N0}{timing.Records / timing.Bare,12:N0}{timing.Records / timing.Normalized,14:N0}{timing.Bare / timing.Normalized,9:P0}{timing.Records / timing.Whole,14:N0}{timing.Bare / timing.Whole,9:P0}"));

    /// <summary>Seconds that the records took.</summary>
    private readonly record struct Timing(long Records, long Bytes, double Bare, double Normalized, double Whole)
    {
        public static Timing operator +(Timing left, Timing right) =>
            new(left.Records + right.Records, left.Bytes + right.Bytes, left.Bare + right.Bare, left.Normalized + right.Normalized, left.Whole + right.Whole);
    }
}
