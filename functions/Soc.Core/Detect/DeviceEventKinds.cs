using System.Collections.Frozen;
using System.Globalization;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// Which of Sigma's log sources an ActionType of DeviceEvents is: Sysmon's (a pipe, a DNS query, one process opening another), or the
/// Windows security log, whose event Defender hands on under a name instead of a number.
/// </summary>
internal static class DeviceEventKinds
{
    /// <summary>Events of the security log, by number (https://learn.microsoft.com/windows/security/threat-protection/auditing).</summary>
    private static readonly FrozenDictionary<string, string> SecurityLog = new Dictionary<string, string>
    {
        ["SecurityLogCleared"] = "1102",
        ["ServiceInstalled"] = "4697",
        ["ScheduledTaskCreated"] = "4698",
        ["ScheduledTaskDeleted"] = "4699",
        ["ScheduledTaskEnabled"] = "4700",
        ["ScheduledTaskDisabled"] = "4701",
        ["ScheduledTaskUpdated"] = "4702",
        ["AuditPolicyModification"] = "4719",
        ["UserAccountCreated"] = "4720",
        ["UserAccountDeleted"] = "4726",
        ["SecurityGroupCreated"] = "4731",
        ["UserAccountAddedToLocalGroup"] = "4732",
        ["UserAccountRemovedFromLocalGroup"] = "4733",
        ["SecurityGroupDeleted"] = "4734",
        ["UserAccountModified"] = "4738",
        ["AccountCheckedForBlankPassword"] = "4797",
        ["FirewallServiceStopped"] = "5025",
        ["FirewallInboundConnectionToAppBlocked"] = "5031",
        ["DirectoryServiceObjectModified"] = "5136",
        ["DirectoryServiceObjectCreated"] = "5137",
        ["PnpDeviceConnected"] = "6416",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, SigmaLogSource> ByAction = new Dictionary<string, SigmaLogSource>
    {
        ["NamedPipeEvent"] = new("windows", "pipe_created"),
        ["DnsQueryRequest"] = new("windows", "dns_query"),
        ["DnsQueryResponse"] = new("windows", "dns_query"),
        ["OpenProcessApiCall"] = new("windows", "process_access"),
        ["ReadProcessMemoryApiCall"] = new("windows", "process_access"),
        ["CreateRemoteThreadApiCall"] = new("windows", "create_remote_thread"),
        ["DriverLoad"] = new("windows", "driver_load"),
        ["PowerShellCommand"] = new("windows", "ps_script"),
        ["ScriptContent"] = new("windows", "ps_script"),
        ["AntivirusDetection"] = new("windows", "antivirus"),
        ["AntivirusReport"] = new("windows", "antivirus"),
    }.ToFrozenDictionary();

    private static readonly SigmaLogSource Security = new("windows", Service: "security");

    public static IEnumerable<SigmaLogSource> LogSources => ByAction.Values.Append(Security);

    public static FrozenDictionary<string, Func<RecordNode, string?>> Fields { get; } = EventRecordTaxonomy.Fields(new()
    {
        ["EventID"] = columns => columns.Text("ActionType") is { } action ? SecurityLog.GetValueOrDefault(action) : null,
        ["Image"] = DefenderTaxonomy.Initiator,
        ["CommandLine"] = columns => columns.Text("ProcessCommandLine") ?? columns.Text("InitiatingProcessCommandLine"),
        ["User"] = columns => DefenderTaxonomy.Account(columns, "InitiatingProcessAccount"),
        ["Hashes"] = DefenderTaxonomy.Hashes,
        ["SourceImage"] = DefenderTaxonomy.Initiator,
        ["TargetImage"] = columns => WindowsPath.Of(columns, ""),
        ["ImageLoaded"] = columns => WindowsPath.Of(columns, ""),
        ["ServiceFileName"] = columns => columns.Text("ProcessCommandLine") ?? WindowsPath.Of(columns, ""),
        ["GrantedAccess"] = columns => More(columns).Number("DesiredAccess") is { } access ? "0x" + access.ToString("X", CultureInfo.InvariantCulture) : null,
        ["PipeName"] = columns => More(columns).Text("PipeName") is { } pipe ? Pipe(pipe) : null,
        ["QueryName"] = columns => More(columns).Text("DnsQueryString")?.TrimEnd('.'),
        ["ScriptBlockText"] = columns => More(columns).Text("Command") ?? More(columns).Text("ScriptContent"),
        ["Signature"] = columns => More(columns).Text("ThreatName"),
        ["TaskName"] = columns => More(columns).Text("TaskName"),
        ["TaskContent"] = columns => More(columns).Text("TaskContent"),
        ["ServiceName"] = columns => More(columns).Text("ServiceName"),
        ["TargetUserName"] = columns => More(columns).Text("GroupName") ?? columns.Text("AccountName"),
        ["TargetSid"] = columns => More(columns).Text("GroupSid") ?? columns.Text("AccountSid"),
        ["MemberSid"] = columns => More(columns).Text("MemberSid") ?? columns.Text("AccountSid"),
        ["SubjectUserName"] = columns => columns.Text("InitiatingProcessAccountName"),
        ["DeviceDescription"] = columns => More(columns).Text("DeviceDescription"),
        ["ClassName"] = columns => More(columns).Text("ClassName"),
    });

    public static SigmaLogSource? LogSource(string action) => SecurityLog.ContainsKey(action) ? Security : ByAction.GetValueOrDefault(action);

    private static RecordNode More(RecordNode columns) => columns["AdditionalFields"].Opened();

    /// <summary>Sysmon leaves the device out.</summary>
    private static string Pipe(string name)
    {
        const string device = @"\Device\NamedPipe";
        return name.StartsWith(device, StringComparison.OrdinalIgnoreCase) ? name[device.Length..] : name;
    }
}
