using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Processes;

namespace Soc.Cli.Hosting;

/// <summary>What came in, and what became of it: received = normalized + duplicates + quarantined.</summary>
public sealed class Tally
{
    private readonly SortedDictionary<SignalSource, int> _sources = [];
    private readonly HashSet<string> _alerts = [];

    public long Received { get; private set; }
    public long Duplicates { get; private set; }
    public long Quarantined { get; private set; }
    public long Normalized => _sources.Values.Sum(count => (long)count);

    /// <summary>Distinct ones.</summary>
    public int Alerts => _alerts.Count;

    /// <summary>Normalized signals by source.</summary>
    public IReadOnlyDictionary<SignalSource, int> Sources => _sources;

    /// <summary>Those that were told something.</summary>
    public HashSet<ProcessId> Incidents { get; } = [];

    public void Add(PipelineResult result)
    {
        Received += result.Received;
        Duplicates += result.Duplicates;
        Quarantined += result.Quarantined.Count;
        foreach (var ((_, source), count) in result.Normalized) _sources[source] = _sources.GetValueOrDefault(source) + count;
        _alerts.UnionWith(result.Detected.SelectMany(detected => detected.Alerts).Select(alert => alert.Id));
    }
}
