using Soc.Core;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Recover;
using Soc.Functions.Processes;
using Soc.Functions.Tests.Driver;
using Soc.Functions.Tests.Story;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Recover;

/// <summary>The clocks of the law have an orchestration of their own, which outlives the incident's.</summary>
public sealed class NotificationOrchestratorTests : IAsyncLifetime
{
    private static readonly Analyst Clerk = InventedTenant.Profile.Analysts.First(analyst => analyst.Tier is Soc.Core.Triage.Tier.L3);

    private DurableSoc _soc = null!;
    private string _incident = "";
    private DateTimeOffset _aware;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ProcessId Clocks => NotificationProcess.Of(InventedTenant.Id, _incident);

    public async ValueTask InitializeAsync()
    {
        _soc = await DurableSoc.Open(StoryRun.Start, Cancellation);
        await StoryRun.Feed(_soc, Cancellation);
        _incident = await StoryRun.TheIncident(_soc, Cancellation);
        _aware = _soc.Now;
        await StoryRun.Decide(_soc, _incident, Verdict.Approve, Cancellation);
    }

    public ValueTask DisposeAsync() => _soc.DisposeAsync();

    [Fact]
    public async Task Approving_sets_the_clocks_of_the_tenants_laws_running() =>
        Assert.Equal(
            [("gdpr-authority", _aware.AddHours(72)), ("nis2-early-warning", _aware.AddHours(24)), ("nis2-notification", _aware.AddHours(72))],
            (await State()).Clocks.Values.Select(clock => (clock.Duty.Id, clock.DueAt)));

    [Fact]
    public async Task They_wake_by_themselves_before_they_are_due_and_when_they_are_missed()
    {
        await _soc.MoveTo(_aware.AddHours(18), Cancellation);
        Assert.Equal(ClockStage.DueSoon, (await State()).Clocks["nis2-early-warning"].Stage);

        await _soc.MoveTo(_aware.AddHours(24), Cancellation);
        Assert.Equal(ClockStage.Missed, (await State()).Clocks["nis2-early-warning"].Stage);
    }

    [Fact]
    public async Task When_all_are_answered_nothing_waits_any_more()
    {
        foreach (var duty in new[] { "gdpr-authority", "nis2-early-warning", "nis2-notification", "nis2-final-report" })
            Assert.Null((await _soc.Tell(Clocks, new NotificationCommand.Answer(duty, true, Clerk.Id, Clerk, "AZ 1/26", _soc.Now), Cancellation)).Refusal);

        Assert.Null(new NotificationDecider().Due(await State()));
        Assert.Equal(OrchestrationEnd, _soc.Driver.Instances[Orchestration.InstanceOf(Clocks)].Status);
    }

    private static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus OrchestrationEnd => Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Completed;

    private Task<NotificationState> State() => _soc.Cases.Notifications(InventedTenant.Id, _incident, Cancellation);
}
