using System.Collections.Immutable;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Review;
using Soc.Core.Tests.Story;

namespace Soc.Core.Tests.Review;

public sealed class SightTests
{
    private static readonly IncidentState State = IncidentState.Initial with
    {
        Alerts = Alerts.Whole.ToImmutableSortedDictionary(alert => alert.Id, alert => alert, StringComparer.Ordinal),
    };

    [Theory]
    [InlineData(30, null, 1)]
    [InlineData(-1, null, 0)]
    [InlineData(600, null, 1)]
    [InlineData(1_600, null, 0)]
    [InlineData(600, 30, 1)]
    [InlineData(30, -30, 0)]
    public void An_unread_record_is_of_the_incidents_time_when_it_happened_then_or_else_arrived_then(int arrivedAt, int? time, int count)
    {
        var row = new QuarantineRow("q-1", Press.Tenant, new("hub", "0", 0, 0), QuarantineReason.WrongShape, "", 1, Alerts.At(arrivedAt), SignalSource.EntraSignIn, time is { } minute ? Alerts.At(minute) : null);

        Assert.Equal(count, Sight.Of(State, SourceReports.None, [row], []).Unread.Sum(unread => unread.Count));
    }

    [Fact]
    public void Unread_records_are_counted_by_source_and_reason()
    {
        var rows = new (SignalSource?, QuarantineReason)[]
        {
            (null, QuarantineReason.UnknownSource), (SignalSource.EntraSignIn, QuarantineReason.WrongShape), (SignalSource.EntraSignIn, QuarantineReason.MissingTime), (SignalSource.EntraSignIn, QuarantineReason.WrongShape),
        }.Select((each, index) => new QuarantineRow($"q-{index}", Press.Tenant, new("hub", "0", index, 0), each.Item2, "", 1, Alerts.At(5), each.Item1));

        Assert.Equal(
            [new(null, QuarantineReason.UnknownSource, 1), new(SignalSource.EntraSignIn, QuarantineReason.MissingTime, 1), new(SignalSource.EntraSignIn, QuarantineReason.WrongShape, 2)],
            Sight.Of(State, SourceReports.None, rows, []).Unread);
    }

    [Fact]
    public void Alerts_of_before_the_first_decision_that_came_behind_it_are_late_arrivals()
    {
        IncidentEvent[] events =
        [
            new IncidentEvent.AlertAdded(Alerts.SignIn(Press.Ana), Alerts.At(12)),
            new IncidentEvent.Decided(new("inc-1.card-1", Press.Sam.Id, Verdict.Approve, Alerts.At(20)), Alerts.At(20)),
            new IncidentEvent.AlertAdded(Alerts.Of("mail-qr", Alerts.At(0), Phase.Delivery, Severity.Medium, [Alerts.User(Press.Ana)]) with { Source = SignalSource.Office365Exchange }, Alerts.At(90)),
            new IncidentEvent.AlertAdded(Alerts.InboxRule(Press.Ana), Alerts.At(95)),
        ];

        var late = LateAlerts.Of(events)!;

        Assert.Equal((1, Alerts.At(20), Alerts.At(90)), (late.Count, late.Decided, late.LastArrival));
        Assert.Equal([SignalSource.Office365Exchange], late.Sources);
        Assert.Null(LateAlerts.Of(events[..2]));
        Assert.Null(LateAlerts.Of(events[2..]));
    }

    [Fact]
    public void An_incident_without_alerts_has_no_time_to_be_blind_in() => Assert.Same(Sight.Clear, Sight.Of(IncidentState.Initial, SourceReports.None, [], []));
}
