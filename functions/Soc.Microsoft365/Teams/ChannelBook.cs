using Soc.Core;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Microsoft365.Teams;

/// <summary>The one channel of each tenant in which its SOC works: document "channel" beside the cards.</summary>
internal sealed class ChannelBook(IDocumentStore store)
{
    private const string Key = "channel";

    public async Task<SocChannel?> Find(TenantId tenant, CancellationToken cancellation) =>
        await store.Get(CardBook.Table, CardBook.Partition(tenant), Key, cancellation) is { } row ? SocJson.Read<SocChannel>(row.Body) : null;

    /// <returns>False when it was that channel already.</returns>
    /// <exception cref="StoreBusyException">Others wrote it at the same time.</exception>
    public async Task<bool> Connect(TenantId tenant, SocChannel channel, CancellationToken cancellation)
    {
        var row = await store.Get(CardBook.Table, CardBook.Partition(tenant), Key, cancellation);
        var body = SocJson.Write(channel);
        if (row?.Body == body) return false;
        await Write(tenant, row is null ? new Write.Insert(Key, body) : new Write.Replace(Key, body, row.ETag), cancellation);
        return true;
    }

    /// <exception cref="StoreBusyException">Others wrote it at the same time.</exception>
    public async Task Forget(TenantId tenant, CancellationToken cancellation)
    {
        if (await store.Get(CardBook.Table, CardBook.Partition(tenant), Key, cancellation) is { } row)
            await Write(tenant, new Write.Delete(Key, row.ETag), cancellation);
    }

    private async Task Write(TenantId tenant, Write write, CancellationToken cancellation)
    {
        if (await store.Write(CardBook.Table, CardBook.Partition(tenant), [write], cancellation) is WriteOutcome.Conflict)
            throw new StoreBusyException($"The channel of {tenant} was changed by somebody else at the same time.");
    }
}

/// <param name="Team">The team that the channel belongs to, as Teams calls it; null where it did not say.</param>
internal sealed record SocChannel(Place Place, string? Team);
