using System.Collections.Frozen;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// Log sources of servers and network devices, which the record itself tells: a channel and an event id, a program, a vendor. Service and
/// product names are those of SigmaHQ's rules (https://github.com/SigmaHQ/sigma, rules/linux and rules/network).
/// </summary>
internal static class HostLogSources
{
    private static readonly SigmaLogSource LinuxSyslog = new("linux", Service: "syslog");
    private static readonly SigmaLogSource LinuxAuthentication = new("linux", Service: "auth") { Also = LinuxSyslog };

    private static readonly FrozenDictionary<string, string> Programs = new Dictionary<string, string>
    {
        ["sshd-session"] = "sshd", ["sshd-auth"] = "sshd", ["crond"] = "cron", ["crontab"] = "cron", ["anacron"] = "cron", ["audit"] = "auditd", ["audispd"] = "auditd",
        ["audisp-syslog"] = "auditd", ["clamd"] = "clamav", ["freshclam"] = "clamav", ["clamscan"] = "clamav", ["guacd"] = "guacamole",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The facility in Cisco's mnemonic, where its messages are a service of their own; the others are of the device's own log.</summary>
    private static readonly FrozenDictionary<string, string> CiscoServices = new Dictionary<string, string>
    {
        ["ASA"] = "asa", ["FTD"] = "asa", ["BGP"] = "bgp", ["TCP"] = "bgp", ["LDP"] = "ldp",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Vendors = new Dictionary<string, string>
    {
        ["Palo Alto Networks"] = "paloalto", ["Fortinet"] = "fortigate", ["Check Point"] = "checkpoint", ["Cisco"] = "cisco", ["Zscaler"] = "zscaler",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Products = ["windows", "linux", .. Vendors.Values];

    private static readonly string[] Categories = ["firewall", "proxy"];

    /// <returns>Null for other sources.</returns>
    public static SigmaLogSource? Of(SecurityEvent found, RecordNode record) => found.Source switch
    {
        SignalSource.WindowsSecurity or SignalSource.WindowsSysmon or SignalSource.WindowsPowerShell => WindowsLogSources.Of(record),
        SignalSource.Syslog => Syslog(found, record),
        SignalSource.CommonEventFormat => CommonEventFormat(found, record),
        _ => null,
    };

    /// <summary>Any channel of Windows, any program and any of these vendors may send.</summary>
    public static bool Serve(SigmaLogSource rule) =>
        rule.Product is { } product ? Products.Contains(product, StringComparer.OrdinalIgnoreCase) : Categories.Contains(rule.Category, StringComparer.OrdinalIgnoreCase);

    private static SigmaLogSource Syslog(SecurityEvent found, RecordNode record)
    {
        var program = record.Text("ProcessName") ?? "";
        if (program.StartsWith('%')) return new("cisco", Category(found), CiscoServices.GetValueOrDefault(program[1..].Split('-', 2)[0], "aaa"));
        if (record["Fields"].Text("devname") is not null) return new("fortigate", Category(found), record["Fields"].Text("type"));
        if (program.Equals("CheckPoint", StringComparison.OrdinalIgnoreCase)) return new("checkpoint", Category(found), Folded(record["Fields"].Text("product") ?? ""));
        var isAuthentication = record.Text("Facility") is "auth" or "authpriv";
        return new("linux", Category(found), Programs.GetValueOrDefault(program, program.ToLowerInvariant())) { Also = isAuthentication ? LinuxAuthentication : LinuxSyslog };
    }

    private static SigmaLogSource CommonEventFormat(SecurityEvent found, RecordNode record)
    {
        var (vendor, product) = (record.Text("DeviceVendor") ?? "", record.Text("DeviceProduct") ?? "");
        // FortiGate tells "event:system", "traffic:forward", "utm:ips" in place of a service.
        var service = vendor.Equals("Fortinet", StringComparison.OrdinalIgnoreCase) ? (record.Text("DeviceEventCategory") ?? record.Text("Activity") ?? "").Split(':', 2)[0] : product;
        var made = new SigmaLogSource(Vendors.GetValueOrDefault(vendor, Folded(vendor)), Category(found), Folded(service));
        return found.Class == OcsfClass.HttpActivity ? made with { Also = made with { Category = "firewall" } } : made;
    }

    private static string? Category(SecurityEvent found) => found.Class switch
    {
        OcsfClass.NetworkActivity => "firewall",
        OcsfClass.HttpActivity => "proxy",
        _ => null,
    };

    /// <summary>"PAN-OS" is panos.</summary>
    private static string Folded(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
