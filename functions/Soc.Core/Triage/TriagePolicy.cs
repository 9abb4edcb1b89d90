using Soc.Core.Detect;

namespace Soc.Core.Triage;

/// <summary>The numbers that triage goes by, in one place so that a team can argue about them.</summary>
public sealed record TriagePolicy
{
    public static readonly TriagePolicy Default = new();

    /// <summary>From this score on, alerts that belong together are an incident that a human sees.</summary>
    public int OpensAt { get; init; } = 40;

    public int SecondTierAt { get; init; } = 60;

    public int ThirdTierAt { get; init; } = 80;

    /// <summary>How long one story may take to unfold; alerts further apart do not add up.</summary>
    public TimeSpan StoryWindow { get; init; } = TimeSpan.FromHours(48);

    public int PointsPerFurtherPhase { get; init; } = 8;

    public int PointsForPrivilegedAccount { get; init; } = 15;

    /// <summary>Nobody decided within this time: the next tier is called.</summary>
    public TimeSpan TriageWithin { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a first approval card may be used; each renewal doubles it, up to <see cref="LongestApproval"/>.</summary>
    public TimeSpan FirstApproval { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan LongestApproval { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long what was done may still be undone on a card once the incident is closed.</summary>
    public TimeSpan UndoAfterClosing { get; init; } = TimeSpan.FromDays(30);

    public Tier TierFor(int score) => score >= ThirdTierAt ? Tier.L3 : score >= SecondTierAt ? Tier.L2 : Tier.L1;

    public Severity SeverityFor(int score) =>
        score >= ThirdTierAt ? Severity.Critical
        : score >= SecondTierAt ? Severity.High
        : score >= OpensAt ? Severity.Medium
        : Severity.Low;

    /// <summary>What one detection is worth at full confidence.</summary>
    public static int Weight(Severity severity) => severity switch
    {
        Severity.Informational => 1,
        Severity.Low => 5,
        Severity.Medium => 12,
        Severity.High => 25,
        _ => 40,
    };
}
