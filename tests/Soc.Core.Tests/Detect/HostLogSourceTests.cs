using Soc.Core.Detect;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Tests.Detect;

public sealed class HostLogSourceTests
{
    private static SigmaLogSource Source(string name) =>
        new EventRecord(Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event, TestTenant.Directory).LogSource;

    [Theory]
    [InlineData("WindowsSecurity/wrong-password", "windows", null, "security")]
    [InlineData("WindowsSecurity/process-created", "windows", "process_creation", "security")]
    [InlineData("WindowsSecurity/service-of-the-system-log-by-winlogbeat", "windows", null, "system")]
    [InlineData("WindowsSecurity/another-channel-with-data-as-text", "windows", null, "windefend")]
    [InlineData("WindowsSysmon/process-created", "windows", "process_creation", "sysmon")]
    [InlineData("WindowsSysmon/connection-in-the-event-table", "windows", "network_connection", "sysmon")]
    [InlineData("WindowsSysmon/image-loaded", "windows", "image_load", "sysmon")]
    [InlineData("WindowsSysmon/file-created", "windows", "file_event", "sysmon")]
    [InlineData("WindowsSysmon/run-key-set", "windows", "registry_set", "sysmon")]
    [InlineData("WindowsSysmon/run-key-set", "windows", "registry_event", null)]
    [InlineData("WindowsSysmon/query-by-winlogbeat", "windows", "dns_query", "sysmon")]
    [InlineData("WindowsPowerShell/script-block", "windows", "ps_script", "powershell")]
    [InlineData("WindowsPowerShell/module-logged", "windows", "ps_module", "powershell")]
    [InlineData("WindowsPowerShell/engine-started-in-the-event-table", "windows", "ps_classic_start", "powershell-classic")]
    [InlineData("Syslog/no-year-and-no-zone", "linux", null, "sshd")]
    [InlineData("Syslog/no-year-and-no-zone", "linux", null, "auth")]
    [InlineData("Syslog/no-year-and-no-zone", "linux", null, "syslog")]
    [InlineData("Syslog/user-name-that-looks-like-an-address", "linux", null, "sshd")]
    [InlineData("Syslog/sudo-command", "linux", null, "sudo")]
    [InlineData("Syslog/crontab-replaced", "linux", null, "cron")]
    [InlineData("Syslog/audit-system-call-enriched", "linux", null, "auditd")]
    [InlineData("Syslog/packet-refused-by-the-kernel", null, "firewall", null)]
    [InlineData("Syslog/asa-denies", "cisco", "firewall", "asa")]
    [InlineData("Syslog/fortigate-without-a-header", "fortigate", null, "event")]
    [InlineData("Syslog/pan-os-session-ended", "paloalto", "firewall", "panos")]
    [InlineData("Syslog/junos-session-denied", "juniper", "firewall", "junos")]
    [InlineData("Syslog/junos-command", "juniper", null, "junos")]
    [InlineData("Syslog/meraki-flow-denied-by-a-number", "cisco", "firewall", "meraki")]
    [InlineData("CommonEventFormat/fortigate-sets-a-blank-behind-the-mark", "fortigate", null, "event")]
    [InlineData("CommonEventFormat/palo-alto-with-labels", "paloalto", "firewall", "panos")]
    [InlineData("CommonEventFormat/palo-alto-url-with-equals-signs", "paloalto", "proxy", "panos")]
    [InlineData("CommonEventFormat/palo-alto-url-with-equals-signs", "paloalto", "firewall", "panos")]
    [InlineData("CommonEventFormat/exported-row-of-asa-with-its-words", "cisco", null, "asa")]
    [InlineData("CommonEventFormat/severity-in-words-and-no-addresses", "example", null, "backup")]
    public void A_rule_of_SigmaHQ_for_such_records_sees_the_record(string name, string? product, string? category, string? service) =>
        Assert.True(new SigmaLogSource(product, category, service).Fits(Source(name)), $"{Source(name)}");

    [Theory]
    [InlineData("WindowsSysmon/file-created", "windows", "process_creation", null)]
    [InlineData("WindowsSecurity/wrong-password", "windows", "process_creation", null)]
    [InlineData("Syslog/crontab-replaced", "linux", null, "auth")]
    [InlineData("CommonEventFormat/fortigate-vpn-login-failed", null, "firewall", null)]
    public void A_rule_for_other_records_does_not(string name, string? product, string? category, string? service) =>
        Assert.False(new SigmaLogSource(product, category, service).Fits(Source(name)));

    [Theory]
    [InlineData("windows", "registry_event", null, true)]
    [InlineData("windows", null, "taskscheduler", true)]
    [InlineData("linux", null, "vsftpd", true)]
    [InlineData(null, "firewall", null, true)]
    [InlineData("zeek", null, "dns", false)]
    public void Whether_such_a_rule_ever_sees_a_record_is_known(string? product, string? category, string? service, bool isServed) =>
        Assert.Equal(isServed, EventRecord.Adds(new(product, category, service), "src_endpoint.ip"));

    /// <summary>The condition of a published rule, as it stands in the collection.</summary>
    [Theory]
    [InlineData("{product: windows, category: process_creation}", "{Image|endswith: '\\certutil.exe', CommandLine|contains: 'urlcache '}", "WindowsSysmon/process-created", "WindowsSecurity/process-created")]
    [InlineData("{product: windows, service: security}", "{EventID: 4769, TicketOptions: '0x40810000', TicketEncryptionType: '0x17'}", "WindowsSecurity/ticket-for-a-service")]
    [InlineData("{product: windows, service: system}", "{Provider_Name: 'Service Control Manager', EventID: 7045, ImagePath|contains: 'powershell'}", "WindowsSecurity/service-of-the-system-log-by-winlogbeat")]
    [InlineData("{product: windows, category: ps_classic_start}", "{Data|contains: 'EngineVersion=2.'}", "WindowsPowerShell/engine-started-in-the-event-table")]
    [InlineData("{product: windows, category: registry_event}", "{TargetObject|contains: '\\CurrentVersion\\Run\\'}", "WindowsSysmon/run-key-set")]
    [InlineData("{product: linux}", "['new user: name=*, UID=0,']", "Syslog/account-made-in-a-log-file-without-priority")]
    [InlineData("{product: linux, service: auditd}", "{type: SYSCALL, comm: insmod, exe: /usr/bin/kmod}", "Syslog/audit-system-call-enriched")]
    [InlineData("{product: fortigate, service: event}", "{action: Add, cfgpath: system.admin}", "Syslog/fortigate-without-a-header")]
    [InlineData("{category: firewall}", "{dst_port: [22, 23]}", "Syslog/packet-refused-by-the-kernel")]
    public void A_rule_fires_unchanged_on_exactly_these_records(string source, string selection, params string[] expected)
    {
        var text = $$"""
            title: Example
            logsource: {{source}}
            detection:
              selection: {{selection}}
              condition: selection
            """;
        var rules = SigmaRuleSet.Load([new("example.yml", text)]);

        Assert.Empty(rules.Errors);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Corpus.Cases.Where(name => IsOfAHost(name) && rules.RuleSet.Match(Record(name)).Count > 0));
    }

    private static bool IsOfAHost(string name) => name.StartsWith("Windows", StringComparison.Ordinal) || name.StartsWith("Syslog", StringComparison.Ordinal) || name.StartsWith("CommonEventFormat", StringComparison.Ordinal);

    private static EventRecord Record(string name) => new(((Normalization.Succeeded)Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event, TestTenant.Directory);
}
