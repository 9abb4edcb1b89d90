using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Processes;

namespace Soc.Cli.Hosting;

/// <summary>What came in, and what became of it: received = normalized + duplicates + quarantined.</summary>
public sealed class Tally
{
    private readonly SortedDictionary<SignalSource, long> _sources = [];
    private readonly HashSet<string> _alerts = [];
    private Counts _counts;

    public long Received => _counts.Received;
    public long Normalized => _counts.Normalized;
    public long Duplicates => _counts.Duplicates;
    public long Quarantined => _counts.Quarantined;

    /// <summary>Distinct ones.</summary>
    public int Alerts => _alerts.Count;

    /// <summary>Normalized signals by source.</summary>
    public IReadOnlyDictionary<SignalSource, long> Sources => _sources;

    /// <summary>Those that were told something.</summary>
    public HashSet<ProcessId> Incidents { get; } = [];

    public void Add(Entered entered)
    {
        _counts += entered.Total;
        foreach (var (source, counts) in entered.Sources.Where(pair => pair.Value.Normalized > 0)) _sources[source] = _sources.GetValueOrDefault(source) + counts.Normalized;
    }

    public void Add(DetectedEvent detected) => _alerts.UnionWith(detected.Alerts.Select(alert => alert.Id));
}
