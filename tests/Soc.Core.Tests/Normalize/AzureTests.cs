using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Normalize;

public sealed class AzureTests
{
    private static SecurityEvent Event(string name) =>
        Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event;

    [Theory]
    [InlineData("AzureActivity/rule-opened-by-a-person", TestTenant.OttoId)]
    [InlineData("AzureActivity/denied-by-policy", TestTenant.OttoId)]
    [InlineData("AzureActivity/guest-of-a-partner", "7454739e-907f-4595-ae61-d84b8547f574")]
    [InlineData("AzureActivity/begun-and-not-done-yet", null)]
    [InlineData("AzureKeyVault/claims-with-long-names", TestTenant.OttoId)]
    [InlineData("AzureKeyVault/identity-is-a-string", TestTenant.MiraId)]
    [InlineData("AzureKeyVault/secret-read-by-a-managed-identity", null)]
    public void A_caller_is_a_person_only_where_the_token_is_one_of_a_person(string name, string? user)
    {
        var actor = Event(name).Actor!;

        Assert.Equal(user, actor.User?.Uid);
        Assert.NotNull(actor.AppInfo!.Uid);
    }

    [Theory]
    [InlineData("AzureActivity/scaled-by-azure-itself", "Microsoft.Insights/autoscaleSettings")]
    [InlineData("AzureActivity/health-of-a-service", null)]
    public void Azures_own_services_have_a_name_in_place_of_an_id(string name, string? expected) => Assert.Equal(expected, Event(name).Actor?.AppInfo?.Name);

    [Fact]
    public void A_personal_account_is_told_by_its_address() => Assert.Equal("otto.keller@mail.example", Event("AzureKeyVault/personal-account").Actor!.User!.Name);

    [Theory]
    [InlineData("AzureActivity/owner-given-to-a-person", TestTenant.MiraId, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635")]
    [InlineData("AzureActivity/role-given-to-an-application", null, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635")]
    [InlineData("AzureActivity/elevated-to-see-everything", null, "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9")]
    public void A_role_that_is_given_names_who_got_it_where_that_is_a_person(string name, string? user, string role)
    {
        var found = Event(name);

        Assert.Equal((OcsfClass.UserAccessManagement, "Assign Privileges", user), (found.Class, found.Activity, found.User?.Uid));
        Assert.Equal([role], found.Privileges!);
    }

    [Theory]
    [InlineData("AzureActivity/begun-and-not-done-yet", OcsfStatus.Other)]
    [InlineData("AzureActivity/guest-of-a-partner", OcsfStatus.Other)]
    [InlineData("AzureActivity/denied-by-policy", OcsfStatus.Failure)]
    [InlineData("AzureActivity/rule-opened-by-a-person", OcsfStatus.Success)]
    [InlineData("AzureKeyVault/refused-though-it-says-success", OcsfStatus.Failure)]
    [InlineData("AzureKeyVault/asked-for-a-token-first", OcsfStatus.Other)]
    [InlineData("AzureKeyVault/expiry-told-by-the-vault-itself", OcsfStatus.Success)]
    [InlineData("AzureFirewall/host-refused", OcsfStatus.Failure)]
    [InlineData("AzureFirewall/translated-to-a-machine", OcsfStatus.Success)]
    [InlineData("AzureFlowLog/denied-inbound", OcsfStatus.Failure)]
    [InlineData("AzureFlowLog/security-group-version-1", OcsfStatus.Success)]
    public void What_was_only_begun_or_asked_first_has_neither_failed_nor_succeeded(string name, OcsfStatus expected) => Assert.Equal(expected, Event(name).Status);

    [Theory]
    [InlineData("AzureActivity/rule-opened-by-a-person", "Create")]
    [InlineData("AzureActivity/deleted-in-the-older-form", "Delete")]
    [InlineData("AzureActivity/begun-and-not-done-yet", "Read")]
    [InlineData("AzureKeyVault/deleted-secret-listed", "Read")]
    [InlineData("AzureKeyVault/personal-account", "List")]
    [InlineData("AzureKeyVault/key-backed-up", "Read")]
    public void What_was_done_is_told_by_the_operation(string name, string expected) => Assert.Equal(expected, Event(name).Activity);

    [Fact]
    public void An_alert_of_Defender_for_Cloud_is_the_vendors()
    {
        var alert = Assert.Single(DetectionEngine.Load([]).Detect(Event("AzureActivity/alert-of-defender-for-cloud"), TestTenant.Directory));

        Assert.Equal((DetectionKind.VendorAlert, Severity.High, "Suspicious double extension file executed"), (alert.Detection.Kind, alert.Severity, alert.Detection.Title));
        Assert.Contains(new Entity(EntityKind.Device, TestTenant.LaptopId), alert.Entities);
    }

    [Theory]
    [InlineData("AzureKeyVault/secret-read-by-a-managed-identity", "Secret", "payment-api")]
    [InlineData("AzureKeyVault/identity-is-a-string", "Certificate", "ca01")]
    [InlineData("AzureKeyVault/personal-account", null, null)]
    [InlineData("AzureActivity/deleted-in-the-older-form", "microsoft.insights/diagnosticsettings", "operations")]
    public void The_object_is_named_by_its_own_name(string name, string? type, string? expected)
    {
        var entity = Event(name).Entity;

        Assert.Equal((type, expected), (entity?.Type, entity?.Name));
    }

    [Theory]
    [InlineData("AzureFirewall/connection-allowed", "AzureFirewall/text-of-a-network-rule")]
    [InlineData("AzureFirewall/translated-to-a-machine", "AzureFirewall/text-of-a-translation")]
    public void A_firewalls_sentence_says_what_its_columns_say(string columns, string sentence)
    {
        var (structured, read) = (Event(columns), Event(sentence));

        Assert.Equal((structured.Class, structured.Activity, structured.Disposition, structured.SrcEndpoint!.Ip, structured.DstEndpoint!.Ip), (read.Class, read.Activity, read.Disposition, read.SrcEndpoint!.Ip, read.DstEndpoint!.Ip));
        Assert.Equal(structured.ConnectionInfo, read.ConnectionInfo);
    }

    [Theory]
    [InlineData("AzureFirewall/name-asked-for", "relay.helpdesk-tools.example", OcsfStatus.Success)]
    [InlineData("AzureFirewall/text-of-a-query", "wpad.example.com", OcsfStatus.Failure)]
    [InlineData("AzureFirewall/text-of-a-query-that-failed", "relay.helpdesk-tools.example", OcsfStatus.Failure)]
    public void A_query_for_a_name_is_told_with_its_outcome(string name, string host, OcsfStatus status)
    {
        var found = Event(name);

        Assert.Equal((OcsfClass.DnsActivity, host, status), (found.Class, found.Query!.Hostname, found.Status));
        Assert.Contains(new Entity(EntityKind.Domain, host), EventEntitiesOf(found));
    }

    [Theory]
    [InlineData("AzureFirewall/signature-alerts-only", "High")]
    [InlineData("AzureFirewall/text-of-a-ping-with-empty-ports", "Low")]
    [InlineData("AzureFirewall/threat-by-intelligence", null)]
    public void The_priority_of_a_signature_is_its_severity(string name, string? expected) => Assert.Equal(expected, Event(name).Severity);

    [Theory]
    [InlineData("AzureFlowLog/begun-outbound", "Open", "Outbound")]
    [InlineData("AzureFlowLog/ended-with-bytes", "Close", "Outbound")]
    [InlineData("AzureFlowLog/denied-inbound", "Refuse", "Inbound")]
    [InlineData("AzureFlowLog/dropped-without-encryption", "Refuse", "Lateral")]
    [InlineData("AzureFlowLog/security-group-version-2", "Close", "Outbound")]
    public void A_flow_tells_what_became_of_it_and_which_way_it_went(string name, string activity, string direction)
    {
        var found = Event(name);

        Assert.Equal((activity, direction), (found.Activity, found.ConnectionInfo!.Direction));
    }

    [Fact]
    public void Bytes_are_counted_from_the_source() => Assert.Equal(new Traffic(588096, 4610880), Event("AzureFlowLog/continued-in-seconds").Traffic);

    [Theory]
    [InlineData("AzureWebApplicationFirewall/blocked-by-the-score", "Blocked", 52110)]
    [InlineData("AzureWebApplicationFirewall/rule-matched", "Detected", null)]
    [InlineData("AzureWebApplicationFirewall/logged-by-the-classic-front-door", "Logged", 52097)]
    [InlineData("AzureWebApplicationFirewall/scored-and-passed-on", "Detected", 52097)]
    [InlineData("AzureWebApplicationFirewall/asked-to-prove-a-browser", "Challenge", 52097)]
    public void A_rule_that_matched_has_blocked_only_where_it_says_so(string name, string disposition, int? port)
    {
        var found = Event(name);

        Assert.Equal((disposition, port), (found.Disposition, found.SrcEndpoint!.Port));
    }

    /// <summary>Entities as an alert about the event would carry them.</summary>
    private static IReadOnlyList<Entity> EventEntitiesOf(SecurityEvent found) =>
        Assert.Single(DetectionEngine.Load([new("any.yml", "title: Any\nid: 6b1f2c9e-0d5a-4b57-9a63-1f7a2f4c8e11\nlevel: low\ntags: [attack.discovery]\nlogsource: {product: azure}\ndetection: {name: {query: '*'}, condition: name}\n")]).Detect(found, TestTenant.Directory)).Entities;
}
