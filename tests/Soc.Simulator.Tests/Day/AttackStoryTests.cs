using System.Text;
using System.Text.Json;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Simulator.Day;
using Soc.Simulator.Day.Story;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Tests.Day;

public sealed class AttackStoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 17, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_steps_follow_each_other_in_time()
    {
        var times = AttackStory.Steps.Select(step => step.At).ToList();
        Assert.Equal(13, times.Count);
        Assert.Equal(times.Order(), times);
        Assert.All(AttackStory.Steps, step => Assert.All(step.Signals, signal => Assert.True(signal.At >= step.At)));
    }

    [Fact]
    public void The_phases_appear_in_the_order_of_the_kill_chain_and_the_last_step_reaches_the_objectives()
    {
        var firstSeen = AttackStory.Steps.Select(step => step.Phase).Where(phase => phase != Phase.ActionsOnObjectives).Distinct();
        Assert.Equal([Phase.Delivery, Phase.Exploitation, Phase.Installation, Phase.CommandAndControl], firstSeen);
        Assert.Equal(Phase.ActionsOnObjectives, AttackStory.Steps[^1].Phase);
    }

    private static IEnumerable<SignalSource> Connected =>
    [
        SignalSource.EntraSignIn, SignalSource.EntraNonInteractiveSignIn, SignalSource.EntraAudit, SignalSource.Office365Exchange,
        SignalSource.DefenderEmailEvents, SignalSource.DefenderEmailUrlInfo, SignalSource.DefenderUrlClickEvents,
        SignalSource.DefenderDeviceProcessEvents, SignalSource.DefenderDeviceNetworkEvents, SignalSource.DefenderDeviceFileEvents,
        SignalSource.DefenderAlertInfo, SignalSource.DefenderAlertEvidence,
    ];

    [Fact]
    public void Every_source_that_the_company_connected_has_something_to_tell() =>
        Assert.Equal(Connected.Order(), AttackStory.Steps.SelectMany(step => step.Signals).Select(signal => signal.Source).Distinct().Order());

    [Fact]
    public void One_session_ties_the_sign_in_its_reuse_and_the_mailbox_together()
    {
        var sessions = Records("An adversary in the middle signs in as the user").Concat(Records("The stolen session is used from another network"))
            .Select(record => record.GetProperty("properties").GetProperty("sessionId").GetString())
            .Concat(Records("The mailbox is read").Select(record => record.GetProperty("AppAccessContext").GetProperty("AADSessionId").GetString()));
        Assert.Single(sessions.Distinct());
    }

    [Fact]
    public void The_session_is_stolen_by_a_script_without_a_device_after_an_interrupt()
    {
        var records = Records("An adversary in the middle signs in as the user").ToList();
        Assert.Equal(["50074", "0"], records.Select(record => record.GetProperty("resultType").GetString()));
        Assert.All(records, record =>
        {
            var properties = record.GetProperty("properties");
            Assert.Equal("4765445b-32c6-49b0-83e6-1d93765276ca", properties.GetProperty("appId").GetString());
            Assert.StartsWith("axios/", properties.GetProperty("userAgent").GetString(), StringComparison.Ordinal);
            Assert.Equal("", properties.GetProperty("deviceDetail").GetProperty("deviceId").GetString());
            Assert.Equal("203.0.113.24", record.GetProperty("callerIpAddress").GetString());
        });
    }

    [Fact]
    public void The_session_is_reused_from_a_network_other_than_the_one_it_was_stolen_from()
    {
        Assert.All(Records("The stolen session is used from another network"), record =>
        {
            Assert.Equal("NonInteractiveUserSignInLogs", record.GetProperty("category").GetString());
            Assert.Equal("198.51.100.77", record.GetProperty("properties").GetProperty("ipAddress").GetString());
        });
    }

    [Fact]
    public void The_mail_carries_its_link_in_a_QR_code_and_in_its_body()
    {
        var links = Records("A phishing mail with a QR code passes the filter").Skip(1)
            .Select(record => record.GetProperty("properties").GetProperty("UrlLocation").GetString());
        Assert.Equal(["QRCode", "Body"], links);
    }

    [Fact]
    public void The_rule_and_the_authenticator_are_those_that_the_tenant_still_holds()
    {
        Assert.Contains(InventedTenant.Seed.Users, user => user.InboxRules.Any(held => held.Id == AttackStory.InboxRuleId));
        var victim = InventedTenant.Seed.Users.Single(user => user.Id == InventedTenant.VictimId);
        var rule = Records("An inbox rule hides replies").Single().GetProperty("Parameters").EnumerateArray()
            .Single(parameter => parameter.GetProperty("Name").GetString() == "Name").GetProperty("Value").GetString();
        Assert.Contains(victim.InboxRules, held => held.DisplayName == rule);
        var added = AttackStory.Steps.Single(step => step.Name == "An authenticator is added").Signals.Max(signal => signal.At);
        Assert.Contains(victim.AuthenticationMethods, method => method.Id == AttackStory.AuthenticatorId && (added - method.CreatedAt).Duration() < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_tool_that_was_fetched_is_the_tool_that_starts_and_beacons()
    {
        var fetched = Records("A tool of the operating system fetches a remote tool")
            .Single(record => record.GetProperty("category").GetString() == "AdvancedHunting-DeviceFileEvents").GetProperty("properties");
        Assert.StartsWith("https://", fetched.GetProperty("FileOriginUrl").GetString(), StringComparison.Ordinal);
        var hash = fetched.GetProperty("SHA256").GetString();
        Assert.Equal(hash, Records("The remote tool starts").Single().GetProperty("properties").GetProperty("SHA256").GetString());
        Assert.All(Records("The remote tool beacons"), record =>
            Assert.Equal(hash, record.GetProperty("properties").GetProperty("InitiatingProcessSHA256").GetString()));
    }

    [Fact]
    public void The_beacon_beats_at_least_twelve_times_about_once_a_minute()
    {
        var beats = AttackStory.Steps.Single(step => step.Name == "The remote tool beacons").Signals.Select(signal => signal.At).ToList();
        Assert.True(beats.Count >= 12);
        Assert.All(beats.Zip(beats.Skip(1)), pair => Assert.InRange((pair.Second - pair.First).TotalSeconds, 56, 64));
    }

    [Fact]
    public void Everything_happens_to_one_user_and_one_device()
    {
        foreach (var record in AttackStory.Steps.SelectMany(step => step.Signals).Select(signal => Parse(signal.ToJson(Noon))))
        {
            if (!record.TryGetProperty("properties", out var properties)) continue;
            if (properties.TryGetProperty("userId", out var user)) Assert.Equal(InventedTenant.VictimId, user.GetString());
            if (properties.TryGetProperty("DeviceId", out var device)) Assert.Equal(InventedTenant.VictimMachineId, device.GetString());
        }
    }

    [Fact]
    public void It_uses_documentation_addresses_only() =>
        Assert.All(AttackStory.Steps.SelectMany(step => step.Signals).Select(signal => Encoding.UTF8.GetString(signal.ToJson(Noon).Span)), text =>
        {
            Assert.Empty(PublicAddress.StrangeAddressesIn(text));
            Assert.Empty(PublicAddress.StrangeHostsIn(text));
        });

    private static IEnumerable<JsonElement> Records(string step) =>
        AttackStory.Steps.Single(candidate => candidate.Name == step).Signals.Select(signal => Parse(signal.ToJson(Noon)));

    private static JsonElement Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json).RootElement;
}
