using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Benchmarks;

/// <summary>
/// Measures, source by source, how many records a second one core normalizes, and how many go the whole first half (ingest, normalize,
/// detect), each beside a pass of <see cref="Utf8JsonReader"/> over the same bytes that does nothing with them. The records are those of
/// the corpus, over and over, each with ids of its own.
/// </summary>
internal static partial class NormalizeBenchmark
{
    private const int EnvelopeSize = 100;
    private const int RuleCount = 1_000;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(20);

    private static readonly TenantId Tenant = TenantId.Parse("3d0c6c1e-8f4b-4f0a-9a57-2f1c5b7e9d10");
    private static readonly TenantDirectory Directory = new(TenantProfile.Empty(Tenant) with
    {
        Subscriptions = ["6f1d2c3b-4a5e-4f60-8172-93a4b5c6d7e8"],
        Workspaces = ["d7a1f3b2-4c5e-4a86-9b0d-1e2f3a4b5c6d"],
        Collectors = ["web01", "web01.example.org", "app01", "fw01", "fw02", "fw03", "192.0.2.2", "srv01.example.org", "ws-otto.example.org"],
    });
    private static readonly HashSet<string> Ours = new([Tenant.ToString(), .. Directory.Profile.Subscriptions, .. Directory.Profile.Workspaces], StringComparer.OrdinalIgnoreCase);
    private static readonly ServedTenants Tenants = new([Directory]);

    public static int Run(SigmaBenchmarkOptions options)
    {
        var engine = DetectionEngine.Load(GeneratedRules.Write(RuleCount, options.Seed));
        var folders = System.IO.Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Corpus")).Order(StringComparer.Ordinal)
            .Where(folder => options.Sources.Count == 0 || options.Sources.Contains(Path.GetFileName(folder))).ToList();
        var each = Math.Max(EnvelopeSize, options.Records / Math.Max(folders.Count, 1) / EnvelopeSize * EnvelopeSize);
        var sources = folders.Select(folder => new Source(folder, each, engine)).ToList();
        WarmUp(sources);
        Console.WriteLine($"{each:N0} records of each source, {RuleCount:N0} rules, best of {options.Rounds}");
        Console.WriteLine($"{"",-32}{"bytes",8}{"bare/s",12}{"normalize/s",14}{"of bare",9}{"first half/s",14}{"of bare",9}{"allocated",11}");
        var total = default(Timing);
        foreach (var source in sources) total += Measure(source, options.Rounds);
        Print("all sources", total);
        return 0;
    }

    /// <summary>Until everything is compiled as well as it will ever be, which the runtime does beside the work, and only for what is used much.</summary>
    private static void WarmUp(List<Source> sources)
    {
        for (var started = Stopwatch.StartNew(); started.Elapsed < WarmUpTime;)
        {
            foreach (var source in sources)
            {
                source.Bare();
                source.Normalize();
                source.FirstHalf();
            }
        }
    }

    private static Timing Measure(Source source, int rounds)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        source.FirstHalf();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var timing = new Timing(source.Records, source.Bytes, Best(rounds, source.Bare), Best(rounds, source.Normalize), Best(rounds, source.FirstHalf), allocated);
        Print(source.Name, timing);
        return timing;
    }

    private static SignalPosition Position { get; } = new("benchmark", "0", 0, 0);

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
        $"{name,-32}{(double)timing.Bytes / timing.Records,8:N0}{timing.Records / timing.Bare,12:N0}{timing.Records / timing.Normalized,14:N0}{timing.Bare / timing.Normalized,9:P0}{timing.Records / timing.Whole,14:N0}{timing.Bare / timing.Whole,9:P0}{(double)timing.Allocated / timing.Records,11:N0}"));

    /// <summary>The records of one folder of the corpus, over and over.</summary>
    private sealed partial class Source(string folder, int records, DetectionEngine engine)
    {
        private readonly SignalPipeline _pipeline = new(engine);
        private readonly List<byte[]> _envelopes = Envelopes(folder, records);
        private List<Signal>? _signals;

        public string Name => Path.GetFileName(folder);

        public int Records => records;

        public long Bytes => _envelopes.Sum(envelope => (long)envelope.Length);

        [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
        private static partial Regex Id();

        private List<Signal> Signals => _signals ??= [.. _envelopes.SelectMany(envelope => new Ingestor(Tenants).Read(envelope, Position).Signals)];

        public void Bare()
        {
            foreach (var envelope in _envelopes)
            {
                var reader = new Utf8JsonReader(envelope);
                while (reader.Read())
                {
                }
            }
        }

        public void Normalize()
        {
            foreach (var signal in Signals)
                if (Normalizer.Normalize(signal, Directory) is not Normalization.Succeeded) throw new InvalidOperationException("A record of the corpus was not normalized.");
        }

        public void FirstHalf()
        {
            foreach (var envelope in _envelopes)
                if (_pipeline.Read(envelope, Position, Tenants).Quarantined.Count > 0) throw new InvalidOperationException("A record of the corpus was not read.");
        }

        private static List<byte[]> Envelopes(string folder, int records)
        {
            var corpus = System.IO.Directory.GetFiles(folder, "*.json")
                .Where(file => !file.EndsWith(".expected.json", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("export-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(file => JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(File.ReadAllBytes(file)))).ToList();
            return [.. Enumerable.Range(0, records / EnvelopeSize).Select(envelope => Envelope(corpus, envelope * EnvelopeSize))];
        }

        private static byte[] Envelope(List<byte[]> corpus, int first) =>
            [.. "{\"records\":["u8, .. Enumerable.Range(first, EnvelopeSize).SelectMany(index => (byte[])[.. index == first ? ""u8 : ","u8, .. Fresh(corpus[index % corpus.Count], index)]), .. "]}"u8];

        /// <summary>Ids are others in every record, as they are in a tenant; names and hashes come again, as they do there.</summary>
        private static byte[] Fresh(byte[] record, int index) =>
            Encoding.UTF8.GetBytes(Id().Replace(Encoding.UTF8.GetString(record), id => Ours.Contains(id.Value) ? id.Value : id.Value[..^6] + ((int.Parse(id.Value[^6..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) + index) & 0xffffff).ToString("x6", CultureInfo.InvariantCulture)));
    }

    /// <param name="Bare">Seconds that the records took, as the next two.</param>
    /// <param name="Allocated">Bytes, in the first half.</param>
    private readonly record struct Timing(long Records, long Bytes, double Bare, double Normalized, double Whole, long Allocated)
    {
        public static Timing operator +(Timing left, Timing right) =>
            new(left.Records + right.Records, left.Bytes + right.Bytes, left.Bare + right.Bare, left.Normalized + right.Normalized, left.Whole + right.Whole, left.Allocated + right.Allocated);
    }
}
