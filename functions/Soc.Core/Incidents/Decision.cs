using Soc.Core.Prepare;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

/// <summary>What a named human said, when, on which card.</summary>
/// <param name="CardId">The card it was said on; a decision without its card is none.</param>
/// <param name="By">Entra object id of the person, as the channel authenticated it.</param>
/// <param name="ActionIds">Which of the card's actions it is about; null means all.</param>
/// <param name="Note">The person's own words.</param>
public sealed record Decision(string CardId, string By, Verdict Verdict, DateTimeOffset At, IReadOnlyList<string>? ActionIds = null, string? Note = null);

public enum Verdict { Approve, Reject, Escalate, FalsePositive, Undo, Close }

/// <summary>What an analyst is shown and may answer, once, until it expires.</summary>
/// <param name="Number">Counts the incident's cards from 1.</param>
/// <param name="ActionIds">Approval: the proposed actions. Follow-up: those that can be undone.</param>
public sealed record Card(
    string Id,
    int Number,
    CardKind Kind,
    IReadOnlyList<string> ActionIds,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt);

public enum CardKind { Approval, FollowUp }

/// <summary>Why a card can no longer be used.</summary>
public enum CardEnd { Used, Superseded, Expired }

/// <summary>What each verdict asks of the person.</summary>
public static class VerdictTier
{
    public static Tier Needed(Verdict verdict, Tier incident) => verdict switch
    {
        Verdict.Approve or Verdict.Undo => Tier.L3,
        Verdict.FalsePositive or Verdict.Close or Verdict.Reject => incident,
        _ => Tier.L1,
    };

    /// <summary>The person must be the one in whose name the decision is made: approvals are told apart by that id.</summary>
    public static bool Allows(this Analyst? analyst, Decision decision, Tier incident) =>
        analyst is not null && analyst.Id == decision.By && analyst.Tier >= Needed(decision.Verdict, incident);
}
