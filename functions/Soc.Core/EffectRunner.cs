using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Recover;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Core;

/// <summary>What each effect of the SOC's processes does to the world; one line each, the same on every engine.</summary>
public sealed class EffectRunner(ITenantDirectories directories, IContainment containment, ICardChannel cards, INoticeChannel notices, IReportShelf reports) : IEffectRunner
{
    public Task<IReadOnlyList<Message>> Run(EffectContext context, Effect effect, CancellationToken cancellation)
    {
        var tenant = context.Source.Tenant;
        return effect switch
        {
            PresentCard present => Done(cards.Present(tenant, present.IncidentId, present.Card, cancellation)),
            WithdrawCard withdraw => Done(cards.Withdraw(tenant, withdraw.IncidentId, withdraw.CardId, withdraw.End, cancellation)),
            StartClocks start => StartClocks(tenant, start, context.Now, cancellation),
            StopClocks stop => Tell(NotificationProcess.Of(tenant, stop.IncidentId), new NotificationCommand.Stop(stop.Why, context.Now)),
            TellOfDuties tell => Done(notices.Tell(tenant, context.Key, tell.IncidentId, tell.Clocks, cancellation)),
            WriteReport write => Done(reports.Write(tenant, write.IncidentId, cancellation)),
            StartContainment start => Tell(ContainmentProcess.Of(tenant, start.ProcessKey), Begin(tenant, start, context.Now)),
            UndoContainment undo => Tell(ContainmentProcess.Of(tenant, undo.ProcessKey), new ContainmentCommand.Undo(context.Now)),
            ReportToIncident report => Tell(IncidentId.Of(tenant, report.IncidentId), new IncidentCommand.ReportContainment(report.ActionId, report.ProcessKey, report.Report, context.Now)),
            ForwardReport forward => Tell(IncidentId.Of(tenant, forward.Into), new IncidentCommand.ReportContainment(forward.ActionId, forward.ProcessKey, forward.Report, context.Now)),
            HandOver handOver => HandOver(tenant, handOver, context.Now, cancellation),
            CallTenant call => Call(context, call, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "An effect that nobody runs."),
        };
    }

    private async Task<IReadOnlyList<Message>> StartClocks(TenantId tenant, StartClocks start, DateTimeOffset now, CancellationToken cancellation)
    {
        var regimes = (await directories.Find(tenant, cancellation))?.Profile.Regimes ?? [];
        return regimes.Count == 0 ? [] : await Tell(NotificationProcess.Of(tenant, start.IncidentId), new NotificationCommand.Start(start.IncidentId, regimes, start.AwareAt, now));
    }

    private static ContainmentCommand.Begin Begin(TenantId tenant, StartContainment start, DateTimeOffset now)
    {
        var order = new ContainmentOrder(tenant, start.ProcessKey, start.Proposal.Action, start.At, $"Incident {start.IncidentId}: {start.Proposal.Why}");
        return new(start.IncidentId, order, start.ApprovedBy, now);
    }

    private async Task<IReadOnlyList<Message>> HandOver(TenantId tenant, HandOver handOver, DateTimeOffset now, CancellationToken cancellation)
    {
        var directory = await directories.Find(tenant, cancellation);
        return
        [
            .. handOver.Alerts.Chunk(IncidentCommand.MostAlerts).Select(some => new Message(
                IncidentId.Of(tenant, handOver.Into),
                new IncidentCommand.Absorb(handOver.From, some, handOver.Actions, handOver.Requesters, handOver.Tier, handOver.Open, directory, now))),
        ];
    }

    private async Task<IReadOnlyList<Message>> Call(EffectContext context, CallTenant call, CancellationToken cancellation)
    {
        var outcome = call.Step switch
        {
            ContainmentStep.Snapshot => await containment.Snapshot(call.Order, cancellation),
            ContainmentStep.Act => await containment.Act(call.Order, call.Snapshot!, cancellation),
            ContainmentStep.Undo => await containment.Undo(call.Order, call.Snapshot!, cancellation),
            ContainmentStep.ReadBackAct => await containment.ReadBack(call.Order, call.Snapshot!, Direction.Act, call.Receipt, cancellation),
            ContainmentStep.ReadBackUndo => await containment.ReadBack(call.Order, call.Snapshot!, Direction.Undo, call.Receipt, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(call), call.Step, "A step that nobody takes."),
        };
        var neverContain = await NeverContain(call.Order, cancellation);
        return await Tell(context.Source, new ContainmentCommand.StepAnswered(call.Step, call.Attempt, outcome, neverContain, context.Now));
    }

    /// <summary>Asked at execution, not at approval: the list may have grown in between.</summary>
    private async Task<bool> NeverContain(ContainmentOrder order, CancellationToken cancellation) =>
        ContainmentGuard.UserOf(order.Action) is { } user
        && await directories.Find(order.Tenant, cancellation) is { } directory
        && directory.FindUser(user) is { NeverContain: true };

    private static async Task<IReadOnlyList<Message>> Done(Task effect)
    {
        await effect;
        return [];
    }

    private static Task<IReadOnlyList<Message>> Tell(ProcessId target, object command) => Task.FromResult<IReadOnlyList<Message>>([new(target, command)]);
}
