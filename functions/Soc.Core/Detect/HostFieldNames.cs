using System.Collections.Concurrent;
using System.Collections.Frozen;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Shapes;
using Soc.Core.Normalize;

namespace Soc.Core.Detect;

/// <summary>
/// Fields of servers and network devices that rules call otherwise than the record does: by CEF's keys, by the names that SigmaHQ's rules use
/// for firewalls and proxies, by Sysmon's names for what the security log of Windows tells.
/// </summary>
internal static class HostFieldNames
{
    private static readonly string[] None = [];

    private static readonly FrozenDictionary<string, string[]> Windows = Names(
        ("Provider_Name", ["Provider"]), ("ComputerName", ["Computer"]), ("Image", ["EventData.Image", "EventData.NewProcessName"]),
        ("ParentImage", ["EventData.ParentImage", "EventData.ParentProcessName"]), ("User", ["EventData.User", "EventData.SubjectUserName"]),
        ("LogonId", ["EventData.LogonId", "EventData.SubjectLogonId"]), ("IntegrityLevel", ["EventData.IntegrityLevel", "EventData.MandatoryLabel"]));

    /// <summary>Of the taxonomy's firewalls and proxies, as the event tells them.</summary>
    private static readonly (string, string[])[] Firewall =
    [
        ("src_ip", ["src_endpoint.ip"]), ("src_port", ["src_endpoint.port"]), ("dst_ip", ["dst_endpoint.ip"]), ("dst_port", ["dst_endpoint.port"]),
        ("username", ["actor.user.name", "user.name"]), ("action", ["DeviceAction", "Fields.action", "disposition"]), ("c-uri", ["RequestURL", "url.url_string"]),
        ("cs-host", ["url.hostname"]), ("c-useragent", ["RequestClientApplication", "http_request.user_agent"]), ("cs-method", ["RequestMethod", "http_request.http_method"]),
    ];

    private static readonly FrozenDictionary<string, string[]> Syslog = Names(Firewall);

    private static readonly FrozenDictionary<string, string[]> CommonEventFormat = Names([.. Firewall, .. CefColumns.All.Select(pair => (pair.Key, new[] { pair.Value }))]);

    /// <summary>FortiGate sets these before its own names.</summary>
    private static readonly string[] FortiGatePrefixes = ["FTNTFGT", "FortinetFortiGate"];

    private static readonly ConcurrentDictionary<string, string[]> FortiGate = [];

    /// <returns>Paths to try in turn, before the name itself; nothing for other sources.</returns>
    public static string[] Of(SignalSource source, string field) => source switch
    {
        SignalSource.WindowsSecurity or SignalSource.WindowsSysmon or SignalSource.WindowsPowerShell => Windows.GetValueOrDefault(field, None),
        SignalSource.Syslog => Syslog.GetValueOrDefault(field, None),
        SignalSource.CommonEventFormat => CommonEventFormat.TryGetValue(field, out var paths) ? paths : Own(field),
        _ => None,
    };

    /// <summary>The names are those of rules, of which there are not many.</summary>
    private static string[] Own(string field) => FortiGate.GetOrAdd(field, static name => [.. FortiGatePrefixes.Select(prefix => prefix + name)]);

    private static FrozenDictionary<string, string[]> Names(params IEnumerable<(string Name, string[] Paths)> names) => names.ToFrozenDictionary(pair => pair.Name, pair => pair.Paths);
}
