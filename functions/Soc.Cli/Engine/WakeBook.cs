using Soc.Core;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Cli.Engine;

/// <summary>
/// When which process wants a turn: in the table "wakes", for each tenant the partition "tenant|wake" with rows
/// "instant|kind|key" (a turn is due then) and "instant|kind|key|nonce" (somebody announced that they are about to append).
/// Rows outlive this host and are shared with others on the same store.
/// </summary>
internal sealed class WakeBook(IDocumentStore store, IReadOnlyCollection<TenantId> tenants, TimeProvider clock) : IWakeBook
{
    /// <summary>For so long an announcement is kept though a turn was taken: who made it may yet append, and be killed before saying so.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private const string Table = "wakes";

    public async Task<Delivery> WakeAfter(ProcessId target, Func<Task<Delivery>> append, CancellationToken cancellation)
    {
        var announcement = await Announce(target, cancellation);
        var delivery = await append();
        await Confirm(target, announcement, wake: delivery.Events > 0, cancellation);
        return delivery;
    }

    /// <summary>The earliest row of all tenants; of several at one instant always the same one.</summary>
    public async Task<Wake?> First(Func<ProcessId, bool> wanted, CancellationToken cancellation)
    {
        var firsts = new List<Wake>();
        foreach (var tenant in tenants)
        {
            var rows = store.Query(Table, PartitionOf(tenant), KeyRange.All, cancellation).Select(row => Wake.Read(tenant, row));
            if (await rows.FirstOrDefaultAsync(wake => wanted(wake.Id), cancellation) is { } first)
                firsts.Add(first);
        }
        return firsts.MinBy(wake => wake.Due);
    }

    /// <summary>The rows of one process.</summary>
    public ValueTask<List<Wake>> RowsOf(ProcessId id, CancellationToken cancellation) =>
        store.Query(Table, PartitionOf(id.Tenant), KeyRange.All, cancellation)
            .Select(row => Wake.Read(id.Tenant, row))
            .Where(wake => wake.Id == id)
            .ToListAsync(cancellation);

    /// <summary>Strikes out the rows that a turn was taken for, and writes down when the next one is due.</summary>
    /// <returns>False when somebody wrote to one of them during the turn: another turn is needed.</returns>
    public async Task<bool> Settle(ProcessId id, IReadOnlyList<Wake> taken, DateTimeOffset? due, CancellationToken cancellation)
    {
        var wanted = Wanted(id, taken, due);
        IEnumerable<Write> add = wanted.Where(row => taken.All(wake => wake.Row.Key != row.Key)).Select(row => new Write.Insert(row.Key, row.Value));
        IEnumerable<Write> strike = taken.Where(wake => !wanted.ContainsKey(wake.Row.Key)).Select(wake => new Write.Delete(wake.Row.Key, wake.Row.ETag));
        foreach (var batch in add.Concat(strike).Chunk(Write.MaximumBatch))
            if (await store.Write(Table, PartitionOf(id.Tenant), batch, cancellation) is WriteOutcome.Conflict)
                return false;
        return true;
    }

    /// <summary>What is to stand in the book after a turn: the next due instant, and announcements too young to be given up.</summary>
    private Dictionary<string, string> Wanted(ProcessId id, IReadOnlyList<Wake> taken, DateTimeOffset? due)
    {
        var wanted = new Dictionary<string, string>();
        if (due is { } instant)
            wanted.Add(Wake.KeyOf(instant, id), Wake.Plain);
        foreach (var wake in taken)
            if (wake.AnnouncedAt + Grace is { } until && until > clock.GetUtcNow())
                wanted.Add(Wake.KeyOf(until, id, wake.Nonce), wake.Row.Body);
        return wanted;
    }

    private async Task<Document> Announce(ProcessId target, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (key, body) = (Wake.KeyOf(now, target, Guid.NewGuid().ToString("N")), SocJson.Write(new WakeBody(now)));
        return await store.Write(Table, PartitionOf(target.Tenant), [new Write.Insert(key, body)], cancellation) is WriteOutcome.Written written
            ? new(key, body, written.ETags[0])
            : throw new StoreBusyException($"'{key}' was announced twice.");
    }

    /// <summary>Turns the announcement into a turn that is due now, or takes it back.</summary>
    private async Task Confirm(ProcessId target, Document announcement, bool wake, CancellationToken cancellation)
    {
        var (partition, key) = (PartitionOf(target.Tenant), Wake.KeyOf(clock.GetUtcNow(), target));
        Write? strike = new Write.Delete(announcement.Key, announcement.ETag);
        for (WriteOutcome? outcome = null; outcome is not WriteOutcome.Written;)
        {
            var due = wake ? await Touch(partition, key, cancellation) : null;
            outcome = await store.Write(Table, partition, [.. new[] { due, strike }.OfType<Write>()], cancellation);
            // Another host has moved the announcement; it lapses by itself.
            if (outcome is WriteOutcome.Conflict conflict && conflict.Key == announcement.Key)
                strike = null;
        }
    }

    /// <summary>A row that is there already gets a new ETag, which tells whoever is about to strike it out that there is more to do.</summary>
    private async Task<Write> Touch(PartitionKey partition, string key, CancellationToken cancellation) =>
        await store.Get(Table, partition, key, cancellation) is { } row
            ? new Write.Replace(key, Wake.Plain, row.ETag)
            : new Write.Insert(key, Wake.Plain);

    private static PartitionKey PartitionOf(TenantId tenant) => new(tenant, "wake");
}
