using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

/// <summary>The incident's ways to say no.</summary>
internal static class Refusals
{
    public static readonly Refusal UnknownIncident = new(RefusalReason.UnknownIncident, "There is no such incident.");
    public static readonly Refusal AlreadyClosed = new(RefusalReason.AlreadyClosed, "The incident is closed.");
    public static readonly Refusal UnknownAction = new(RefusalReason.UnknownAction, "The card does not propose that action.");
    public static readonly Refusal NothingToUndo = new(RefusalReason.NothingToUndo, "There is no effective action to undo.");

    public static readonly Refusal RequesterMayNotApprove = new(RefusalReason.RequesterMayNotApprove,
        "Whoever asked for containment may not approve it: another L3 analyst has to.");

    public static readonly Refusal SecondPersonRequired = new(RefusalReason.SecondPersonRequired,
        "Your approval is noted; a privileged target needs a second person's.");

    public static Refusal MergedAway(IncidentState state) =>
        new(RefusalReason.MergedAway, $"The incident is now part of {state.MergedInto}.");

    public static Refusal UnknownCard(Card? current) =>
        new(RefusalReason.UnknownCard, $"The incident never issued that card.{Instead(current)}");

    public static Refusal PastCard(CardEnd end, Card? current) => end switch
    {
        CardEnd.Used => new(RefusalReason.CardAlreadyUsed, $"That card was used: a decision counts once.{Instead(current)}"),
        CardEnd.Superseded => new(RefusalReason.CardSuperseded, $"The incident has changed since that card.{Instead(current)}"),
        _ => new(RefusalReason.CardExpired, $"That card has expired.{Instead(current)}"),
    };

    public static Refusal RoleMissing(Tier needed) =>
        new(RefusalReason.RoleMissing, $"This decision needs an analyst of tier {needed}.");

    public static Refusal Irreversible(Inverse inverse) =>
        new(RefusalReason.Irreversible, "The action cannot be undone.", inverse.Description);

    public static Refusal ActionsPending(string first) =>
        new(RefusalReason.ActionsPending, $"Not yet: {first} first.");

    private static string Instead(Card? current) => current is null ? "" : $" Use {current.Id}.";
}
