using System.Collections.Immutable;
using Soc.Core.Detect;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

public enum IncidentStatus { None, Open, Closed, FalsePositive, Merged }

/// <summary>Everything known and decided about one intrusion.</summary>
public sealed record IncidentState
{
    public static readonly IncidentState Initial = new();

    public string Id { get; init; } = "";
    public IncidentStatus Status { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? MergedInto { get; init; }

    /// <summary>By alert id.</summary>
    public ImmutableSortedDictionary<string, Alert> Alerts { get; init; } = ImmutableSortedDictionary.Create<string, Alert>(StringComparer.Ordinal);

    public Assessment Assessment { get; init; } = new(0, Severity.Informational, Tier.L1, null, []);

    /// <summary>Who is asked now: what the score demands, or more after an escalation.</summary>
    public Tier Tier { get; init; } = Tier.L1;

    /// <summary>When the next tier is called.</summary>
    public DateTimeOffset? TriageDueAt { get; init; }

    /// <summary>By action id.</summary>
    public ImmutableSortedDictionary<string, ActionProgress> Actions { get; init; } = ImmutableSortedDictionary.Create<string, ActionProgress>(StringComparer.Ordinal);

    public Card? Card { get; init; }
    public int CardsIssued { get; init; }

    /// <summary>How often the present question was asked again; doubles the next card's life.</summary>
    public int Renewals { get; init; }

    /// <summary>Cards that can no longer be used, and why.</summary>
    public ImmutableDictionary<string, CardEnd> PastCards { get; init; } = ImmutableDictionary<string, CardEnd>.Empty;

    /// <summary>Persons who asked for containment: none of them may approve it.</summary>
    public ImmutableSortedSet<string> Requesters { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Incidents that turned out to be part of this one.</summary>
    public ImmutableSortedSet<string> Absorbed { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ImmutableList<Decision> Decisions { get; init; } = [];

    /// <summary>When a person first said that this is real, by approving containment or by closing it as an incident; null before, and after a false positive.</summary>
    public DateTimeOffset? AwareAt { get; init; }

    /// <summary>Alerts by event time, then id.</summary>
    public IEnumerable<Alert> Chronology => Alerts.Values.OrderBy(alert => alert.Time).ThenBy(alert => alert.Id, StringComparer.Ordinal);
}
