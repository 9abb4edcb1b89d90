using Soc.Core.Detect;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Tests.Detect;

/// <summary>Where Azure's and Entra's records stand in Sigma's taxonomy, and under which names rules find their fields.</summary>
public sealed class AzureRecordTests
{
    private static EventRecord Record(string name) =>
        new(Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event, TestTenant.Directory);

    [Theory]
    [InlineData("EntraServicePrincipalSignIn/wrong-secret", "azure", null, "signinlogs")]
    [InlineData("EntraUserRiskEvent/attacker-in-the-middle", "azure", null, "riskdetection")]
    [InlineData("AzureActivity/rule-opened-by-a-person", "azure", null, "activitylogs")]
    [InlineData("AzureFirewall/connection-allowed", null, "firewall", null)]
    [InlineData("AzureFirewall/text-of-a-query", null, "dns", null)]
    [InlineData("AzureFlowLog/denied-inbound", null, "firewall", null)]
    [InlineData("AzureWebApplicationFirewall/query-with-injection", null, "webserver", null)]
    public void A_rule_for_the_log_source_sees_the_record(string name, string? product, string? category, string? service) =>
        Assert.True(new SigmaLogSource(product, category, service).Fits(Record(name).LogSource));

    [Fact]
    public void A_query_for_a_name_is_no_connection() => Assert.False(new SigmaLogSource(Category: "firewall").Fits(Record("AzureFirewall/name-asked-for").LogSource));

    [Theory]
    [InlineData("AzureActivity/rule-opened-by-a-person", "OperationNameValue", "MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/SECURITYRULES/WRITE")]
    [InlineData("AzureActivity/deleted-in-the-older-form", "properties.message", "microsoft.insights/diagnosticSettings/delete")]
    [InlineData("AzureActivity/begun-and-not-done-yet", "ResourceProviderValue", "MICROSOFT.STORAGE")]
    [InlineData("AzureActivity/begun-and-not-done-yet", "CategoryValue", "Administrative")]
    [InlineData("AzureActivity/begun-and-not-done-yet", "ActivityStatusValue", "Start")]
    [InlineData("AzureActivity/rule-opened-by-a-person", "identity.authorization.evidence.role", "Owner")]
    [InlineData("EntraUserRiskEvent/attacker-in-the-middle", "riskEventType", "attackerinTheMiddle")]
    [InlineData("EntraUserRiskEvent/attacker-in-the-middle", "risk.level", "High")]
    [InlineData("MicrosoftGraphActivity/enumeration-forbidden", "RequestUri", "https://graph.microsoft.com/beta//users?$select=displayName,userPrincipalName&$top=999")]
    [InlineData("MicrosoftGraphActivity/enumeration-forbidden", "http_response.code", "403")]
    [InlineData("AzureFirewall/text-of-a-translation", "dst_port", "3389")]
    [InlineData("AzureFirewall/text-of-a-translation", "dst_ip", "10.4.0.7")]
    [InlineData("AzureFirewall/text-of-an-application-rule", "action", "Allow")]
    [InlineData("AzureFirewall/name-asked-for", "query", "Relay.Helpdesk-Tools.example")]
    [InlineData("AzureFirewall/name-asked-for", "record_type", "A")]
    [InlineData("AzureFlowLog/denied-inbound", "src_ip", "198.51.100.23")]
    [InlineData("AzureFlowLog/denied-inbound", "dst_port", "22")]
    [InlineData("AzureFlowLog/security-group-version-1-denied", "trafficDecision", "D")]
    [InlineData("AzureFlowLog/security-group-version-1-denied", "connection_info.protocol_name", "udp")]
    [InlineData("AzureWebApplicationFirewall/query-with-injection", "cs-uri-query", "id=1%27%20OR%20%271%27=%271")]
    [InlineData("AzureWebApplicationFirewall/query-with-injection", "cs-uri-stem", "/catalog")]
    [InlineData("AzureWebApplicationFirewall/blocked-at-the-front-door", "cs-host", "shop.example.org")]
    [InlineData("AzureKeyVault/refused-though-it-says-success", "properties.httpStatusCode", "403")]
    [InlineData("AzureKeyVault/refused-though-it-says-success", "identity.claim.upn", "mira.holm@example.org")]
    public void A_field_is_found_under_every_name_a_rule_gives_it(string name, string field, string expected) =>
        Assert.Equal(expected, Record(name).Field(field).ToString());

    [Theory]
    [InlineData("10.4.0.7", "198.51.100.23", "false")]
    [InlineData("198.51.100.23", "10.4.0.7", "false")]
    [InlineData("10.4.0.7", "10.4.0.8", "true")]
    public void Of_a_connection_the_end_that_is_outside_is_asked_for(string from, string to, string isKnown)
    {
        var found = ((Normalization.Succeeded)Normalizer.Normalize(Corpus.Signal("AzureFirewall/connection-allowed"), TestTenant.Directory)).Event;

        var record = new EventRecord(found with { SrcEndpoint = new(from), DstEndpoint = new(to), ConnectionInfo = null }, TestTenant.Directory);

        Assert.Equal(isKnown, record.Field("soc.network.known").ToString());
    }
}
