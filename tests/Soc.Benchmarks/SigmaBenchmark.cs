using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Soc.Sigma;

namespace Soc.Benchmarks;

/// <summary>
/// Measures how many records a second one core matches, beside a pass of <see cref="Utf8JsonReader"/> over the same bytes that
/// does nothing with them.
/// </summary>
internal static class SigmaBenchmark
{
    private static readonly SigmaLogSource Source = new("windows", "process_creation");

    public static int Run(SigmaBenchmarkOptions options)
    {
        var events = options.Events is null ? GeneratedEvents.Write(options.Records, options.Seed) : File.ReadAllBytes(options.Events);
        var records = Count(events);
        Print($"{records:N0} records, {events.Length / 1048576.0:N0} MiB, {(double)events.Length / records:N0} bytes each");
        var bare = Best(options.Rounds, () => Bare(events));
        Print($"bare Utf8JsonReader pass      {records / bare,12:N0} records/s {events.Length / bare / 1e6,9:N0} MB/s");
        foreach (var count in options.Rules is null ? options.Counts : [0])
        {
            Measure(options, count, events, records, bare);
        }

        Print($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576:N0} MiB, of which events {events.Length / 1048576:N0} MiB");
        return 0;
    }

    private static void Measure(SigmaBenchmarkOptions options, int count, byte[] events, int records, double bare)
    {
        SigmaSource[] sources = options.Rules is null
            ? [.. GeneratedRules.Write(count, options.Seed)]
            : [.. Directory.EnumerateFiles(options.Rules, "*.yml", SearchOption.AllDirectories).Select(file => new SigmaSource(file, File.ReadAllText(file)))];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Environment.CpuUsage.TotalTime;
        var rules = SigmaRuleSet.Load(sources).RuleSet;
        rules.TryMatch("{}"u8, Source, out _);
        var load = (Environment.CpuUsage.TotalTime - started).TotalMilliseconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
        var hits = 0;
        var seconds = Best(options.Rounds, () => hits = Match(rules, events));
        Print($"{rules.Rules.Count,6:N0} rules: {load,6:N0} ms load, {memory,5:N1} MiB {records / seconds,12:N0} records/s {events.Length / seconds / 1e6,9:N0} MB/s {bare / seconds,7:P0} of bare, {hits:N0} matches");
    }

    private static int Match(SigmaRuleSet rules, ReadOnlySpan<byte> events)
    {
        var hits = 0;
        while (!events.IsEmpty)
        {
            var end = events.IndexOf((byte)'\n');
            rules.TryMatch(events[..end], Source, out var matches);
            hits += matches.Count;
            events = events[(end + 1)..];
        }

        return hits;
    }

    private static void Bare(ReadOnlySpan<byte> events)
    {
        while (!events.IsEmpty)
        {
            var end = events.IndexOf((byte)'\n');
            var reader = new Utf8JsonReader(events[..end]);
            while (reader.Read())
            {
            }

            events = events[(end + 1)..];
        }
    }

    private static int Count(ReadOnlySpan<byte> events) => events.Count((byte)'\n');

    /// <summary>Processor time of the best round, in seconds: what others do on the machine is not ours.</summary>
    private static double Best(int rounds, Action pass)
    {
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            pass();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        return best;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
