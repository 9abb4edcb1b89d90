using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Contracts;

/// <summary>What the ledger does on every document store. Run it by deriving from it; each test works for a tenant of its own.</summary>
public abstract class SourceLedgerContract
{
    private const SignalSource Source = SignalSource.EntraSignIn;
    private static readonly DateTimeOffset Nine = new(2026, 11, 17, 9, 5, 0, TimeSpan.Zero);

    private readonly TenantId _tenant = TenantId.Parse(Guid.NewGuid().ToString());

    /// <summary>A client of the store under test; every call opens another one on the same data.</summary>
    protected abstract ValueTask<IDocumentStore> Open();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_in_the_same_message_is_known()
    {
        var message = Message(1, Nine, "a", "b", "a");

        Assert.Equal(new Counts(3, 2, 1, 0, 0, 0), await Take(await Host(), message));
        Assert.Equal([new SourceHour(Source, Hour(Nine), new(3, 2, 1, 0, 0, 0))], await Hours());
    }

    [Fact]
    public async Task A_copy_in_another_message_is_known()
    {
        var host = await Host();
        await Take(host, Message(1, Nine, "a"));

        Assert.Equal(["b"], await FreshKeys(host, Message(2, Nine.AddMinutes(7), "a", "b")));
        Assert.Equal(new Counts(2, 1, 1, 0, 0, 0), await Take(host, Message(2, Nine.AddMinutes(7), "a", "b")));
    }

    [Fact]
    public async Task A_copy_on_another_partition_of_another_host_or_after_a_restart_is_known()
    {
        await Take(await Host(), Message(1, Nine, "a"));

        Assert.Empty(await FreshKeys(await Host(), Message(1, Nine.AddMinutes(7), "a") with { Partition = "2" }));
        Assert.Equal(new Counts(1, 0, 1, 0, 0, 0), await Take(await Host(), Message(1, Nine.AddMinutes(7), "a") with { Partition = "2" }));
    }

    [Fact]
    public async Task A_copy_five_days_later_is_known_and_one_behind_the_window_is_new()
    {
        await Take(await Host(), Message(1, Nine, "a"));
        var (five, ledger) = (Nine.AddDays(5), await Host());
        await ledger.Forget(_tenant, five, Cancellation);
        Assert.Equal(new Counts(1, 0, 1, 0, 0, 0), await Take(ledger, Message(2, five, "a")));

        var later = five + SourceLedger.Window + TimeSpan.FromHours(1);
        await ledger.Forget(_tenant, later, Cancellation);

        Assert.Equal(new Counts(1, 1, 0, 0, 0, 1), await Take(await Host(), Message(3, later, "a")));
    }

    [Fact]
    public async Task A_row_that_is_sent_again_with_another_time_is_no_copy()
    {
        var host = await Host();
        await Take(host, Message(1, Nine, "a"));

        Assert.Equal(new Counts(1, 1, 0, 0, 0, 0), await Take(host, Message(2, Nine.AddHours(2), "a") with { Time = Nine.AddHours(2) }));
    }

    [Fact]
    public async Task A_message_that_failed_half_way_finds_its_records_fresh()
    {
        var host = await Host();

        Assert.Equal(["a", "b"], await FreshKeys(host, Message(1, Nine, "a", "b")));
        Assert.Equal(["a", "b"], await FreshKeys(host, Message(1, Nine, "a", "b")));
        Assert.Equal(new Counts(2, 2, 0, 0, 0, 0), await Take(host, Message(1, Nine, "a", "b")));
    }

    [Fact]
    public async Task A_message_that_is_handled_again_after_it_was_entered_changes_nothing()
    {
        var message = Message(1, Nine, "a", "b", "a") with { Unreadable = 2 };
        Assert.Equal(new Counts(5, 2, 1, 2, 0, 0), await Take(await Host(), message));
        var before = await Hours();

        Assert.Equal(default, await Take(await Host(), message));
        Assert.Equal(before, await Hours());
    }

    [Fact]
    public async Task Of_copies_that_hosts_take_at_the_same_time_one_is_the_record_and_the_others_are_counted()
    {
        const int Hosts = 6;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var racers = new List<Task<Counts>>();
        for (var number = 0; number < Hosts; number++)
        {
            var (host, message) = (await Host(), Message(number, Nine.AddMinutes(number), "a", "b", $"own of {number}"));
            racers.Add(Task.Run(
                async () =>
                {
                    await start.Task;
                    return await Patiently(() => Take(host, message));
                },
                Cancellation));
        }

        start.SetResult();
        await Task.WhenAll(racers);

        Assert.Equal(new Counts(3 * Hosts, 2 + Hosts, 2 * (Hosts - 1), 0, 0, 0), Sum(await Hours()));
    }

    [Fact]
    public async Task More_than_one_transaction_takes_is_entered_whole_and_once()
    {
        // Ten minutes apart, each record lies in a slot of its own; 400 slots and their days are no one transaction.
        var message = new Sent(1, Nine, [.. Enumerable.Range(0, 400).Select(number => $"k{number}")]) { Step = TimeSpan.FromMinutes(-10) };

        Assert.Equal(400, (await Take(await Host(), message)).Normalized);
        Assert.Equal(default, await Take(await Host(), message));
        Assert.Equal(400, (await Take(await Host(), message with { Offset = 2 })).Duplicates);
    }

    [Fact]
    public async Task What_leaves_the_quarantine_leaves_its_hour_once()
    {
        var (host, unreadable) = (await Host(), Unreadable(1, 0));
        await host.Enter([Arrival.Of(unreadable, Nine)], Cancellation);
        var row = new QuarantineRow(Quarantine.IdOf(unreadable), _tenant, unreadable.Position, unreadable.Code, unreadable.Reason, 2, Nine, unreadable.Source);

        await host.Withdraw(row, Cancellation);
        await (await Host()).Withdraw(row, Cancellation);

        Assert.Empty(await Hours());
    }

    [Fact]
    public async Task Own_and_late_records_are_counted_within_the_normalized()
    {
        var signal = Signals(Message(1, Nine.AddHours(1), "a"))[0];
        await (await Host()).Enter([Arrival.Of(signal, Nine.AddHours(1), Fate.Own)], Cancellation);

        Assert.Equal([new SourceHour(Source, Hour(Nine.AddHours(1)), new(1, 1, 0, 0, 1, 1))], await Hours());
    }

    [Fact]
    public async Task A_tenant_knows_nothing_of_another_tenants_records()
    {
        var host = await Host();
        await Take(host, Message(1, Nine, "a"));
        var theirs = Signals(Message(1, Nine, "a"))[0] with { Tenant = TenantId.Parse(Guid.NewGuid().ToString()) };

        Assert.Single(await host.Fresh([theirs], Nine, Cancellation));
        Assert.Empty(await new LedgerReading(await Open()).Standing(theirs.Tenant, Cancellation));
    }

    [Fact]
    public async Task A_range_of_hours_holds_its_first_and_not_its_last_and_old_ones_are_forgotten()
    {
        var host = await Host();
        foreach (var hour in new[] { 0, 1, 2, 3 }) await Take(host, Message(hour, Nine.AddHours(hour), $"k{hour}") with { Time = Nine.AddHours(hour) });
        var reading = new LedgerReading(await Open());

        Assert.Equal([Hour(Nine.AddHours(1)), Hour(Nine.AddHours(2))], (await reading.Hours(_tenant, Hour(Nine.AddHours(1)), Hour(Nine.AddHours(3)), Cancellation)).Select(hour => hour.Hour));

        await host.Forget(_tenant, Nine + SourceLedger.Kept + TimeSpan.FromDays(1), Cancellation);
        Assert.Empty(await Hours());
        Assert.Equal(Hour(Nine), (await reading.Standing(_tenant, Cancellation))[Source].FirstTime);
    }

    private async Task<SourceLedger> Host() => new(await Open());

    private static Sent Message(long offset, DateTimeOffset arrivedAt, params string[] keys) => new(offset, arrivedAt, keys);

    /// <summary>As a host takes it: what is no copy is worked on, then all of it is entered.</summary>
    private async Task<Counts> Take(SourceLedger ledger, Sent message)
    {
        var signals = Signals(message);
        var fresh = await ledger.Fresh(signals, message.ArrivedAt, Cancellation);
        return (await ledger.Enter(
            [
                .. signals.Select(signal => Arrival.Of(signal, message.ArrivedAt, fresh.Any(each => ReferenceEquals(each, signal)) ? Fate.Normalized : Fate.Duplicate)),
                .. Enumerable.Range(0, message.Unreadable).Select(index => Arrival.Of(Unreadable(message.Offset, signals.Count + index), message.ArrivedAt)),
            ],
            Cancellation)).Total;
    }

    /// <summary>A host that finds the store busy tries again.</summary>
    private static async Task<Counts> Patiently(Func<Task<Counts>> take)
    {
        while (true)
        {
            try
            {
                return await take();
            }
            catch (StoreBusyException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task<IEnumerable<string>> FreshKeys(SourceLedger ledger, Sent message) =>
        (await ledger.Fresh(Signals(message), message.ArrivedAt, Cancellation)).Select(signal => signal.Key);

    private List<Signal> Signals(Sent message) =>
        [.. message.Keys.Select((key, index) => new Signal(_tenant, Source, key, message.Time + (index * message.Step), default, new("hub", message.Partition, message.Offset, index)))];

    private QuarantinedSignal Unreadable(long offset, int index) =>
        new(new("hub", "0", offset, index), _tenant, QuarantineReason.WrongShape, "properties is no object", "{}"u8.ToArray()) { Source = Source };

    private async Task<IReadOnlyList<SourceHour>> Hours() => await new LedgerReading(await Open()).Hours(_tenant, Nine.AddDays(-30), Nine.AddDays(30), Cancellation);

    private static Counts Sum(IEnumerable<SourceHour> hours) => hours.Aggregate(default(Counts), (sum, hour) => sum + hour.Counts);

    private static DateTimeOffset Hour(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);

    /// <summary>A message of one source's records.</summary>
    private sealed record Sent(long Offset, DateTimeOffset ArrivedAt, string[] Keys)
    {
        public string Partition { get; init; } = "0";

        /// <summary>When its records happened: all at once, unless <see cref="Step"/> lies between them.</summary>
        public DateTimeOffset Time { get; init; } = Nine;

        public TimeSpan Step { get; init; }

        public int Unreadable { get; init; }
    }
}
