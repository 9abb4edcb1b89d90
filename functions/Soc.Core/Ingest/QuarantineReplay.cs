using System.Runtime.CompilerServices;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Tries the quarantine again. By itself it does so once whenever something has changed that a record may have waited for: another build of the
/// SOC, or another tenant, subscription, workspace or collector. Goes on where it broke off.
/// </summary>
public sealed class QuarantineReplay(Quarantine quarantine, SourceLedger ledger, IDocumentStore store, TimeProvider clock)
{
    /// <summary>What one run tries at most, so that it ends before its host loses patience.</summary>
    public const int Portion = 500;

    /// <summary>A new reader tries nothing before this: hosts that still run the old build, or know the old tenants, may be adding to the quarantine.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    private const int NotedEvery = 25;
    private const string Table = "checkpoints";
    private const string Key = "quarantine";
    private static readonly PartitionKey Partition = new(Quarantine.Unclaimed, "replay");

    /// <summary>Takes one record in again.</summary>
    /// <param name="take">Deals with the message as if it had just arrived; returns what it could not read.</param>
    /// <returns>Whether it was read and has left the quarantine.</returns>
    public async Task<bool> Try(QuarantineRow row, Func<InboundMessage, CancellationToken, Task<IReadOnlyList<QuarantinedSignal>>> take, CancellationToken cancellation)
    {
        var content = await quarantine.Content(row, cancellation);
        var refused = await take(new(row.Position, content, row.ArrivedAt), cancellation);
        var again = refused.Where(signal => (signal.Tenant ?? Quarantine.Unclaimed) == row.Tenant && signal.Content.Span.SequenceEqual(content.Span)).ToList();
        foreach (var twin in again.Select(Quarantine.IdOf).Where(id => id != row.Id)) await Leave(row.Tenant, twin, cancellation);
        // Refused again, but recognized by now: it is counted under its source.
        if (again.Count == 0 || again[0].Source != row.Source) await ledger.Withdraw(row, cancellation);
        if (again.Count == 0) await quarantine.Release(row, cancellation);
        return again.Count == 0;
    }

    /// <param name="reader">Says what reads: <see cref="ReaderOf"/>.</param>
    /// <param name="take">As in <see cref="Try"/>.</param>
    /// <exception cref="StoreBusyException">The store does not answer just now; the next run goes on.</exception>
    public async Task<ReplayTally> RunWhenDue(
        string reader, IReadOnlyList<TenantId> tenants, Func<InboundMessage, CancellationToken, Task<IReadOnlyList<QuarantinedSignal>>> take, CancellationToken cancellation)
    {
        var document = await store.Get(Table, Partition, Key, cancellation);
        var standing = document is null ? null : SocJson.Read<Progress>(document.Body);
        var progress = standing?.Reader == reader ? standing : new Progress(reader, clock.GetUtcNow(), null, null, Through: false);
        if (progress != standing) document = await Note(document, progress, cancellation);
        var tally = new ReplayTally(0, 0);
        if (progress.Through || clock.GetUtcNow() - progress.Since < Settling) return tally;
        await foreach (var row in Waiting(tenants, progress, cancellation).Take(Portion).WithCancellation(cancellation))
        {
            tally = new(tally.Tried + 1, tally.Read + (await TryAlone(row, take, cancellation) ? 1 : 0));
            progress = progress with { Tenant = row.Tenant, After = row.Id };
            if (tally.Tried % NotedEvery == 0) document = await Note(document, progress, cancellation);
        }

        await Note(document, progress with { Through = tally.Tried < Portion }, cancellation);
        return tally;
    }

    /// <summary>A name for all that decides what can be read: the build, and whom records belong to.</summary>
    public static string ReaderOf(Guid build, IEnumerable<TenantProfile> served)
    {
        var tenants = served.OrderBy(profile => profile.Tenant.ToString(), StringComparer.Ordinal)
            .Select(profile => $"{profile.Tenant}|{string.Join(',', profile.Subscriptions.Concat(profile.Workspaces).Concat(profile.Collectors).Order(StringComparer.Ordinal))}");
        return Digest.Of($"{build}\n{string.Join('\n', tenants)}");
    }

    /// <summary>A record of many pieces is kept whole for each piece that cannot be read; read again by itself, its pieces are numbered anew. One row keeps it.</summary>
    private async Task Leave(TenantId tenant, string twin, CancellationToken cancellation)
    {
        if (await quarantine.Find(tenant, twin, cancellation) is not { } row) return;
        await ledger.Withdraw(row, cancellation);
        await quarantine.Release(row, cancellation);
    }

    /// <summary>A record that breaks its reader, or whose bytes are gone, holds up none behind it.</summary>
    private async Task<bool> TryAlone(QuarantineRow row, Func<InboundMessage, CancellationToken, Task<IReadOnlyList<QuarantinedSignal>>> take, CancellationToken cancellation)
    {
        try
        {
            return await Try(row, take, cancellation);
        }
        catch (Exception failure) when (failure is not (StoreBusyException or StoreUnusableException or OperationCanceledException))
        {
            return false;
        }
    }

    /// <summary>Tenant by tenant in one order, behind what was tried already.</summary>
    private async IAsyncEnumerable<QuarantineRow> Waiting(IReadOnlyList<TenantId> tenants, Progress progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var tenant in tenants.Append(Quarantine.Unclaimed).OrderBy(tenant => tenant.ToString(), StringComparer.Ordinal))
        {
            var order = progress.Tenant is { } reached ? string.CompareOrdinal(tenant.ToString(), reached.ToString()) : 1;
            if (order < 0) continue;
            await foreach (var row in quarantine.List(tenant, order == 0 ? progress.After : null, cancellation)) yield return row;
        }
    }

    private async Task<Document?> Note(Document? document, Progress progress, CancellationToken cancellation)
    {
        var body = SocJson.Write(progress);
        Write write = document is null ? new Write.Insert(Key, body) : new Write.Replace(Key, body, document.ETag);
        return await store.Write(Table, Partition, [write], cancellation) is WriteOutcome.Written written
            ? new(Key, body, written.ETags[0])
            : throw new StoreBusyException("Somebody else is replaying the quarantine.");
    }

    /// <param name="Since">When this reader was first met.</param>
    /// <param name="Tenant">Of the last record that was tried.</param>
    /// <param name="After">Its id.</param>
    private sealed record Progress(string Reader, DateTimeOffset Since, TenantId? Tenant, string? After, bool Through);
}

/// <summary>How a replay went.</summary>
public sealed record ReplayTally(int Tried, int Read);
