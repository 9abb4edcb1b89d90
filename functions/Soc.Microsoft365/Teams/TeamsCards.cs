using System.Text.Json.Nodes;
using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Review;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Core.Triage;
using Soc.Microsoft365.Teams.Cards;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// Shows cards in the tenant's channel and says when they have ended. No incident ever waits for Teams: what is to be shown is written down,
/// tried at once, and tried again by <see cref="DeliverDue"/> where Teams is busy. A card is posted once; only who dies between Teams' answer
/// and noting it lets it be posted again, under the same key: then both copies work, and whichever is pressed first counts.
/// </summary>
public sealed class TeamsCards(IDocumentStore store, CaseFiles cases, BotConnector connector, TimeProvider clock, ITeamsLog log) : ICardChannel
{
    /// <summary>After this, whoever was telling Teams is taken for dead. Longer than any call may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int Attempts = 8;

    private readonly CardBook _cards = new(store);
    private readonly ChannelBook _channels = new(store);

    public async Task Present(TenantId tenant, string incidentId, Card card, CancellationToken cancellation)
    {
        await _cards.Enter(tenant, card.Id, incidentId, cancellation);
        await Deliver(tenant, card.Id, cancellation);
        if (await _channels.Find(tenant, cancellation) is null) log.Channel(tenant, connected: false);
    }

    public async Task Withdraw(TenantId tenant, string incidentId, string cardId, CardEnd end, CancellationToken cancellation)
    {
        await Change(tenant, cardId, card => card.End is null ? card with { End = end } : card, due: true, cancellation);
        await Deliver(tenant, cardId, cancellation);
    }

    /// <summary>Tells Teams of every card that it was not told of yet.</summary>
    public async Task DeliverDue(TenantId tenant, CancellationToken cancellation)
    {
        await foreach (var cardId in _cards.Due(tenant, cancellation)) await Deliver(tenant, cardId, cancellation);
    }

    private async Task Deliver(TenantId tenant, string cardId, CancellationToken cancellation)
    {
        if (await _cards.Find(tenant, cardId, cancellation) is not { } kept || kept.Card.SendingSince + Patience > clock.GetUtcNow()) return;
        if (await Errand(tenant, cardId, kept.Card, cancellation) is not { } errand)
        {
            await _cards.Write(tenant, cardId, kept, kept.Card with { SendingSince = null }, due: false, cancellation);
            return;
        }

        if (errand.Place is null || await _cards.Write(tenant, cardId, kept, kept.Card with { SendingSince = clock.GetUtcNow() }, due: true, cancellation) is null) return;
        await Note(tenant, cardId, errand, await Send(errand, cancellation), cancellation);
    }

    /// <summary>What Teams has yet to be told of a card; null for nothing.</summary>
    private Task<Errand?> Errand(TenantId tenant, string cardId, PostedCard card, CancellationToken cancellation) => card switch
    {
        { End: { } end, ActivityId: { Length: > 0 } message, Place: { } place } => Ending(tenant, cardId, card.Incident, end, new(place, message), cancellation),
        { End: null, ActivityId: null } => Posting(tenant, cardId, card, cancellation),
        _ => Task.FromResult<Errand?>(null),
    };

    private async Task<Errand?> Posting(TenantId tenant, string cardId, PostedCard card, CancellationToken cancellation)
    {
        if (await _channels.Find(tenant, cancellation) is not { } channel) return new(null, null);
        return await View(tenant, card.Incident, cancellation) is { Card: { } standing } view && standing.Id == cardId
            ? new(channel.Place, null) { Activity = Message(view, IncidentCard.Ask(view, standing, card.Key)) }
            : null;
    }

    private async Task<Errand?> Ending(TenantId tenant, string cardId, string incident, CardEnd end, Errand errand, CancellationToken cancellation) =>
        await View(tenant, incident, cancellation) is { } view ? errand with { Activity = Message(view, IncidentCard.Ended(view, cardId, end)) } : null;

    private Task<ConnectorAnswer> Send(Errand errand, CancellationToken cancellation) => errand.ActivityId is { } message
        ? connector.Update(errand.Place!, message, errand.Activity, cancellation)
        : connector.Post(errand.Place!, errand.Activity, cancellation);

    private async Task Note(TenantId tenant, string cardId, Errand errand, ConnectorAnswer answer, CancellationToken cancellation)
    {
        var posting = errand.ActivityId is null;
        switch (answer)
        {
            case ConnectorAnswer.Taken taken when posting:
                await Change(tenant, cardId, card => card with { Place = errand.Place, ActivityId = taken.Id ?? "", SendingSince = null }, due: null, cancellation);
                break;
            case ConnectorAnswer.Taken:
                await Change(tenant, cardId, card => card with { SendingSince = null }, due: false, cancellation);
                break;
            case ConnectorAnswer.Busy busy:
                await PutOff(tenant, cardId, busy.Why, cancellation);
                break;
            case ConnectorAnswer.Gone gone when posting:
                await _channels.Forget(tenant, cancellation);
                log.Channel(tenant, connected: false);
                await PutOff(tenant, cardId, gone.Why, cancellation);
                break;
            case ConnectorAnswer.Gone { Why: var why }:
                await GiveUp(tenant, cardId, why, cancellation);
                break;
            case ConnectorAnswer.Refused { Why: var why }:
                await GiveUp(tenant, cardId, why, cancellation);
                break;
        }
    }

    private async Task PutOff(TenantId tenant, string cardId, string why, CancellationToken cancellation)
    {
        await Change(tenant, cardId, card => card with { SendingSince = null }, due: true, cancellation);
        log.Undelivered(tenant, cardId, why, later: true);
    }

    /// <summary>The card goes on standing in its incident.</summary>
    private async Task GiveUp(TenantId tenant, string cardId, string why, CancellationToken cancellation)
    {
        await Change(tenant, cardId, card => card with { SendingSince = null }, due: false, cancellation);
        log.Undelivered(tenant, cardId, why, later: false);
    }

    /// <param name="due">Null: due when it has ended meanwhile.</param>
    private async Task Change(TenantId tenant, string cardId, Func<PostedCard, PostedCard> change, bool? due, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // A card that was never presented here, because another channel did or none was there.
            if (await _cards.Find(tenant, cardId, cancellation) is not { } kept) return;
            var changed = change(kept.Card);
            if (await _cards.Write(tenant, cardId, kept, changed, due ?? changed.End is not null, cancellation) is not null) return;
        }

        throw new StoreBusyException($"The card {cardId} was changed by others {Attempts} times.");
    }

    /// <returns>Null for an incident that there is not, or whose history does not hold: nobody is asked about it any more.</returns>
    private async Task<IncidentView?> View(TenantId tenant, string incident, CancellationToken cancellation)
    {
        try
        {
            return await cases.View(tenant, incident, cancellation);
        }
        catch (BrokenChainException)
        {
            return null;
        }
    }

    private static JsonObject Message(IncidentView view, JsonObject card) => BotMessage.Card(IncidentCard.Summary(view), card);
}

/// <param name="Place">Null: no channel is connected.</param>
/// <param name="ActivityId">The message to change; null for a new one.</param>
internal sealed record Errand(Place? Place, string? ActivityId)
{
    public JsonObject Activity { get; init; } = [];
}
