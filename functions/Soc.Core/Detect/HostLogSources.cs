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

    private static readonly Remembered<(SignalSource, OcsfClass, string?, string?), SigmaLogSource> Told = new();

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
        var (program, fields) = (record.Text("ProcessName") ?? "", record["Fields"]);
        var isFortiGate = fields["devname"].HasText;
        var service = isFortiGate ? fields.Text("type") : program.Equals("CheckPoint", StringComparison.OrdinalIgnoreCase) ? fields.Text("product") : record.Text("Facility");
        return Told.Of((SignalSource.Syslog, found.Class, isFortiGate ? null : program, service), TellSyslog);
    }

    /// <param name="kind">No program: of FortiGate.</param>
    private static SigmaLogSource TellSyslog((SignalSource, OcsfClass Class, string? Program, string? Service) kind)
    {
        var (_, _, program, service) = kind;
        if (program is null) return new("fortigate", Category(kind.Class), service);
        if (program.StartsWith('%')) return new("cisco", Category(kind.Class), CiscoServices.GetValueOrDefault(program[1..].Split('-', 2)[0], "aaa"));
        if (program.Equals("CheckPoint", StringComparison.OrdinalIgnoreCase)) return new("checkpoint", Category(kind.Class), Folded(service ?? ""));
        var isAuthentication = service is "auth" or "authpriv";
        return new("linux", Category(kind.Class), Programs.GetValueOrDefault(program, program.ToLowerInvariant())) { Also = isAuthentication ? LinuxAuthentication : LinuxSyslog };
    }

    private static SigmaLogSource CommonEventFormat(SecurityEvent found, RecordNode record)
    {
        var vendor = record.Text("DeviceVendor") ?? "";
        // FortiGate tells "event:system", "traffic:forward", "utm:ips" in place of a service.
        var service = vendor.Equals("Fortinet", StringComparison.OrdinalIgnoreCase) ? record.Text("DeviceEventCategory") ?? record.Text("Activity") : record.Text("DeviceProduct");
        return Told.Of((SignalSource.CommonEventFormat, found.Class, vendor, service), TellCommonEventFormat);
    }

    private static SigmaLogSource TellCommonEventFormat((SignalSource, OcsfClass Class, string? Vendor, string? Service) kind)
    {
        var (_, _, vendor, service) = kind;
        var product = vendor!.Equals("Fortinet", StringComparison.OrdinalIgnoreCase) ? (service ?? "").Split(':', 2)[0] : service ?? "";
        var made = new SigmaLogSource(Vendors.GetValueOrDefault(vendor, Folded(vendor)), Category(kind.Class), Folded(product));
        return kind.Class == OcsfClass.HttpActivity ? made with { Also = made with { Category = "firewall" } } : made;
    }

    private static string? Category(OcsfClass @class) => @class switch
    {
        OcsfClass.NetworkActivity => "firewall",
        OcsfClass.HttpActivity => "proxy",
        _ => null,
    };

    /// <summary>"PAN-OS" is panos.</summary>
    private static string Folded(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
