using Soc.Core.Respond;

namespace Soc.Core.Review;

/// <summary>One action from the plan to its proof, and back where it was undone.</summary>
/// <param name="Snapshot">What the target looked like before; null when nobody looked.</param>
/// <param name="Proof">What was read back after acting; null when nothing was proven.</param>
/// <param name="UndoProof">What was read back after the undo.</param>
/// <param name="Steps">Every call into the tenant, in order.</param>
public sealed record ActionStory(ActionView Action, string? Snapshot, string? Proof, string? UndoProof, IReadOnlyList<ActionStep> Steps)
{
    public static ActionStory Of(ActionView action, IReadOnlyList<Recorded<ContainmentEvent>> events)
    {
        var ended = events.Select(recorded => recorded.Event).OfType<ContainmentEvent.Ended>().Select(end => end.Report).ToList();
        return new(
            action,
            events.Select(recorded => recorded.Event).OfType<ContainmentEvent.SnapshotTaken>().LastOrDefault() is { } taken ? Describe(taken.Snapshot) : null,
            ended.LastOrDefault(report => report.Status is ActionStatus.Effective)?.Detail,
            ended.LastOrDefault(report => report.Status is ActionStatus.Undone)?.Detail,
            [.. events.Select(recorded => Step(recorded.Event)).OfType<ActionStep>()]);
    }

    private static ActionStep? Step(ContainmentEvent @event) => @event switch
    {
        ContainmentEvent.SnapshotTaken taken => new(taken.At, $"Snapshot: {Describe(taken.Snapshot)}"),
        ContainmentEvent.StepAccepted accepted => new(accepted.At, accepted.Step is ContainmentStep.Undo ? "Undo accepted by the tenant" : "Accepted by the tenant"),
        ContainmentEvent.StepPostponed postponed => new(postponed.At, $"Not yet ({postponed.Why}); asked again at {Wording.Clock(postponed.Until)}"),
        ContainmentEvent.UndoBegun undo => new(undo.At, "Undo begun"),
        ContainmentEvent.Ended ended => new(ended.At, $"{char.ToUpperInvariant(ended.Report.Status.Words()[0])}{ended.Report.Status.Words()[1..]}: {ended.Report.Detail}"),
        _ => null,
    };

    private static string Describe(TargetSnapshot snapshot) => snapshot switch
    {
        TargetSnapshot.Account account => $"{account.UserPrincipalName} is {(account.Enabled ? "enabled" : "disabled")}, {(account.Synchronized ? "synchronized from the premises" : "cloud only")}{Sessions(account)}",
        TargetSnapshot.AuthenticationMethods methods => methods.Methods.Count == 0 ? "no method registered at that time" : Wording.List([.. methods.Methods.Select(method => $"{method.Type} '{method.DisplayName}'")]),
        TargetSnapshot.InboxRules rules => rules.Rules.Count == 0 ? "no rule of that name" : Wording.List([.. rules.Rules.Select(rule => $"rule '{rule.DisplayName}' {(rule.Enabled ? "enabled" : "disabled")}")]),
        TargetSnapshot.Machine machine => $"{machine.ComputerName}, {Wording.Count(machine.OpenActions.Count, "open machine action")}",
        TargetSnapshot.Indicators indicators => Wording.Count(indicators.Existing.Count, "indicator") + " for the value before",
        _ => throw new ArgumentOutOfRangeException(nameof(snapshot), snapshot.GetType().Name, "A snapshot without words."),
    };

    private static string Sessions(TargetSnapshot.Account account) =>
        account.SessionsValidFrom is { } from ? $", sessions valid from {Wording.Instant(from)}" : "";
}

public sealed record ActionStep(DateTimeOffset At, string What);
