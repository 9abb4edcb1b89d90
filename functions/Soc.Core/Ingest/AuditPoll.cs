using System.Security.Cryptography;
using System.Text;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Fetches the audit log window by window: <see cref="AuditWindows"/> says up to when it was read, and "content|{content type}|{digest}" beside it
/// what was taken in. Windows overlap, because content turns up late and in no order: what lies in the
/// overlap and was taken before is left alone.
/// </summary>
public sealed class AuditPoll(IAuditFeed feed, IDocumentStore store, TimeProvider clock)
{
    /// <summary>What the source allows in one question.</summary>
    public static readonly TimeSpan LongestWindow = TimeSpan.FromHours(24);

    /// <summary>Before this, the source forgets; an hour is left for the clocks to differ.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(7) - TimeSpan.FromHours(1);

    /// <summary>How far each poll looks back behind what was read.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(6);

    private readonly AuditWindows _windows = new(store);

    /// <param name="take">Takes in the records of one content; may be given the same ones twice.</param>
    /// <returns>How many contents were taken in.</returns>
    public async Task<int> Run(TenantId tenant, string contentType, Func<InboundMessage, CancellationToken, Task> take, CancellationToken cancellation)
    {
        await feed.Subscribe(tenant, contentType, cancellation);
        var (now, taken) = (clock.GetUtcNow(), 0);
        var read = await _windows.ReadUpTo(tenant, contentType, cancellation);
        foreach (var (from, to) in Windows(read, now))
        {
            await foreach (var content in feed.List(tenant, contentType, from, to, cancellation))
                if (await TakeIn(tenant, contentType, content, take, cancellation)) taken++;
            await _windows.Note(tenant, contentType, to, cancellation);
        }
        return taken;
    }

    /// <summary>Forgets contents that no window can reach any more.</summary>
    public async Task Forget(TenantId tenant, CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Reach - LongestWindow;
        await foreach (var row in store.Query(AuditWindows.Table, AuditWindows.Partition(tenant), KeyRange.StartingWith("content|"), cancellation))
            if (SocJson.Read<DateTimeOffset>(row.Body) < before)
                await store.Write(AuditWindows.Table, AuditWindows.Partition(tenant), [new Write.Delete(row.Key, row.ETag)], cancellation);
    }

    /// <summary>From the overlap to now, in pieces that the source allows.</summary>
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Windows(DateTimeOffset? read, DateTimeOffset now)
    {
        var from = (read ?? now - LongestWindow) - Overlap;
        for (from = from < now - Reach ? now - Reach : from; from < now;)
        {
            var to = from + LongestWindow < now ? from + LongestWindow : now;
            yield return (from, to);
            from = to;
        }
    }

    /// <returns>False when it had been taken in before, or is gone.</returns>
    private async Task<bool> TakeIn(TenantId tenant, string contentType, AuditContent content, Func<InboundMessage, CancellationToken, Task> take, CancellationToken cancellation)
    {
        var key = $"content|{contentType}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.Id)))}";
        if (await store.Get(AuditWindows.Table, AuditWindows.Partition(tenant), key, cancellation) is not null) return false;
        if (await feed.Fetch(tenant, content, cancellation) is not { } records) return false;
        await take(new(new(contentType, content.Id, 0, 0), records, content.CreatedAt), cancellation);
        await store.Write(AuditWindows.Table, AuditWindows.Partition(tenant), [new Write.Insert(key, SocJson.Write(content.CreatedAt))], cancellation);
        return true;
    }
}
