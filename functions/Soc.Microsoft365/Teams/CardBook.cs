using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Soc.Core;
using Soc.Core.Incidents;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// Which cards were presented where: table "cards", partition "tenant|teams". "card.{id}" for each card, and "due.{id}" as long as Teams has
/// not been told of it yet. What is due is written down before Teams is spoken to, so nothing waits for Teams and nothing is forgotten.
/// </summary>
internal sealed class CardBook(IDocumentStore store)
{
    public const string Table = "cards";
    private const string CardPrefix = "card.";
    private const string DuePrefix = "due.";

    public async Task<KeptCard?> Find(TenantId tenant, string cardId, CancellationToken cancellation) =>
        IsId(cardId) && await store.Get(Table, Partition(tenant), CardPrefix + cardId, cancellation) is { } row ? new(SocJson.Read<PostedCard>(row.Body), row.ETag) : null;

    /// <summary>Doing it again changes nothing.</summary>
    public async Task Enter(TenantId tenant, string cardId, string incident, CancellationToken cancellation) =>
        await Write(tenant, cardId, null, new(incident, NewKey()), due: true, cancellation);

    /// <param name="kept">As it was read; null for a new one.</param>
    /// <param name="due">Teams has yet to be told.</param>
    /// <returns>Null when somebody else changed it meanwhile.</returns>
    public async Task<KeptCard?> Write(TenantId tenant, string cardId, KeptCard? kept, PostedCard card, bool due, CancellationToken cancellation)
    {
        var (partition, body) = (Partition(tenant), SocJson.Write(card));
        var writes = new List<Write> { kept is null ? new Write.Insert(CardPrefix + cardId, body) : new Write.Replace(CardPrefix + cardId, body, kept.ETag) };
        var noted = await store.Get(Table, partition, DuePrefix + cardId, cancellation);
        if (due && noted is null) writes.Add(new Write.Insert(DuePrefix + cardId, "{}"));
        if (!due && noted is not null) writes.Add(new Write.Delete(noted.Key, noted.ETag));
        return await store.Write(Table, partition, writes, cancellation) is WriteOutcome.Written written ? new(card, written.ETags[0]) : null;
    }

    public async IAsyncEnumerable<string> Due(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.Query(Table, Partition(tenant), KeyRange.StartingWith(DuePrefix), cancellation))
            yield return row.Key[DuePrefix.Length..];
    }

    internal static PartitionKey Partition(TenantId tenant) => new(tenant, "teams");

    /// <summary>Others may ask for any text: only a card's own characters reach the store.</summary>
    private static bool IsId(string cardId) => cardId.Length is > 0 and <= 200 && cardId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~');

    /// <summary>128 bits that only the card itself carries, so that a button names a card which was really shown.</summary>
    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

/// <param name="Key">What the card's buttons carry.</param>
/// <param name="Place">Where it was posted.</param>
/// <param name="ActivityId">The message, as Teams calls it; empty when Teams did not say; null until it is posted.</param>
/// <param name="SendingSince">Somebody is telling Teams just now.</param>
/// <param name="End">Set when it can no longer be used.</param>
internal sealed record PostedCard(string Incident, string Key, Place? Place = null, string? ActivityId = null, DateTimeOffset? SendingSince = null, CardEnd? End = null);

internal sealed record KeptCard(PostedCard Card, string ETag);
