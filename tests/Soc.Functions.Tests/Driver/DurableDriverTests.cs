using Microsoft.DurableTask;
using Soc.Contracts;

#pragma warning disable DURABLE2003 // The activities of these tests are registered by their names: they are functions of no app.

namespace Soc.Functions.Tests.Driver;

/// <summary>The driver bites: what would break in the durable engine breaks here.</summary>
public sealed class DurableDriverTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);

    private readonly SettableClock _clock = new(Nine);
    private int _started;

    [Fact]
    public async Task An_orchestrator_that_makes_up_an_id_of_its_own_fails_its_replay()
    {
        var driver = Driver(async context =>
        {
            await context.CallActivityAsync<string>("Echo", Guid.NewGuid());
            await context.CallActivityAsync<string>("Echo", "done");
        });

        await Assert.ThrowsAsync<NonDeterministicException>(driver.Run);
    }

    [Fact]
    public async Task An_orchestrator_that_remembers_beside_its_history_fails_its_replay()
    {
        var driver = Driver(async context =>
        {
            if (_started++ == 0) await context.CallActivityAsync<string>("Echo", "first");
            await context.CallActivityAsync<string>("Echo", "second");
        });

        await Assert.ThrowsAsync<NonDeterministicException>(driver.Run);
    }

    [Fact]
    public async Task An_orchestrator_that_waits_for_something_else_than_its_context_is_found_out()
    {
        var never = new TaskCompletionSource();
        var driver = Driver(_ => never.Task);

        await Assert.ThrowsAsync<NonDeterministicException>(driver.Run);
    }

    [Fact]
    public async Task A_wait_that_timed_out_swallows_the_next_event_of_its_name()
    {
        var heard = new List<string>();
        var driver = Driver(async context =>
        {
            using (var given = new CancellationTokenSource())
            {
                _ = context.WaitForExternalEvent<string>("answer", given.Token);
                given.Cancel();
            }
            await context.CreateTimer(context.CurrentUtcDateTime.AddMinutes(1), CancellationToken.None);
            heard.Add(await context.WaitForExternalEvent<string>("answer"));
        });
        await driver.Run();

        driver.Raise("one", "answer", "yes");
        await driver.MoveTo(Nine.AddMinutes(2));

        Assert.Empty(heard);
        Assert.Equal("Running", driver.Instances["one"].Status.ToString());
    }

    [Fact]
    public async Task An_orchestrator_that_asks_the_same_again_comes_to_its_end()
    {
        var driver = Driver(async context =>
        {
            await context.CallActivityAsync<string>("Echo", context.NewGuid());
            await context.CreateTimer(context.CurrentUtcDateTime.AddMinutes(1), CancellationToken.None);
            await context.WaitForExternalEvent<string>("go");
        });
        await driver.MoveTo(Nine.AddMinutes(2));

        driver.Raise("one", "go", "now");
        await driver.Run();

        Assert.Equal("Completed", driver.Instances["one"].Status.ToString());
    }

    private DurableDriver Driver(Func<TaskOrchestrationContext, Task> orchestrator)
    {
        var driver = new DurableDriver(_clock).Orchestrator("Sample", orchestrator).Activity<object>("Echo", input => Task.FromResult<object?>(input.ToString()));
        driver.Start("Sample", "one", (object?)null);
        return driver;
    }
}
