using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Tenants;

namespace Soc.Cli.Hosting;

/// <summary>
/// Enters messages into the ledger many at a time: a write for each line of a file would cost more than working on it. What is not entered yet is
/// known here; a run that is killed forgets it, and reads it again.
/// </summary>
internal sealed class LedgerBatch(SourceLedger ledger)
{
    private const int Most = 1_000;

    private readonly List<Arrival> _waiting = [];
    private readonly HashSet<(TenantId, SignalSource, string, DateTimeOffset)> _known = [];

    public bool IsFull => _waiting.Count >= Most;

    public async Task<IReadOnlyList<Signal>> Fresh(IReadOnlyList<Signal> signals, DateTimeOffset arrivedAt, CancellationToken cancellation) =>
        [.. (await ledger.Fresh(signals, arrivedAt, cancellation)).Where(signal => !_known.Contains((signal.Tenant, signal.Source, signal.Key, signal.Time)))];

    /// <param name="dealtWith">A message.</param>
    public void Add(PipelineResult dealtWith, DateTimeOffset arrivedAt)
    {
        _waiting.AddRange(dealtWith.Arrivals(arrivedAt));
        _known.UnionWith(dealtWith.Outcomes.Where(outcome => outcome.Unreadable is null).Select(outcome => (outcome.Signal.Tenant, outcome.Signal.Source, outcome.Signal.Key, outcome.Signal.Time)));
    }

    /// <returns>What was added to the ledger.</returns>
    public async Task<Entered> Enter(CancellationToken cancellation)
    {
        var entered = await ledger.Enter(_waiting, cancellation);
        _waiting.Clear();
        _known.Clear();
        return entered;
    }
}
