using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Investigate;
using Soc.Core.Prepare;
using Soc.Core.Recover;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Review;

/// <summary>
/// What there is to say about an incident, for cards, pages and reports. <see cref="Finding"/> depends on the set of alerts and on the set of
/// records alone: the same bytes in whatever order, however often and however late they came.
/// </summary>
/// <param name="Decisions">What people said, in order.</param>
/// <param name="Duties">Whom the law requires to be told, by when.</param>
public sealed record IncidentView(
    string Id,
    string Tenant,
    IncidentStatus Status,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    Tier Tier,
    IncidentFinding Finding,
    Card? Card,
    IReadOnlyList<ActionView> Actions,
    IReadOnlyList<DecisionView> Decisions,
    IReadOnlyList<RecoveryTask> Recovery,
    IReadOnlyList<DutyLine> Duties)
{
    /// <param name="reports">What the sources told of the incident's time.</param>
    public static IncidentView Of(IncidentState state, TenantDirectory directory, SourceReports reports, NotificationState notifications) => new(
        state.Id,
        directory.Profile.Name,
        state.Status,
        state.OpenedAt,
        state.ClosedAt,
        state.Tier,
        IncidentFinding.Of([.. state.Chronology], state.Assessment, directory, reports),
        state.Card,
        [.. state.Actions.Values.Select(action => ActionView.Of(action, directory))],
        [.. state.Decisions.Select(decision => DecisionView.Of(decision, directory))],
        RecoveryPlan.For(state.Actions.Values),
        DutyLine.Of(notifications, directory));
}

/// <summary>What was found: everything that follows from the alerts, and from which sources told of their time.</summary>
/// <param name="Title">Names the focus and the furthest phase; names come from the tenant's own directory.</param>
/// <param name="Entities">Ordered by kind and value, with the directory's name.</param>
/// <param name="Proposals">What the plan asks for, ordered by action id.</param>
public sealed record IncidentFinding(
    string Title,
    Assessment Assessment,
    AttackProgress Progress,
    IReadOnlyList<PhaseCoverage> Phases,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<EntityView> Entities,
    IReadOnlyList<ProposedAction> Proposals)
{
    public static IncidentFinding Of(IReadOnlyList<Alert> alerts, Assessment assessment, TenantDirectory directory, SourceReports reports)
    {
        var progress = AttackProgress.Of(alerts);
        return new(
            TitleOf(assessment, progress, directory),
            assessment,
            progress,
            PhaseCoverage.Of(alerts, reports),
            Investigate.Timeline.Of(alerts),
            [.. alerts.SelectMany(alert => alert.Entities).Distinct().Order().Select(entity => EntityView.Of(entity, directory))],
            ContainmentPlan.For(alerts, directory));
    }

    private static string TitleOf(Assessment assessment, AttackProgress progress, TenantDirectory directory)
    {
        var whom = assessment.Focus is { } focus ? EntityView.Of(focus, directory).Name : directory.Profile.Name;
        return progress.Furthest is { } phase ? $"{phase.Words()} against {whom}" : whom;
    }
}

/// <param name="Name">What a person calls it: the directory's name where it knows the entity, its value otherwise. May be attacker-controlled text.</param>
public sealed record EntityView(EntityKind Kind, string Value, string Name)
{
    public static EntityView Of(Entity entity, TenantDirectory directory) => new(entity.Kind, entity.Value, entity.Kind switch
    {
        EntityKind.User => directory.FindUser(entity.Value)?.UserPrincipalName ?? entity.Value,
        EntityKind.Device => directory.FindDevice(entity.Value)?.Name ?? entity.Value,
        EntityKind.MailboxRule => entity.Value[(entity.Value.IndexOf('/', StringComparison.Ordinal) + 1)..],
        _ => entity.Value,
    });
}

/// <param name="Description">What is done against what. May hold attacker-controlled text (a rule's name).</param>
/// <param name="Inverse">The way back in words.</param>
public sealed record ActionView(string Id, string Description, ActionStatus Status, string? Detail, string Why, string Inverse, bool Undoable, int Approvers, IReadOnlyList<string> ApprovedBy, IReadOnlyList<string> AlertIds)
{
    public static ActionView Of(ActionProgress action, TenantDirectory directory) => new(
        action.Proposal.Action.Id,
        Describe(action.Proposal.Action, directory),
        action.Status,
        action.Detail,
        action.Proposal.Why,
        Way(action.Proposal.Action.Inverse),
        action.Undoable,
        action.Proposal.Approvers,
        [.. action.ApprovedBy.Select(person => DecisionView.NameOf(person, directory))],
        action.Proposal.AlertIds);

    private static string Way(Respond.Inverse inverse) => inverse switch
    {
        Respond.Inverse.Irreversible => $"Irreversible. {inverse.Description}",
        _ => inverse.Description,
    };

    private static string Describe(ContainmentAction action, TenantDirectory directory)
    {
        string User(string id) => directory.FindUser(id)?.UserPrincipalName ?? id;
        return action switch
        {
            ContainmentAction.RevokeSessions revoke => $"Revoke all sessions of {User(revoke.UserId)}",
            ContainmentAction.DisableAccount disable => $"Disable the account {User(disable.UserId)}",
            ContainmentAction.RemoveAuthenticationMethod remove => $"Remove the authenticator that {User(remove.UserId)} got at {remove.RegisteredAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
            ContainmentAction.DisableInboxRule rule => $"Disable the inbox rule '{rule.RuleName}' of {User(rule.UserId)}",
            ContainmentAction.IsolateDevice isolate => $"Isolate the device {directory.FindDevice(isolate.MachineId)?.Name ?? isolate.MachineId}",
            ContainmentAction.BlockIndicator block => $"Block {block.Value} on all devices",
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.GetType().Name, "An action without words."),
        };
    }
}

public sealed record DecisionView(DateTimeOffset At, string By, Verdict Verdict, string CardId, string? Note)
{
    public static DecisionView Of(Decision decision, TenantDirectory directory) =>
        new(decision.At, NameOf(decision.By, directory), decision.Verdict, decision.CardId, decision.Note);

    internal static string NameOf(string person, TenantDirectory directory) =>
        directory.Profile.Analysts.FirstOrDefault(analyst => analyst.Id == person)?.Name ?? person;
}
