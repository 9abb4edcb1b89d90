using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Tests.Day;

/// <summary>The oddities of the day are there, and each has what makes it harmless.</summary>
public sealed class StrangenessTests(GeneratedDay day)
{
    [Fact]
    public void Scripts_sign_in_without_a_device_from_the_office_too()
    {
        var scripts = SignIns(record => Text(record, "userAgent").StartsWith("axios/", StringComparison.Ordinal) && Text(record, "userId") != InventedTenant.VictimId).ToList();
        Assert.NotEmpty(scripts);
        Assert.All(scripts, record => Assert.Equal("192.0.2.4", Text(record, "ipAddress")));
    }

    [Fact]
    public void Whoever_signs_in_interactively_from_an_unknown_network_has_a_managed_device()
    {
        var known = InventedTenant.Profile.Networks;
        var strangers = SignIns(record => record.Source == SignalSource.EntraSignIn && Text(record, "userId") != InventedTenant.VictimId)
            .Where(record => !known.Any(network => network.Range.Contains(System.Net.IPAddress.Parse(Text(record, "ipAddress")))))
            .ToList();
        Assert.NotEmpty(strangers);
        Assert.All(strangers, record => Assert.True(record.Properties.GetProperty("deviceDetail").GetProperty("isManaged").GetBoolean()));
    }

    [Fact]
    public void Phones_are_registered_from_known_networks_except_by_the_attacker()
    {
        var registrations = Of(SignalSource.EntraAudit, record => Text(record, "activityDisplayName") == "User registered security info")
            .Select(record => record.Properties.GetProperty("initiatedBy").GetProperty("user"))
            .Where(user => user.GetProperty("id").GetString() != InventedTenant.VictimId)
            .Select(user => user.GetProperty("ipAddress").GetString())
            .Distinct();
        Assert.Equal(["192.0.2.4", "192.0.2.71"], registrations.Order());
    }

    [Fact]
    public void Encoded_commands_run_on_administrative_devices_only()
    {
        var devices = Of(SignalSource.DefenderDeviceProcessEvents, record => Text(record, "ProcessCommandLine").Contains("-EncodedCommand", StringComparison.Ordinal))
            .Select(record => Text(record, "DeviceId")).Distinct().ToList();
        Assert.Equal(2, devices.Count);
        Assert.All(devices, id => Assert.True(InventedTenant.Profile.Devices.Single(device => device.Id == id).Administrative));
    }

    [Fact]
    public void Certutil_fetches_programs_for_the_attacker_alone()
    {
        var lines = Of(SignalSource.DefenderDeviceProcessEvents, record => Text(record, "FileName") == "certutil.exe").ToList();
        Assert.True(lines.Select(record => Text(record, "DeviceId")).Distinct().Count() > 1);
        Assert.All(lines, record => Assert.Equal(
            Text(record, "DeviceId") == InventedTenant.VictimMachineId,
            Text(record, "ProcessCommandLine").Contains("-urlcache", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_newsletter_tool_changes_rules_as_a_trusted_application()
    {
        var rules = Of(SignalSource.Office365Exchange, record => record.Json.GetProperty("Operation").GetString() == "Set-InboxRule").ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, record =>
        {
            Assert.Contains(record.Json.GetProperty("ClientAppId").GetString(), InventedTenant.Profile.TrustedApplications);
            Assert.Equal(5, record.Json.GetProperty("UserType").GetInt32());
        });
    }

    [Fact]
    public void The_approved_tool_is_the_one_in_the_profile()
    {
        var tools = Of(SignalSource.DefenderDeviceNetworkEvents, record => Text(record, "RemoteUrl").StartsWith("relay.fjordassist", StringComparison.Ordinal)).ToList();
        Assert.True(tools.Count >= 12);
        Assert.All(tools, record => Assert.Contains(Text(record, "InitiatingProcessFileName"), InventedTenant.Profile.ApprovedRemoteTools));
    }

    [Fact]
    public void The_invitation_with_a_QR_code_reaches_several_people()
    {
        var code = Of(SignalSource.DefenderEmailUrlInfo, record => Text(record, "UrlLocation") == "QRCode" && Text(record, "UrlDomain").Contains("sensoriktage", StringComparison.Ordinal)).First();
        var recipients = Of(SignalSource.DefenderEmailEvents, record => Text(record, "NetworkMessageId") == Text(code, "NetworkMessageId"))
            .Select(record => Text(record, "RecipientEmailAddress")).Distinct();
        Assert.True(recipients.Count() >= 5);
    }

    [Fact]
    public void A_password_is_mistyped_by_one_user_in_one_place_and_then_right()
    {
        var failures = SignIns(record => record.Json.GetProperty("resultType").GetString() == "50126").DistinctBy(record => Text(record, "id")).ToList();
        Assert.Equal(5, failures.Count);
        var user = Assert.Single(failures.Select(record => Text(record, "userId")).Distinct());
        Assert.Single(failures.Select(record => Text(record, "ipAddress")).Distinct());
        Assert.Contains(
            SignIns(record => Text(record, "userId") == user && record.Json.GetProperty("resultType").GetString() == "0"),
            record => record.OccurredAt > failures.Max(failure => failure.OccurredAt));
    }

    private IEnumerable<ReceivedRecord> SignIns(Func<ReceivedRecord, bool> which) =>
        day.Records.Where(record => record.Source is SignalSource.EntraSignIn or SignalSource.EntraNonInteractiveSignIn).Where(which);

    private IEnumerable<ReceivedRecord> Of(SignalSource source, Func<ReceivedRecord, bool> which) => day.Records.Where(record => record.Source == source).Where(which);

    private static string Text(ReceivedRecord record, string name) =>
        record.Properties.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
