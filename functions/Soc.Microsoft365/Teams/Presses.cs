using System.Security.Cryptography;
using System.Text;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Review;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Microsoft365.Teams.Cards;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// Takes pressed buttons. What Teams vouches for is who pressed and in which tenant; that the button is one which this SOC showed, in that
/// place, is checked against the book of cards; whether the person may decide it, and whether it still can be decided, is the incident's to say.
/// </summary>
public sealed class Presses(IDocumentStore store, ITenantDirectories directories, CaseFiles cases, TimeProvider clock, ITeamsLog log)
{
    private readonly CardBook _cards = new(store);
    private readonly Hearing _hearing = new(directories);

    internal async Task<TeamsAnswer> Take(TenantId tenant, Activity activity, ProcessEngine engine, CancellationToken cancellation)
    {
        if (Press.Of(activity.Value) is not { } press) return TeamsAnswer.Invalid("This is no button of the SOC's cards.");
        if (await Doubt(tenant, activity, press, cancellation) is { } forgery)
        {
            log.Forged(tenant, forgery);
            return TeamsAnswer.Invalid("This card is not one that the SOC presented to you here. Nothing was decided.");
        }

        try
        {
            return press.Verdict is { } verdict
                ? await Decide(tenant, activity.Person!, verdict, press, engine, cancellation)
                : await Present(tenant, press, cancellation);
        }
        catch (StoreBusyException)
        {
            return TeamsAnswer.Message("The SOC is busy just now. Press again in a moment: a decision counts once, however often it is sent.");
        }
        catch (BrokenChainException)
        {
            return TeamsAnswer.Message("The history of the incident does not hold, so nothing can be decided about it. A person has to look into the SOC's tables.");
        }
    }

    private async Task<Forgery?> Doubt(TenantId tenant, Activity activity, Press press, CancellationToken cancellation)
    {
        if (activity.Person is null) return Forgery.Person;
        if (await _cards.Find(tenant, press.CardId, cancellation) is not { Card: var card }) return Forgery.Card;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(press.Key), Encoding.UTF8.GetBytes(card.Key))) return Forgery.Key;
        if (press.Incident != card.Incident) return Forgery.Incident;
        // A copy whose posting was never noted lies where the next one was posted; before that, nowhere.
        return activity.Channel == card.Place?.Conversation ? null : Forgery.Conversation;
    }

    private async Task<TeamsAnswer> Decide(TenantId tenant, string person, Verdict verdict, Press press, ProcessEngine engine, CancellationToken cancellation)
    {
        if (Ballot.Chooses(verdict) && press.Ticked.Count == 0) return TeamsAnswer.Message("Nothing is ticked, so nothing was decided. Tick what you mean, and press again.");
        var decision = new Decision(press.CardId, person, verdict, clock.GetUtcNow(), Ballot.Chooses(verdict) ? press.Ticked : null, press.Note);
        var (target, command) = await _hearing.Of(tenant, press.Incident, decision, cancellation);
        var delivery = await engine.Deliver(target, command, cancellation: cancellation);
        return delivery.Refusal is { } refusal && !Ends(refusal) ? TeamsAnswer.Message(Words(refusal)) : await Present(tenant, press, cancellation);
    }

    /// <summary>The card as it stands now.</summary>
    private async Task<TeamsAnswer> Present(TenantId tenant, Press press, CancellationToken cancellation)
    {
        var view = await cases.View(tenant, press.Incident, cancellation);
        if (view is null) return TeamsAnswer.Message("The incident is no longer there.");
        if (view.Card is { } card && card.Id == press.CardId && clock.GetUtcNow() < card.ExpiresAt) return TeamsAnswer.Card(IncidentCard.Ask(view, card, press.Key));
        var end = view.Decisions.Any(decision => decision.CardId == press.CardId) ? CardEnd.Used : view.Card?.Id == press.CardId ? CardEnd.Expired : CardEnd.Superseded;
        return TeamsAnswer.Card(IncidentCard.Ended(view, press.CardId, end));
    }

    /// <summary>Refusals after which the card asks nobody any more: it shows that itself.</summary>
    private static bool Ends(Refusal refusal) => refusal.Reason is
        RefusalReason.CardAlreadyUsed or RefusalReason.CardExpired or RefusalReason.CardSuperseded or RefusalReason.AlreadyClosed or RefusalReason.MergedAway;

    private static string Words(Refusal refusal) => refusal.HumanTask is { } instead ? $"{refusal.Message} Instead: {instead}" : refusal.Message;
}
