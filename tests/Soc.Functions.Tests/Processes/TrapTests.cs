using Microsoft.DurableTask.Client;
using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Functions.Processes;
using Soc.Functions.Tests.Driver;
using Soc.Functions.Tests.Story;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Processes;

/// <summary>The traps of the durable worker, each with what becomes of it here.</summary>
public sealed class TrapTests : IAsyncLifetime
{
    private DurableSoc _soc = null!;
    private string _incident = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ProcessId Process => IncidentId.Of(InventedTenant.Id, _incident);

    private Instance Orchestration => _soc.Driver.Instances[Functions.Processes.Orchestration.InstanceOf(Process)];

    public async ValueTask InitializeAsync()
    {
        _soc = await DurableSoc.Open(StoryRun.Start, Cancellation);
        await StoryRun.Feed(_soc, Cancellation);
        _incident = await StoryRun.TheIncident(_soc, Cancellation);
    }

    public ValueTask DisposeAsync() => _soc.DisposeAsync();

    [Fact]
    public async Task A_decision_after_waits_that_timed_out_is_heard_at_once()
    {
        var before = _soc.Turns;
        await _soc.MoveTo(_soc.Now.AddHours(3), Cancellation);
        Assert.True(_soc.Turns >= before + 3, "The orchestration should have rested and looked again several times.");

        before = _soc.Turns;
        await Escalate();

        Assert.True(_soc.Turns > before, "The event of the decision was swallowed by a wait that had timed out.");
    }

    [Fact]
    public async Task Every_wait_has_a_name_of_its_own_which_stands_in_the_table()
    {
        var wakes = new WakeTable(_soc.Documents, _soc.Clock);
        var names = new HashSet<string>();
        for (var look = 0; look < 4; look++)
        {
            names.Add((await wakes.NameOf(Process, Cancellation))!);
            await _soc.MoveTo(_soc.Now.AddHours(1), Cancellation);
        }

        Assert.Equal(4, names.Count);
    }

    [Fact]
    public async Task A_lost_event_only_delays_until_the_sweep()
    {
        _soc.Driver.LosesEvents = true;
        await Escalate();
        _soc.Driver.LosesEvents = false;
        Assert.NotEmpty(await Unanswered());

        await _soc.Sweep(Cancellation);
        Assert.NotEmpty(await Unanswered());

        await _soc.MoveTo(_soc.Now + WakeTable.Patience, Cancellation);
        await _soc.Sweep(Cancellation);
        Assert.Empty(await Unanswered());
    }

    [Fact]
    public async Task Without_any_sweep_a_lost_event_delays_until_the_heartbeat()
    {
        _soc.Driver.LosesEvents = true;
        await Escalate();
        _soc.Driver.LosesEvents = false;

        await _soc.MoveTo(_soc.Now + Runbook.Heartbeat, Cancellation);

        Assert.Empty(await Unanswered());
    }

    [Fact]
    public async Task What_was_told_while_the_engine_could_not_be_reached_is_told_all_the_same()
    {
        _soc.Driver.IsDown = true;
        var delivery = await _soc.Get<Engines>().For(_soc.Client).Deliver(Process, await Escalation(), cancellation: Cancellation);
        _soc.Driver.IsDown = false;
        Assert.True(delivery.Events > 0);

        await _soc.MoveTo(_soc.Now + WakeTable.Patience, Cancellation);
        await _soc.Sweep(Cancellation);

        Assert.Empty(await Unanswered());
    }

    [Fact]
    public async Task An_orchestration_that_died_is_started_again_and_nothing_is_lost()
    {
        _soc.NextCrash = "The worker was recycled.";
        await Escalate();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, Orchestration.Status);

        await _soc.MoveTo(_soc.Now + WakeTable.Patience + TimeSpan.FromMinutes(1), Cancellation);
        await Escalate();

        Assert.Equal(OrchestrationRuntimeStatus.Running, Orchestration.Status);
        Assert.Empty(await Unanswered());
    }

    [Fact]
    public async Task A_history_stays_short_and_turning_the_page_loses_nothing()
    {
        for (var hour = 0; hour < Runbook.TurnsPerHistory * 2; hour++) await _soc.MoveTo(_soc.Now.AddHours(1), Cancellation);
        Assert.True(Orchestration.Pages >= 1, "No page was turned.");
        Assert.True(Orchestration.LongestHistory <= (3 * Runbook.TurnsPerHistory) + 3, $"A history of {Orchestration.LongestHistory} things.");

        var before = _soc.Turns;
        await Escalate();

        Assert.True(_soc.Turns > before);
        Assert.Empty(await Unanswered());
    }

    [Fact]
    public async Task A_call_that_is_being_made_survives_the_turns_meanwhile()
    {
        var wakes = new WakeTable(_soc.Documents, _soc.Clock);
        var call = await wakes.Announce(Process, Cancellation);
        await _soc.MoveTo(_soc.Now.AddHours(2), Cancellation);
        await wakes.Confirm(call, Cancellation);

        Assert.Single(await Unanswered());
        await _soc.MoveTo(_soc.Now + WakeTable.Patience, Cancellation);
        await _soc.Sweep(Cancellation);
        Assert.Empty(await Unanswered());
    }

    private async Task Escalate() => await _soc.Tell(Process, await Escalation(), Cancellation);

    /// <summary>A decision that is remembered whatever becomes of it.</summary>
    private async Task<IncidentCommand.Decide> Escalation()
    {
        var state = await StoryRun.State(_soc, _incident, Cancellation);
        var person = InventedTenant.Profile.Analysts[0];
        return new(new(state.Card?.Id ?? "none", person.Id, Verdict.Escalate, _soc.Now), person);
    }

    private async Task<IReadOnlyList<string>> Unanswered() =>
        [.. (await _soc.Documents.Query("wakes", new(InventedTenant.Id, "wake"), Core.Stores.KeyRange.All, Cancellation).ToListAsync(Cancellation))
            .Where(row => row.Key.StartsWith($"{Process.Kind}|{Process.Key}|call.", StringComparison.Ordinal)).Select(row => row.Key)];
}
