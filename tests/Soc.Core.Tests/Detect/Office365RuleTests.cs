using Soc.Core.Detect;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Sigma;

namespace Soc.Core.Tests.Detect;

/// <summary>The audit log of Office 365 before rules in the spelling of public collections, and what its alerts have in common.</summary>
public sealed class Office365RuleTests
{
    private static SecurityEvent Event(string name) =>
        Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event;

    [Theory]
    [InlineData("Office365Exchange/new-inbox-rule", "exchange", "{eventSource: Exchange, eventName: New-InboxRule, status: success}")]
    [InlineData("Office365Exchange/new-inbox-rule", "audit", "{Operation: New-InboxRule, Parameters|contains: MoveToFolder}")]
    [InlineData("Office365Exchange/outlook-updates-rules", "audit", "{Operation|contains: UpdateInboxRules, OperationProperties|contains: Archive}")]
    [InlineData("Office365Compliance/alert-triggered", "threat_management", "{eventSource: SecurityComplianceCenter, eventName: Suspicious inbox forwarding, status: success}")]
    [InlineData("Office365Compliance/alert-triggered", "threat_detection", "{eventSource: SecurityComplianceCenter, eventName: Suspicious inbox forwarding}")]
    [InlineData("Office365Compliance/impossible-travel", "threat_management", "{eventName: Impossible travel activity}")]
    [InlineData("Office365Compliance/search-exported-by-cmdlet", "threat_management", "{eventSource: SecurityComplianceCenter, 'Payload|contains|all': [New-ComplianceSearchAction, Export, pst]}")]
    [InlineData("Office365ThreatIntelligence/phish-was-delivered", "audit", "{Workload: ThreatIntelligence, Operation: TIMailData, Directionality: Inbound}")]
    [InlineData("Office365AzureActiveDirectory/user-logged-in", "audit", "{Operation: UserLoggedIn, RequestType: 'OAuth2:Authorize', ApplicationId: 4765445b-32c6-49b0-83e6-1d93765276ca, ResultStatus: Success}")]
    [InlineData("Office365AzureActiveDirectory/extended-properties-are-one-string", "audit", "{'Operation|contains': 'Disable Strong Authentication.', UserAgent: Mozilla/5.0}")]
    [InlineData("Office365AzureActiveDirectory/member-added-to-role", "audit", "{ModifiedProperties.Role.DisplayName: Exchange Administrator, Target.ID|contains: mira.holm}")]
    [InlineData("Office365SharePoint/file-downloaded", "audit", "{Operation: FileDownloaded, SourceFileExtension: xlsx, file.name|startswith: Salaries}")]
    [InlineData("Office365Teams/stranger-opens-a-chat", "audit", "{Operation: ChatCreated, CommunicationType: OneOnOne, ParticipantInfo.HasForeignTenantUsers: true, Members.DisplayName|contains: Support}")]
    [InlineData("Office365Dlp/mail-with-a-card-number", "audit", "{Operation: DlpRuleMatch, PolicyDetails.Rules.Severity: High, disposition: Blocked}")]
    [InlineData("Office365PowerPlatform/flow-forwards-mail", "audit", "{Operation: CreateFlow, FlowConnectorNames|contains: Gmail}")]
    [InlineData("Office365General/report-exported", "audit", "{Workload: PowerBI, Operation: ExportReport}")]
    public void A_rule_in_the_spelling_of_public_collections_fires(string name, string service, string selection) => Assert.Contains(Detect(name, service, selection), alert => alert.Detection.Title == "Rule");

    [Theory]
    [InlineData("Office365SharePoint/file-downloaded", "exchange")]
    [InlineData("Office365Exchange/new-inbox-rule", "threat_management")]
    [InlineData("Office365Dlp/mail-with-a-card-number", "threat_detection")]
    public void Rules_for_one_service_do_not_see_the_records_of_another(string name, string service) =>
        Assert.DoesNotContain(Detect(name, service, "{Id|exists: true}"), alert => alert.Detection.Title == "Rule");

    [Theory]
    [InlineData("Office365SharePoint/file-downloaded", "User:M Ip:198.51.100.77 Session:S")]
    [InlineData("Office365SharePoint/anonymous-link-used", "Ip:203.0.113.201")]
    [InlineData("Office365SharePoint/system-modifies-a-folder", "")]
    [InlineData("Office365SharePoint/shared-with-a-guest", "User:M User:buyer@stranger.example Ip:198.51.100.77")]
    [InlineData("Office365SharePoint/malware-found-by-the-service", "Application:f482d5ab-3acd-4c27-9721-30b09a03a648 VendorAlert:V")]
    [InlineData("Office365Teams/stranger-opens-a-chat", "User:1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b User:M Ip:203.0.113.66")]
    [InlineData("Office365Teams/message-with-links", "User:M User:O Ip:198.51.100.77 Domain:files.helpdesk-tools.example Url:https://files.helpdesk-tools.example/get?os=win&v=2")]
    [InlineData("Office365Teams/application-installed", "User:M Ip:2001:db8:77:9::31")]
    [InlineData("Office365Exchange/rule-name-is-a-null-character", "User:M Ip:198.51.100.77 Session:S MailboxRule:M/\0")]
    [InlineData("Office365Exchange/transport-rule-as-one-string", "User:O")]
    [InlineData("Office365Exchange/calendar-opened-to-everyone", "User:M Ip:198.51.100.77")]
    [InlineData("Office365AzureActiveDirectory/unknown-user-tried", "Ip:2001:db8:66::7 Application:1b730954-1685-4b74-9bfd-dac224a7b894")]
    [InlineData("Office365AzureActiveDirectory/member-added-to-role", "User:M User:O")]
    [InlineData("Office365Compliance/entity-of-an-alert", "User:M MailMessage:8f1c2d@portal-billing.example Domain:portal-billing.example VendorAlert:V")]
    [InlineData("Office365Compliance/sender-is-nobody-of-ours", "VendorAlert:V")]
    [InlineData("Office365ThreatIntelligence/phish-was-delivered", "User:M MailMessage:6f0e1d2c-3b4a-4958-8776-5a4b3c2d1e0f Domain:portal-billing.example")]
    [InlineData("Office365ThreatIntelligence/malware-was-quarantined", "User:M MailMessage:6f0e1d2c-3b4a-4958-8776-5a4b3c2d1e0f FileHash:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef Domain:portal-billing.example")]
    [InlineData("Office365Dlp/document-in-onedrive", "User:M VendorAlert:V")]
    [InlineData("Office365General/no-user-at-all", "")]
    public void Only_what_ties_an_intrusion_together_becomes_an_entity(string name, string expected)
    {
        var found = Event(name);
        var entities = EventEntities(found);

        Assert.Equal(
            expected,
            string.Join(' ', entities)
                .Replace(TestTenant.MiraId, "M", StringComparison.Ordinal)
                .Replace(TestTenant.OttoId, "O", StringComparison.Ordinal)
                .Replace(found.Actor?.Session?.Uid ?? "none", "S", StringComparison.Ordinal)
                .Replace(found.FindingInfo?.Uid ?? "none", "V", StringComparison.Ordinal));
    }

    [Fact]
    public void An_alert_of_Microsoft_365_is_one_and_so_are_its_entities_whatever_comes_first()
    {
        var alerts = new[] { "entity-of-an-alert", "alert-triggered", "sender-is-nobody-of-ours" }.SelectMany(name => Engine("exchange", "{Id|exists: true}").Detect(Event($"Office365Compliance/{name}"), TestTenant.Directory)).ToList();

        Assert.Equal([DetectionKind.VendorAlert], alerts.Select(alert => alert.Detection.Kind).Distinct());
        Assert.Single(alerts.Select(alert => alert.Detection.Id).Distinct());
        Assert.Equal([Severity.Low, Severity.Medium, Severity.Informational], alerts.Select(alert => alert.Severity));
        Assert.All(alerts, alert => Assert.Contains(alert.Entities, entity => entity.Kind == EntityKind.VendorAlert));
    }

    [Theory]
    [InlineData("Office365Compliance/alert-resolved")]
    [InlineData("Office365Dlp/mail-with-a-card-number")]
    [InlineData("Office365ThreatIntelligence/investigation-finds-threats")]
    public void What_people_do_to_an_alert_and_what_a_policy_matched_is_no_alert_of_the_vendors(string name) =>
        Assert.Empty(Engine("none", "{Id|exists: true}").Detect(Event(name), TestTenant.Directory));

    [Theory]
    [InlineData("contoso.sharepoint.com", true)]
    [InlineData("Contoso-my.SharePoint.com", true)]
    [InlineData("contoso-admin.sharepoint.com", true)]
    [InlineData("contoso-files.sharepoint.com", false)]
    [InlineData("stranger-my.sharepoint.com", false)]
    [InlineData("sharepoint.com", false)]
    [InlineData("contoso.sharepoint.com.example", false)]
    public void Where_the_tenants_own_SharePoint_lives_is_known_and_where_a_strangers_does_is_not(string host, bool expected) =>
        Assert.Equal(expected, new TenantDirectory(TenantProfile.Empty(TestTenant.Id) with { Domains = ["contoso.onmicrosoft.com"] }).KnowsDomain(host));

    private static IReadOnlyList<Alert> Detect(string name, string service, string selection) => Engine(service, selection).Detect(Event(name), TestTenant.Directory);

    private static IReadOnlyList<Entity> EventEntities(SecurityEvent found) => Engine(new EventRecord(found, TestTenant.Directory).LogSource.Service!, "{Id|exists: true}")
        .Detect(found, TestTenant.Directory).Single(alert => alert.Detection.Title == "Rule").Entities;

    private static DetectionEngine Engine(string service, string selection)
    {
        var engine = DetectionEngine.Load([new SigmaSource("rule.yml", $$"""
            title: Rule
            id: 11111111-1111-4111-8111-111111111111
            soc: {phase: Delivery}
            logsource: {product: m365, service: {{service}}}
            detection:
                selection: {{selection}}
                condition: selection
            """)]);
        Assert.Empty(engine.Errors);
        return engine;
    }
}
