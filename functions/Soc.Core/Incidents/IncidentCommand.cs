using Soc.Core.Detect;
using Soc.Core.Prepare;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

/// <summary>What can be asked of an incident. Time and look-ups travel along.</summary>
public abstract record IncidentCommand
{
    private IncidentCommand() { }

    /// <summary>How many alerts one command may bring: each becomes an event, and a decision is one batch of the store.</summary>
    public const int MostAlerts = 50;

    public abstract DateTimeOffset Now { get; init; }

    /// <summary>Opens the incident, or adds what it does not know yet.</summary>
    /// <param name="Directory">The tenant's profile, for score and plan.</param>
    public sealed record RecordAlerts(string IncidentId, IReadOnlyList<Alert> Alerts, TenantDirectory Directory, DateTimeOffset Now) : IncidentCommand;

    /// <summary>Time has passed.</summary>
    public sealed record Wake(DateTimeOffset Now) : IncidentCommand;

    /// <param name="Person">Who that is among the tenant's analysts; null when nobody.</param>
    public sealed record Decide(Decision Decision, Analyst? Person) : IncidentCommand
    {
        public override DateTimeOffset Now { get => Decision.At; init => Decision = Decision with { At = value }; }
    }

    /// <summary>A containment process tells how it ended.</summary>
    /// <param name="ProcessKey">Which process: after a merge two may have worked on the same action.</param>
    public sealed record ReportContainment(string ActionId, string ProcessKey, ContainmentReport Report, DateTimeOffset Now) : IncidentCommand;

    /// <summary>A late alert showed that this incident and another are one; this one hands over.</summary>
    public sealed record MergeInto(string IncidentId, TenantDirectory Directory, DateTimeOffset Now) : IncidentCommand;

    /// <summary>Takes over what another incident knew and did.</summary>
    /// <param name="Tier">Whom it had called: the one that takes over calls no lower one.</param>
    /// <param name="Open">People were still at work on it: a closed incident that takes it over wakes.</param>
    public sealed record Absorb(
        string From,
        IReadOnlyList<Alert> Alerts,
        IReadOnlyList<ActionProgress> Actions,
        IReadOnlyList<string> Requesters,
        Tier Tier,
        bool Open,
        TenantDirectory? Directory,
        DateTimeOffset Now) : IncidentCommand;
}
