using Soc.Core.Ingest;
using Soc.Simulator.Day;
using Soc.Simulator.Day.Story;

namespace Soc.Simulator.Tests.Day;

public sealed class DeliveryFaultsTests
{
    private static readonly int StorySignals = AttackStory.Steps.Sum(step => step.Signals.Count);

    [Fact]
    public void Without_faults_every_signal_arrives_once()
    {
        var received = Deliver(DeliveryFaults.None);
        Assert.Equal(StorySignals, received.Count);
        Assert.Equal(StorySignals, received.Select(record => record.Content).Distinct().Count());
    }

    [Fact]
    public void Sent_up_to_four_times_a_signal_keeps_its_content_under_new_envelope_times()
    {
        var received = Deliver(DeliveryFaults.None with { CopiesUpTo = 4 });
        var copies = received.GroupBy(record => record.Content).ToList();
        Assert.Equal(StorySignals, copies.Count);
        Assert.Equal([1, 2, 3, 4], copies.Select(group => group.Count()).Distinct().Order());
        foreach (var group in copies.Where(group => group.Count() > 1 && group.First().Source is not (SignalSource.Office365Exchange or SignalSource.EntraAudit)))
            Assert.True(group.Select(record => record.Json.GetProperty("time").GetString()).Distinct().Count() > 1);
    }

    [Fact]
    public void Shuffled_the_same_signals_arrive_in_another_order()
    {
        var ordered = Deliver(DeliveryFaults.None).Select(record => record.Content).ToList();
        var shuffled = Deliver(DeliveryFaults.None with { ShuffleSeed = 7 }).Select(record => record.Content).ToList();
        Assert.NotEqual(ordered, shuffled);
        Assert.Equal(ordered.Order(StringComparer.Ordinal), shuffled.Order(StringComparer.Ordinal));
        Assert.NotEqual(shuffled, Deliver(DeliveryFaults.None with { ShuffleSeed = 8 }).Select(record => record.Content));
    }

    [Fact]
    public void Audit_records_can_come_a_day_late_and_nothing_else_does()
    {
        var received = Deliver(DeliveryFaults.None with { AuditDelay = TimeSpan.FromDays(1) });
        Assert.All(received, record =>
        {
            var audit = record.Source is SignalSource.Office365Exchange or SignalSource.EntraAudit;
            Assert.Equal(audit, record.Message.EnqueuedAt - record.OccurredAt > TimeSpan.FromHours(12));
        });
    }

    [Fact]
    public void Messages_are_ordered_by_arrival_and_offsets_grow_within_a_partition()
    {
        var messages = OfficeDay.Generate(1, new DayOptions(BenignSignals: 0));
        Assert.Equal(messages.Select(message => message.EnqueuedAt).Order(), messages.Select(message => message.EnqueuedAt));
        Assert.True(messages.Select(message => message.Partition).Distinct().Count() > 1);
        Assert.All(messages.GroupBy(message => message.Partition), partition =>
            Assert.All(partition.Zip(partition.Skip(1)), pair => Assert.True(pair.Second.Offset > pair.First.Offset)));
    }

    private static List<ReceivedRecord> Deliver(DeliveryFaults faults) =>
        [.. ReceivedRecord.In(OfficeDay.Generate(1, new DayOptions(BenignSignals: 0) { Faults = faults }))];
}
