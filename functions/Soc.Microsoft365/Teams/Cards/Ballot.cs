using System.Text.Json.Nodes;
using Soc.Core.Incidents;

namespace Soc.Microsoft365.Teams.Cards;

/// <summary>What the buttons of a card say, and how what they say is written.</summary>
internal static class Ballot
{
    /// <summary>Shows the card as it stands now; nothing is decided.</summary>
    public const string Refresh = "refresh";

    /// <summary>Input of the person's own words.</summary>
    public const string Note = "note";

    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 500;

    /// <summary>Where a button's data names its card; beside it stand the inputs, each under its own id.</summary>
    public const string Mark = "soc";

    private static readonly Dictionary<string, Verdict> Verdicts = new(StringComparer.Ordinal)
    {
        ["approve"] = Verdict.Approve,
        ["reject"] = Verdict.Reject,
        ["escalate"] = Verdict.Escalate,
        ["falsePositive"] = Verdict.FalsePositive,
        ["undo"] = Verdict.Undo,
        ["close"] = Verdict.Close,
    };

    public static string Verb(Verdict verdict) => Verdicts.Single(pair => pair.Value == verdict).Key;

    public static Verdict? Read(string? verb) => verb is not null && Verdicts.TryGetValue(verb, out var verdict) ? verdict : null;

    /// <summary>Whether the verdict is about what is ticked.</summary>
    public static bool Chooses(Verdict verdict) => verdict is Verdict.Approve or Verdict.Reject or Verdict.Undo;

    public static JsonObject Data(string incident, string cardId, string key) =>
        new() { [Mark] = new JsonObject { ["incident"] = incident, ["card"] = cardId, ["key"] = key } };

    /// <summary>The buttons, most usual first; a client shows six at most.</summary>
    public static IReadOnlyList<(Verdict Verdict, string Title, string Style)> Of(Card card, IncidentStatus status) => (card.Kind, status) switch
    {
        (CardKind.Approval, _) =>
        [
            (Verdict.Approve, "Approve what is ticked", "positive"),
            (Verdict.Reject, "Reject what is ticked", "destructive"),
            (Verdict.Escalate, "Escalate", "default"),
            (Verdict.FalsePositive, "False positive", "default"),
        ],
        (_, IncidentStatus.Closed) => [(Verdict.Undo, "Undo what is ticked", "destructive")],
        _ when card.ActionIds.Count > 0 =>
        [
            (Verdict.Undo, "Undo what is ticked", "destructive"),
            (Verdict.Close, "Close the incident", "positive"),
            (Verdict.Escalate, "Escalate", "default"),
        ],
        _ =>
        [
            (Verdict.Close, "Close the incident", "positive"),
            (Verdict.Escalate, "Escalate", "default"),
            (Verdict.FalsePositive, "False positive", "default"),
        ],
    };
}
