using Soc.Core.Detect;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Sigma;

namespace Soc.Core.Tests.Detect;

/// <summary>Where the rows of Defender's tables stand in Sigma's taxonomy, and under which names rules find their columns.</summary>
public sealed class DefenderRecordTests
{
    private static SecurityEvent Event(string name) =>
        Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event;

    private static EventRecord Record(string name) => new(Event(name), TestTenant.Directory);

    /// <summary>A directory that knows none of the domains.</summary>
    private static TenantDirectory Elsewhere { get; } = new(TenantProfile.Empty(TestTenant.Id));

    private static DetectionEngine Engine(SigmaLogSource source, string selection) => DetectionEngine.Load([new("rule.yml", $$"""
        title: Anything
        id: 4b7b1f0e-7f0a-4a57-9b0e-0a2c9f1d3e55
        status: test
        level: medium
        tags: [attack.persistence]
        logsource: { product: {{source.Product}}, category: {{source.Category}} }
        detection: { selection: { {{selection}} }, condition: selection }
        """)]);

    [Theory]
    [InlineData("DefenderDeviceEvents/named-pipe-created", "pipe_created", null)]
    [InlineData("DefenderDeviceEvents/dns-response", "dns_query", null)]
    [InlineData("DefenderDeviceEvents/process-opened", "process_access", null)]
    [InlineData("DefenderDeviceEvents/remote-thread-created", "create_remote_thread", null)]
    [InlineData("DefenderDeviceEvents/driver-loaded", "driver_load", null)]
    [InlineData("DefenderDeviceEvents/powershell-command", "ps_script", null)]
    [InlineData("DefenderDeviceEvents/antivirus-detection", "antivirus", null)]
    [InlineData("DefenderDeviceEvents/scheduled-task-created", null, "security")]
    [InlineData("DefenderDeviceEvents/security-log-cleared", null, "security")]
    [InlineData("DefenderDeviceLogonEvents/failed-from-the-internet", null, "security")]
    [InlineData("DefenderDeviceFileEvents/deleted", "file_delete", null)]
    [InlineData("DefenderDeviceFileEvents/renamed", "file_rename", null)]
    [InlineData("DefenderDeviceFileEvents/executable-created", "file_event", null)]
    [InlineData("DefenderDeviceImageLoadEvents/library-from-a-users-folder", "image_load", null)]
    [InlineData("DefenderDeviceRegistryEvents/run-key-set", "registry_set", null)]
    [InlineData("DefenderDeviceRegistryEvents/value-deleted", "registry_delete", null)]
    [InlineData("DefenderDeviceRegistryEvents/key-renamed", "registry_event", null)]
    public void A_rule_for_Windows_sees_the_row_that_is_its_event(string name, string? category, string? service) =>
        Assert.True(new SigmaLogSource("windows", category, service).Fits(Record(name).LogSource));

    [Theory]
    [InlineData("DefenderDeviceEvents/unknown-action-type")]
    [InlineData("DefenderDeviceEvents/tampering-blocked")]
    public void What_Windows_knows_no_event_for_is_Defenders_own(string name) =>
        Assert.True(new SigmaLogSource("m365", "device_event", "defender").Fits(Record(name).LogSource));

    [Theory]
    [InlineData("identity_logon", "DefenderIdentityLogonEvents/kerberos-on-the-domain-controller")]
    [InlineData("identity_query", "DefenderIdentityQueryEvents/ldap-for-administrators")]
    public void The_domain_controller_that_answers_is_no_domain_that_ties_anything(string category, string name)
    {
        var found = Event(name);
        var engine = Engine(new("m365", category, "defender"), "ActionType|contains: ''");

        Assert.EndsWith(".example.org", found.DstEndpoint!.Hostname, StringComparison.Ordinal);
        Assert.DoesNotContain(Assert.Single(engine.Detect(found, Elsewhere)).Entities, entity => entity.Kind == EntityKind.Domain);
    }

    [Theory]
    [InlineData("registry_event", "DefenderDeviceRegistryEvents/run-key-set", 1)]
    [InlineData("registry_event", "DefenderDeviceRegistryEvents/value-deleted", 1)]
    [InlineData("registry_set", "DefenderDeviceRegistryEvents/value-deleted", 0)]
    [InlineData("file_event", "DefenderDeviceFileEvents/renamed", 1)]
    [InlineData("file_event", "DefenderDeviceFileEvents/deleted", 0)]
    [InlineData("file_rename", "DefenderDeviceFileEvents/executable-created", 0)]
    public void A_rule_for_the_wider_log_source_sees_the_narrower_as_well(string category, string name, int alerts)
    {
        var engine = Engine(new("windows", category), "Image|contains: '\\'");

        Assert.Empty(engine.Errors);
        Assert.Equal(alerts, engine.Detect(Event(name), TestTenant.Directory).Count);
    }

    [Theory]
    [InlineData("DefenderDeviceEvents/process-opened", "TargetImage", @"C:\Windows\System32\lsass.exe")]
    [InlineData("DefenderDeviceEvents/process-opened", "SourceImage", @"c:\users\mira.holm\appdata\roaming\hd\helpdesk.exe")]
    [InlineData("DefenderDeviceEvents/process-opened", "GrantedAccess", "0x1410")]
    [InlineData("DefenderDeviceEvents/named-pipe-created", "PipeName", @"\msf-pipe-5902")]
    [InlineData("DefenderDeviceEvents/dns-response", "QueryName", "Relay.Helpdesk-Tools.example")]
    [InlineData("DefenderDeviceEvents/dns-response", "query.hostname", "relay.helpdesk-tools.example")]
    [InlineData("DefenderDeviceEvents/scheduled-task-created", "EventID", "4698")]
    [InlineData("DefenderDeviceEvents/scheduled-task-created", "TaskName", @"\HelpDeskUpdate")]
    [InlineData("DefenderDeviceEvents/account-added-to-local-group", "TargetSid", "S-1-5-32-544")]
    [InlineData("DefenderDeviceEvents/account-added-to-local-group", "TargetUserName", "Administrators")]
    [InlineData("DefenderDeviceEvents/powershell-command", "ScriptBlockText", "Invoke-WebRequest")]
    [InlineData("DefenderDeviceEvents/antivirus-detection", "Signature", "Trojan:Win32/Example.A!ml")]
    [InlineData("DefenderDeviceEvents/driver-loaded", "ImageLoaded", @"C:\Users\mira.holm\AppData\Local\Temp\rtcore64.sys")]
    [InlineData("DefenderDeviceEvents/antivirus-detection", "EventID", null)]
    [InlineData("DefenderDeviceRegistryEvents/number-in-a-numbered-control-set", "TargetObject", @"HKLM\SYSTEM\CurrentControlSet\Services\WinDefend\Start")]
    [InlineData("DefenderDeviceRegistryEvents/number-in-a-numbered-control-set", "Details", "DWORD (0x00000004)")]
    [InlineData("DefenderDeviceRegistryEvents/unnamed-value-set", "TargetObject", @"HKCU\Software\Classes\ms-settings\shell\open\command\(Default)")]
    [InlineData("DefenderDeviceRegistryEvents/value-deleted", "TargetObject", @"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\RunOnce\cleanup")]
    [InlineData("DefenderDeviceRegistryEvents/value-deleted", "EventType", "DeleteValue")]
    [InlineData("DefenderDeviceFileEvents/renamed", "SourceFilename", @"C:\Users\mira.holm\Documents\Neu.docx")]
    [InlineData("DefenderDeviceImageLoadEvents/library-from-a-users-folder", "ImageLoaded", @"C:\Users\mira.holm\AppData\Roaming\hd\version.dll")]
    [InlineData("DefenderDeviceLogonEvents/failed-from-the-internet", "EventID", "4625")]
    [InlineData("DefenderDeviceLogonEvents/failed-from-the-internet", "LogonType", "3")]
    [InlineData("DefenderDeviceLogonEvents/failed-from-the-internet", "IpAddress", "203.0.113.24")]
    [InlineData("DefenderDeviceLogonEvents/remote-desktop-in-words", "LogonType", "10")]
    [InlineData("DefenderDeviceLogonEvents/remote-desktop-in-words", "TargetUserName", "mira.holm")]
    [InlineData("DefenderDeviceNetworkEvents/scanned-from-the-internet", "SourceIp", "203.0.113.99")]
    [InlineData("DefenderDeviceNetworkEvents/scanned-from-the-internet", "Initiated", "false")]
    [InlineData("DefenderCloudAppEvents/everything-in-strings", "RawEventData.Operation", "New-InboxRule")]
    [InlineData("GraphSecurityAlert/endpoint-with-all-its-evidence", "serviceSource", "microsoftDefenderForEndpoint")]
    [InlineData("GraphSecurityAlert/endpoint-with-all-its-evidence", "finding_info.incident_uid", "28282")]
    [InlineData("GraphSecurityAlert/resolved-as-false-positive", "verdict", "False Positive")]
    public void A_field_is_found_under_every_name_a_rule_gives_it(string name, string field, string? expected)
    {
        var value = Record(name).Field(field);

        if (expected is null) Assert.Equal(SigmaValue.Missing, value);
        else Assert.Equal(expected, value.ToString());
    }
}
