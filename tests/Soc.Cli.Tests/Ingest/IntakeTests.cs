using Soc.Cli.Hosting;
using Soc.Cli.Tests.Commands;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Simulator.Day;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Tests.Ingest;

/// <summary>What one process takes in is counted once, however often it is killed.</summary>
public sealed class IntakeTests : IDisposable
{
    private static readonly IReadOnlyList<HubMessage> Day = SocRun.Day();

    private readonly SocRun _soc = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _soc.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(90)]
    public async Task A_run_that_was_killed_and_begins_again_counts_every_record_once(int killedAfter)
    {
        await Run("clean", Day, entersLast: true);
        await Run("killed", [.. Day.Take(killedAfter)], entersLast: false);

        var tally = await Run("killed", Day, entersLast: true);

        Assert.Equal(await Hours("clean"), await Hours("killed"));
        Assert.Equal(tally.Received, tally.Normalized + tally.Duplicates + tally.Quarantined);
    }

    [Fact]
    public async Task The_ledger_of_a_day_adds_up_in_every_hour()
    {
        var tally = await Run("day", Day, entersLast: true);
        var hours = await Hours("day");

        Assert.All(hours, hour => Assert.Equal(hour.Counts.Received, hour.Counts.Normalized + hour.Counts.Duplicates + hour.Counts.Quarantined));
        Assert.Equal(tally.Received, hours.Sum(hour => hour.Counts.Received));
        Assert.True(hours.Select(hour => hour.Hour).Distinct().Count() > 6, "A day arrives in more than a few hours.");
        Assert.All(hours, hour => Assert.Equal(0, hour.Counts.Late));
    }

    [Fact]
    public async Task Records_that_come_a_day_later_than_usual_are_taken_and_counted_as_late()
    {
        await Run("late", OfficeDay.Generate(7, new DayOptions(200) { Faults = DeliveryFaults.None with { AuditDelay = TimeSpan.FromDays(1) } }), entersLast: true);

        var late = (await Hours("late")).Where(hour => hour.Counts.Late > 0).ToList();

        Assert.Equal([SignalSource.EntraAudit, SignalSource.Office365Exchange], late.Select(hour => hour.Source).Distinct().Order());
        Assert.All(late, hour => Assert.Equal(hour.Counts.Normalized, hour.Counts.Late));
    }

    private async Task<Tally> Run(string folder, IReadOnlyList<HubMessage> messages, bool entersLast)
    {
        await using var host = await Open(folder);
        var intake = host.NewIntake(TextWriter.Null);
        foreach (var message in messages)
            await intake.Take(new(new(message.Hub, message.Partition, message.Offset, 0), message.Body, message.EnqueuedAt), Cancellation);
        if (entersLast) await intake.Enter(Cancellation);
        return intake.Tally;
    }

    private async Task<IReadOnlyList<SourceHour>> Hours(string folder)
    {
        await using var host = await Open(folder);
        return await new LedgerReading(host.Store).Hours(InventedTenant.Id, Day[0].EnqueuedAt.AddDays(-2), Day[^1].EnqueuedAt.AddDays(2), Cancellation);
    }

    private Task<SocHost> Open(string folder)
    {
        var workspace = Workspace.ToWrite(folder, _soc.Folder);
        workspace.Use(new());
        new ProfileFolder(workspace.Tenants).Register(InventedTenant.Profile);
        return SocHost.Open(workspace, new(), TimeProvider.System, Cancellation);
    }
}
