using Azure.Messaging.EventHubs;
using Soc.Azure.Detect;
using Soc.Core;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Azure.Tests.Detect;

public sealed class EventHubAlertHubTests
{
    private static readonly TenantId Ours = TenantId.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly TenantId Theirs = TenantId.Parse("11111111-2222-4333-8444-555555555556");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alerts_go_out_under_the_key_of_their_tenant()
    {
        var hub = new RecordingHub();

        var outcome = await new EventHubAlertHub(hub).Publish([AlertOf(Ours, "a"), AlertOf(Theirs, "b"), AlertOf(Ours, "c")], Cancellation);

        Assert.Equal((3, 0), (outcome.Published, outcome.TooLarge.Count));
        Assert.Equal(
            [(Ours.ToString(), "a c"), (Theirs.ToString(), "b")],
            hub.Sent.Select(batch => (batch.Key, string.Join(' ', batch.Messages.Select(message => message.MessageId)))));
    }

    [Fact]
    public async Task A_message_is_the_whole_alert()
    {
        var hub = new RecordingHub();
        var alert = AlertOf(Ours, "a", "\"日本\" <b>");

        await new EventHubAlertHub(hub).Publish([alert], Cancellation);

        var message = Assert.Single(Assert.Single(hub.Sent).Messages);
        Assert.Equal("application/json", message.ContentType);
        Assert.Equal(SocJson.Write(alert), SocJson.Write(SocJson.Read<Alert>(message.EventBody.ToString())));
    }

    [Fact]
    public async Task More_alerts_than_a_batch_holds_go_out_in_several()
    {
        var hub = new RecordingHub(maximumSize: 10_000);
        Alert[] alerts = [.. Enumerable.Range(0, 25).Select(i => AlertOf(Ours, $"a{i:D2}", new string('x', 1_500)))];

        var outcome = await new EventHubAlertHub(hub).Publish(alerts, Cancellation);

        Assert.Equal(25, outcome.Published);
        Assert.InRange(hub.Sent.Count, 4, 7);
        Assert.Equal(alerts.Select(alert => alert.Id), hub.Sent.SelectMany(batch => batch.Messages).Select(message => message.MessageId));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_alert_that_no_batch_can_hold_is_named_and_holds_up_no_other(int position)
    {
        var hub = new RecordingHub(maximumSize: 10_000);
        List<Alert> alerts = [AlertOf(Ours, "a"), AlertOf(Ours, "b")];
        alerts.Insert(position, AlertOf(Ours, "large", new string('x', 20_000)));

        var outcome = await new EventHubAlertHub(hub).Publish(alerts, Cancellation);

        Assert.Equal(2, outcome.Published);
        Assert.Equal("large", Assert.Single(outcome.TooLarge).Id);
        Assert.Equal(["a", "b"], hub.Sent.SelectMany(batch => batch.Messages).Select(message => message.MessageId));
    }

    [Fact]
    public async Task Nothing_is_sent_for_no_alerts()
    {
        var hub = new RecordingHub();

        Assert.Equal(0, (await new EventHubAlertHub(hub).Publish([], Cancellation)).Published);
        Assert.Empty(hub.Sent);
    }

    [Theory]
    [InlineData(EventHubsException.FailureReason.ServiceBusy, true, typeof(StoreBusyException))]
    [InlineData(EventHubsException.FailureReason.QuotaExceeded, false, typeof(StoreBusyException))]
    [InlineData(EventHubsException.FailureReason.ResourceNotFound, false, typeof(StoreUnusableException))]
    [InlineData(EventHubsException.FailureReason.ClientClosed, false, typeof(EventHubsException))]
    public async Task A_failure_has_the_name_that_the_port_promises(EventHubsException.FailureReason reason, bool transient, Type named)
    {
        var hub = new EventHubAlertHub(new RecordingHub(failure: new EventHubsException(transient, "alerts", "as it happens", reason)));

        await Assert.ThrowsAsync(named, async () => await hub.Publish([AlertOf(Ours, "a")], Cancellation));
    }

    [Fact]
    public async Task A_missing_role_is_no_reason_to_try_again()
    {
        var hub = new EventHubAlertHub(new RecordingHub(failure: new UnauthorizedAccessException("Send claim is required.")));

        await Assert.ThrowsAsync<StoreUnusableException>(async () => await hub.Publish([AlertOf(Ours, "a")], Cancellation));
    }

    private static Alert AlertOf(TenantId tenant, string id, string evidence = "short") => new(
        id,
        tenant,
        new DetectionReference("sign-in-from-a-stolen-session", "Sign-in from a stolen session", DetectionKind.SigmaRule),
        new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero),
        Phase.Exploitation,
        ["T1539"],
        Severity.High,
        80,
        [new Entity(EntityKind.Ip, "192.0.2.7")],
        [new Evidence("user_agent", evidence)],
        $"uid-{id}",
        SignalSource.EntraSignIn);
}
