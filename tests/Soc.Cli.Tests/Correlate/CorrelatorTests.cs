using Soc.Cli.Stores;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Cli.Tests.Correlate;

/// <summary>Alerts become incidents over a real store.</summary>
public sealed class CorrelatorTests : IDisposable
{
    private static readonly Entity Ana = new(EntityKind.User, "ana");
    private static readonly Entity Ben = new(EntityKind.User, "ben");
    private static readonly Entity Place = new(EntityKind.Ip, "203.0.113.9");
    private static readonly Analyst Sam = new("sam", "Sam", Tier.L3);

    private readonly List<DataFolder> _folders = [];
    private readonly List<SqliteFile> _files = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task The_incidents_are_the_linked_parts_that_add_up_in_whatever_order_and_however_often_alerts_come(int seed)
    {
        var alerts = RandomAlerts.Of(seed, count: 28);
        var expected = RandomAlerts.Incidents(alerts);
        Assert.NotEmpty(expected);

        var random = new Random(seed);
        for (var shuffle = 0; shuffle < 3; shuffle++)
        {
            var arriving = alerts.Concat(alerts.Where(_ => random.Next(2) == 0)).ToArray();
            random.Shuffle(arriving);
            var watch = NewWatch();
            await watch.Deliver(arriving);
            Assert.Equal(expected, watch.Open);
        }
    }

    [Fact]
    public async Task Alerts_that_add_up_to_nothing_tell_nobody()
    {
        var watch = NewWatch();
        await watch.Deliver([RandomAlerts.At("a", 0, Severity.Low, Ana), RandomAlerts.At("b", 1, Severity.Low, Ana)]);

        Assert.Empty(watch.Incidents);
    }

    [Fact]
    public async Task A_group_without_an_incident_that_an_alert_ties_to_one_comes_along_whole()
    {
        var watch = NewWatch();
        await watch.Deliver([
            RandomAlerts.At("a1", 0, Severity.Critical, Ana), RandomAlerts.At("a2", 1, Severity.Critical, Ana),
            RandomAlerts.At("b1", 0, Severity.Low, Ben), RandomAlerts.At("b2", 1, Severity.Low, Ben),
            RandomAlerts.At("c", 2, Severity.Low, Ana, Ben)]);

        Assert.Equal(["a1 a2 b1 b2 c"], watch.Open);
    }

    [Fact]
    public async Task Two_incidents_that_a_late_alert_connects_become_one_with_everything_handed_over()
    {
        var watch = NewWatch();
        await watch.Deliver([RandomAlerts.At("a1", 0, Severity.Critical, Ana), RandomAlerts.At("a2", 1, Severity.Critical, Ana)]);
        await watch.Deliver([RandomAlerts.At("b1", 0, Severity.Critical, Ben), RandomAlerts.At("b2", 1, Severity.Critical, Ben)]);
        Assert.Equal(["a1 a2", "b1 b2"], watch.Open);
        var rejected = new List<string>();
        foreach (var (id, incident) in watch.Incidents.ToList())
        {
            watch.Tell(id, new IncidentCommand.Decide(new(incident.Card!.Id, Sam.Id, Verdict.Reject, RandomAlerts.Monday.AddDays(7)), Sam));
            rejected.AddRange(incident.Card.ActionIds);
        }

        await watch.Deliver([RandomAlerts.At("c", 2, Severity.Medium, Ana, Ben)]);

        Assert.Equal(["a1 a2 b1 b2 c"], watch.Open);
        var (one, other) = (watch.Incidents.Values.Single(incident => incident.Status is IncidentStatus.Open), watch.Incidents.Values.Single(incident => incident.Status is IncidentStatus.Merged));
        Assert.Equal(one.Id, other.MergedInto);
        Assert.All(rejected, id => Assert.Equal(ActionStatus.Rejected, one.Actions[id].Status));
    }

    [Fact]
    public async Task Three_incidents_become_one_however_the_connecting_alerts_come()
    {
        var cy = new Entity(EntityKind.User, "cy");
        Alert[] alerts = [
            RandomAlerts.At("a1", 0, Severity.Critical, Ana), RandomAlerts.At("a2", 1, Severity.Critical, Ana),
            RandomAlerts.At("b1", 0, Severity.Critical, Ben), RandomAlerts.At("b2", 1, Severity.Critical, Ben),
            RandomAlerts.At("c1", 0, Severity.Critical, cy), RandomAlerts.At("c2", 1, Severity.Critical, cy)];
        Alert[] connecting = [RandomAlerts.At("x", 2, Severity.Medium, Ana, Ben), RandomAlerts.At("y", 2, Severity.Medium, Ben, cy)];
        foreach (var order in new[] { connecting, [.. connecting.Reverse()] })
        {
            var watch = NewWatch();
            await watch.Deliver([.. alerts, .. order]);
            Assert.Equal(["a1 a2 b1 b2 c1 c2 x y"], watch.Open);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task A_crash_before_any_operation_of_the_store_loses_nothing_once_delivery_goes_on(int seed)
    {
        var alerts = RandomAlerts.Of(seed, count: 8);
        var expected = RandomAlerts.Incidents(alerts);
        Assert.NotEmpty(expected);
        for (var at = 1; await CrashAt(at); at++) { }

        async Task<bool> CrashAt(int at)
        {
            var store = NewStore();
            var incidents = new Dictionary<ProcessId, IncidentState>();
            var crashing = new InterruptedStore(store, at, () => throw new IOException("The process was killed."));
            var doomed = new Watch(crashing, incidents);
            var done = 0;
            await Record.ExceptionAsync(async () => { for (; done < alerts.Count; done++) await doomed.Deliver([alerts[done]]); });

            var watch = new Watch(store, incidents);
            await watch.Deliver(alerts.Skip(done));
            Assert.Equal(expected, watch.Open);
            return crashing.Interrupted;
        }
    }

    [Fact]
    public async Task A_crash_before_the_incidents_are_told_loses_nothing_once_delivery_goes_on()
    {
        var alerts = RandomAlerts.Of(13, count: 16);
        for (var at = 0; at < alerts.Count; at++)
        {
            var watch = NewWatch();
            await watch.Deliver(alerts.Take(at));
            await watch.Correlate(alerts[at]);
            // Another partition's alerts overtake the one that is delivered again.
            await watch.Deliver(alerts.Skip(at + 1));
            await watch.Deliver([alerts[at]]);
            Assert.Equal(RandomAlerts.Incidents(alerts), watch.Open);
        }
    }

    [Fact]
    public async Task Two_linked_alerts_that_arrive_at_once_find_each_other()
    {
        var (one, other) = (RandomAlerts.At("a1", 0, Severity.Critical, Ana), RandomAlerts.At("a2", 1, Severity.Critical, Ana));
        for (var at = 1; await MeetAt(at); at++) { }

        async Task<bool> MeetAt(int at)
        {
            var store = NewStore();
            var incidents = new Dictionary<ProcessId, IncidentState>();
            var meanwhile = new Watch(store, incidents);
            var interrupted = new InterruptedStore(store, at, () => meanwhile.Deliver([other]));
            await new Watch(interrupted, incidents).Deliver([one]);
            if (interrupted.Interrupted) Assert.Equal(["a1 a2"], meanwhile.Open);
            return interrupted.Interrupted;
        }
    }

    [Fact]
    public async Task An_alert_that_ties_more_groups_together_than_one_batch_holds_ties_them_all()
    {
        var strangers = Enumerable.Range(0, 130).Select(number => RandomAlerts.At($"s{number:000}", 0, Severity.Low, new Entity(EntityKind.User, $"user-{number}"))).ToList();
        var tie = RandomAlerts.At("tie", 1, Severity.Critical, [.. strangers.SelectMany(alert => alert.Entities), Ana]);
        var watch = NewWatch();
        await watch.Deliver([.. strangers, tie, RandomAlerts.At("a1", 2, Severity.Critical, Ana)]);

        Assert.Equal(132, Assert.Single(watch.Incidents.Values).Alerts.Count);
    }

    [Fact]
    public async Task Tenants_never_mix()
    {
        var other = TenantId.Parse("7e000000-0000-4000-8000-00000000000b");
        var watch = NewWatch();
        await watch.Deliver([
            RandomAlerts.At("a1", 0, Severity.Critical, Ana, Place), RandomAlerts.At(other, "a1", 0, Severity.Critical, Ana, Place),
            RandomAlerts.At(other, "x2", 1, Severity.Critical, Ana, Place), RandomAlerts.At("a2", 1, Severity.Critical, Ana, Place)]);

        Assert.Equal(["a1 a2", "a1 x2"], watch.Open);
        Assert.All(watch.Incidents, pair => Assert.All(pair.Value.Alerts.Values, alert => Assert.Equal(pair.Key.Tenant, alert.Tenant)));
        Assert.Equal(2, watch.Incidents.Keys.Select(id => id.Key).Distinct().Count());
    }

    public void Dispose()
    {
        _files.ForEach(file => file.Dispose());
        _folders.ForEach(folder => folder.Dispose());
    }

    private Watch NewWatch() => new(NewStore(), []);

    private SqliteDocumentStore NewStore()
    {
        _folders.Add(new());
        _files.Add(SqliteFile.Open(_folders[^1].File));
        return new(_files[^1]);
    }
}
