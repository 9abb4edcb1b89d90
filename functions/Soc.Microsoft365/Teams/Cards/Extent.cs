namespace Soc.Microsoft365.Teams.Cards;

/// <summary>How much of an incident one card shows. What is left out is counted on the card.</summary>
/// <param name="Actions">Those that are not on this card are on the next: a decision is only ever about what was shown.</param>
/// <param name="Text">Characters of one text of others.</param>
internal sealed record Extent(int Reasons, int Entities, int Actions, int Text)
{
    /// <summary>
    /// UTF-8 bytes of a card's JSON. 28 KB is the smallest limit that is documented for a message in Teams
    /// (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format); the rest is for the message around the card.
    /// </summary>
    public const int MaximumBytes = 25_000;

    /// <summary>From much to little: the first that fits is taken. The last always fits.</summary>
    public static readonly IReadOnlyList<Extent> All = [new(8, 24, 12, 300), new(5, 12, 10, 120), new(3, 4, 6, 48)];

    public static readonly Extent Least = All[^1];
}
