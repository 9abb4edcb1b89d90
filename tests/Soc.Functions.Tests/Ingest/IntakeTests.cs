using System.Text;
using Azure.Messaging.EventHubs;
using Soc.Cli.Engine;
using Soc.Contracts;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Stores;
using Soc.Functions.Tests.Story;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Ingest;

/// <summary>The hub goes on behind a batch whatever becomes of it: nothing may be lost, and nothing may hold it up.</summary>
public sealed class IntakeTests : IAsyncLifetime
{
    private static readonly InboundMessage Message = new(new("telemetry", "3", 42, 0) { TakenAt = StoryRun.Start }, "{}"u8.ToArray(), StoryRun.Start.AddMinutes(-3));

    private DurableSoc _soc = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _soc = await DurableSoc.Open(StoryRun.Start, Cancellation);

    public ValueTask DisposeAsync() => _soc.DisposeAsync();

    [Fact]
    public async Task A_poison_message_is_quarantined_with_hub_partition_offset_and_reason_and_the_rest_goes_on()
    {
        await _soc.Ingest([Event("not json", 41), .. Attack()], "telemetry", "3", Cancellation);

        var row = Assert.Single(await Quarantined(Quarantine.Unclaimed));
        Assert.Equal(new SignalPosition("telemetry", "3", 41, 0), row.Position with { TakenAt = null });
        Assert.Equal(QuarantineReason.NotJson, row.Code);
        Assert.NotEmpty(_soc.AlertsHub.Take());
    }

    [Fact]
    public async Task When_the_hub_took_a_message_goes_along_into_the_quarantine()
    {
        var line = BinaryData.FromString("<38>Nov 17 08:21:05 unknown sshd[1]: text");

        await _soc.Ingest([EventHubsModelFactory.EventData(line, offsetString: "44", enqueuedTime: StoryRun.Start)], "telemetry", "3", Cancellation);

        Assert.Equal(new SignalPosition("telemetry", "3", 44, 0) { TakenAt = StoryRun.Start }, Assert.Single(await Quarantined(Quarantine.Unclaimed)).Position);
    }

    [Fact]
    public async Task A_message_that_breaks_its_handler_is_quarantined_alone()
    {
        var handled = new List<long>();
        var batch = Enumerable.Range(0, 3).Select(offset => Message with { Position = Message.Position with { Offset = offset } }).ToList();

        var tally = await _soc.Get<PatientIntake>().Take(
            batch, (message, _) => message.Position.Offset == 1 ? throw new FormatException() : Note(handled, message), Cancellation);

        Assert.Equal(new IntakeTally(3, 1, 0), tally);
        Assert.Equal([0, 2], handled);
        var row = Assert.Single(await Quarantined(Quarantine.Unclaimed));
        Assert.Equal((QuarantineReason.Unprocessable, 1), (row.Code, row.Position.Offset));
        Assert.Contains(nameof(FormatException), row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_go_on_keyed_by_their_tenant()
    {
        await _soc.Ingest(Attack(), "telemetry", "0", Cancellation);

        Assert.Equal([InventedTenant.Id.ToString()], _soc.AlertsHub.Keys);
    }

    [Fact]
    public async Task A_second_try_of_a_message_that_failed_half_way_finds_its_records_again()
    {
        var message = new InboundMessage(Message.Position, Attack()[0].EventBody.ToMemory(), Message.ArrivedAt);
        _soc.EvidenceStore.Away = _ => true;
        await Assert.ThrowsAsync<StoreBusyException>(() => Take(message));
        Assert.Empty(_soc.AlertsHub.Take());
        Assert.Equal(default, await Counts());

        _soc.EvidenceStore.Away = _ => false;
        await Take(message);
        Assert.NotEmpty(_soc.AlertsHub.Take());
        var counts = await Counts();

        await Take(message);
        Assert.Empty(_soc.AlertsHub.Take());
        Assert.Equal(counts, await Counts());
        Assert.Equal(counts.Received, counts.Normalized + counts.Duplicates);
    }

    [Fact]
    public async Task A_copy_that_comes_by_another_partition_raises_nothing_and_is_counted()
    {
        var message = new InboundMessage(Message.Position, Attack()[0].EventBody.ToMemory(), Message.ArrivedAt);
        await Take(message);
        _soc.AlertsHub.Take();

        await Take(message with { Position = message.Position with { Partition = "0" } });

        Assert.Empty(_soc.AlertsHub.Take());
        var counts = await Counts();
        Assert.Equal((counts.Received, counts.Normalized), (2 * counts.Normalized, counts.Duplicates));
    }

    [Fact]
    public async Task A_record_whose_alert_cannot_go_on_is_quarantined_and_counted_as_that_alone()
    {
        var message = new InboundMessage(Message.Position, Attack()[0].EventBody.ToMemory(), Message.ArrivedAt);
        _soc.EvidenceStore.Broken = true;

        await Take(message);

        var rows = await Quarantined(InventedTenant.Id);
        var counts = await Counts();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal((QuarantineReason.Unprocessable, true), (row.Code, row.Source is not null && row.Time is not null)));
        Assert.Equal(rows.Count, counts.Quarantined);
        Assert.Equal(counts.Received, counts.Normalized + counts.Duplicates + counts.Quarantined);
    }

    [Fact]
    public async Task What_waited_for_its_tenant_is_read_once_the_tenant_is_known_and_nobody_has_to_ask()
    {
        await using var early = await DurableSoc.Open(StoryRun.Start, Cancellation, onboarded: false);
        await early.Ingest(Attack(), "telemetry", "3", Cancellation);
        Assert.NotEmpty(await early.Get<Quarantine>().List(Quarantine.Unclaimed, cancellation: Cancellation).ToListAsync(Cancellation));
        await Replay(early);
        Assert.Empty(early.AlertsHub.Take());

        await early.Get<StoredDirectories>().Save(InventedTenant.Profile, Cancellation);
        early.Clock.Now += StoredDirectories.Lifetime;
        await Replay(early);

        Assert.NotEmpty(early.AlertsHub.Take());
        Assert.Empty(await early.Get<Quarantine>().List(Quarantine.Unclaimed, cancellation: Cancellation).ToListAsync(Cancellation));
        var hours = await new LedgerReading(early.Documents).Hours(InventedTenant.Id, StoryRun.Start.AddDays(-1), StoryRun.Start.AddDays(1), Cancellation);
        Assert.Equal([SourceHourOf(StoryRun.Start)], hours.Select(hour => hour.Hour).Distinct());
    }

    [Fact]
    public async Task A_day_is_accounted_for_and_old_days_are_forgotten()
    {
        await StoryRun.Feed(_soc, Cancellation);
        var counts = await Counts();
        Assert.Equal(counts.Received, counts.Normalized + counts.Duplicates + counts.Quarantined);
        Assert.True(counts.Duplicates > 0, "A day has copies.");

        _soc.Clock.Now += SourceLedger.Kept + TimeSpan.FromDays(2);
        await _soc.ApplyRetention(Cancellation);

        Assert.Equal(default, await Counts());
    }

    [Fact]
    public async Task A_store_that_is_away_for_moments_only_delays()
    {
        var (clock, tries) = (new SimulatedClock(StoryRun.Start), 0);
        var (intake, _) = Intake(clock);
        var taking = intake.Take([Message], (_, _) => ++tries < 3 ? throw new StoreBusyException("away") : Task.CompletedTask, Cancellation);

        await Pass(clock, taking);

        Assert.Equal(new IntakeTally(1, 0, 0), await taking);
        Assert.Equal(StoryRun.Start + PatientIntake.Pauses[0] + PatientIntake.Pauses[1], clock.GetUtcNow());
    }

    [Fact]
    public async Task What_no_store_takes_is_parked_and_taken_in_later_byte_for_byte()
    {
        var clock = new SimulatedClock(StoryRun.Start);
        var (intake, parked) = Intake(clock);
        var other = Message with { Position = Message.Position with { Offset = 43 } };
        var taking = intake.Take([Message, other], (_, _) => throw new StoreBusyException("away"), Cancellation);
        await Pass(clock, taking);
        Assert.Equal(new IntakeTally(2, 0, 2), await taking);
        Assert.Equal(StoryRun.Start + TimeSpan.FromSeconds(15), clock.GetUtcNow());

        var replayed = new List<InboundMessage>();
        Assert.Equal(0, await parked.Replay((message, _) => Keep(replayed, message), Cancellation));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, await parked.Replay((message, _) => Keep(replayed, message), Cancellation));
        Assert.Equal(0, await parked.Replay((message, _) => Keep(replayed, message), Cancellation));

        Assert.Equal([Message.Position, other.Position], replayed.Select(message => message.Position).OrderBy(position => position.Offset));
        Assert.All(replayed, message => Assert.Equal(Message.Body.ToArray(), message.Body.ToArray()));
        Assert.All(replayed, message => Assert.Equal(("telemetry", "3", Message.ArrivedAt), (message.Position.Origin, message.Position.Partition, message.ArrivedAt)));
    }

    [Fact]
    public async Task Parking_waits_for_the_evidence_store_rather_than_lose_a_message()
    {
        var (clock, evidence) = (new SimulatedClock(StoryRun.Start), new FailingEvidence { Away = _ => true });
        var (intake, _) = Intake(clock, evidence);
        var taking = intake.Take([Message], (_, _) => throw new StoreBusyException("away"), Cancellation);
        for (var step = 0; step < 8; step++) await Step(clock);
        Assert.False(taking.IsCompleted);

        evidence.Away = _ => false;
        await Pass(clock, taking);

        Assert.Equal(1, (await taking).Parked);
    }

    [Fact]
    public async Task A_replay_that_breaks_off_is_taken_up_where_it_was()
    {
        var clock = new SimulatedClock(StoryRun.Start);
        var (_, parked) = Intake(clock);
        await parked.Park(Message, Cancellation);
        clock.Advance(TimeSpan.FromMinutes(10));
        await Assert.ThrowsAsync<StoreBusyException>(() => parked.Replay((_, _) => throw new StoreBusyException("away"), Cancellation));

        var replayed = new List<InboundMessage>();
        await parked.Replay((message, _) => Keep(replayed, message), Cancellation);

        Assert.Single(replayed);
    }

    private static (PatientIntake Intake, ParkedMessages Parked) Intake(SimulatedClock clock, IEvidenceStore? evidence = null)
    {
        var (documents, kept) = (new InMemoryDocumentStore(), evidence ?? new InMemoryEvidenceStore());
        var parked = new ParkedMessages(documents, kept, clock);
        return (new(new Quarantine(documents, kept), parked, clock), parked);
    }

    private static async Task Pass(SimulatedClock clock, Task until)
    {
        while (!until.IsCompleted) await Step(clock);
    }

    private static async Task Step(SimulatedClock clock)
    {
        await Task.Yield();
        if (clock.NextTimer is { } next) clock.MoveTo(next);
    }

    private static Task Note(List<long> handled, InboundMessage message)
    {
        handled.Add(message.Position.Offset);
        return Task.CompletedTask;
    }

    private static Task Keep(List<InboundMessage> kept, InboundMessage message)
    {
        kept.Add(message);
        return Task.CompletedTask;
    }

    private static EventData Event(string body, long offset) => EventHubsModelFactory.EventData(BinaryData.FromString(body), sequenceNumber: offset, offsetString: $"{offset}", enqueuedTime: StoryRun.Start);

    /// <summary>The messages of the day from the first one that raises an alert.</summary>
    private static EventData[] Attack() =>
        [.. StoryRun.Day.Where(message => Encoding.UTF8.GetString(message.Body).Contains("certutil", StringComparison.OrdinalIgnoreCase)).Select(message => Event(Encoding.UTF8.GetString(message.Body), message.Offset))];

    private async Task<IReadOnlyList<QuarantineRow>> Quarantined(Core.Tenants.TenantId tenant) =>
        await _soc.Get<Quarantine>().List(tenant, cancellation: Cancellation).ToListAsync(Cancellation);

    private static async Task Replay(DurableSoc soc)
    {
        await soc.ReplayQuarantine(Cancellation);
        soc.Clock.Now += QuarantineReplay.Settling;
        await soc.ReplayQuarantine(Cancellation);
    }

    private async Task Take(InboundMessage message)
    {
        await using var scope = _soc.Scope();
        await DurableSoc.Telemetry(scope).Take(message, Cancellation);
    }

    private async Task<Counts> Counts() =>
        (await new LedgerReading(_soc.Documents).Hours(InventedTenant.Id, StoryRun.Start.AddDays(-2), StoryRun.Start.AddDays(3), Cancellation)).Aggregate(default(Counts), (sum, hour) => sum + hour.Counts);

    private static DateTimeOffset SourceHourOf(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);
}
