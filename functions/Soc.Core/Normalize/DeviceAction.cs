using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>One ActionType of DeviceEvents: its class and activity in OCSF, and what its columns and its AdditionalFields (opened) fill beyond the usual.</summary>
internal sealed record DeviceAction(string Type, OcsfClass Class, string Activity, Func<SecurityEvent, RecordNode, RecordNode, SecurityEvent> Fill)
{
    private DeviceAction(string type, OcsfClass ocsfClass, string activity) : this(type, ocsfClass, activity, (found, _, _) => found) { }

    private DeviceAction(string type, OcsfClass ocsfClass, string activity, Func<SecurityEvent, RecordNode, SecurityEvent> fill)
        : this(type, ocsfClass, activity, (found, _, more) => fill(found, more)) { }

    public static IEnumerable<DeviceAction> Known() => [.. Persistence, .. Processes, .. Accounts, .. Network, .. Files, .. Devices, .. Controls];

    /// <summary>Controls come in families with a type for each of their rules.</summary>
    public static DeviceAction? OfFamily(string type) =>
        ControlFamilies.Any(family => type.StartsWith(family, StringComparison.Ordinal)) ? Finding(type) : null;

    private static readonly string[] ControlFamilies =
        ["Asr", "ExploitGuard", "AppControl", "AppLockerBlock", "ControlledFolderAccess", "SmartScreen", "AntivirusMalware"];

    private static readonly DeviceAction[] Persistence =
    [
        Task("ScheduledTaskCreated", "Create"), Task("ScheduledTaskUpdated", "Update"), Task("ScheduledTaskDeleted", "Delete"),
        Task("ScheduledTaskEnabled", "Enable"), Task("ScheduledTaskDisabled", "Disable"),
        new("ServiceInstalled", OcsfClass.WindowsServiceActivity, "Create", (found, columns, more) => found with
        {
            Job = new(more.Text("ServiceName"), columns.Text("ProcessCommandLine") ?? WindowsPath.Of(columns, "")),
        }),
        new("FirewallServiceStopped", OcsfClass.WindowsServiceActivity, "Stop"),
        new("WmiBindEventFilterToConsumer", OcsfClass.EntityManagement, "Create", (found, _) => found with { Entity = new("WMI Event Subscription", null) }),
        new("SecurityLogCleared", OcsfClass.EventLogActivity, "Clear", (found, _) => ByAccount(found)),
        new("AuditPolicyModification", OcsfClass.EntityManagement, "Update", (found, _) => ByAccount(found) with { Entity = new("Audit Policy", null) }),
        new("DirectoryServiceObjectCreated", OcsfClass.EntityManagement, "Create", (found, _) => found with { Entity = new("Directory Object", null) }),
        new("DirectoryServiceObjectModified", OcsfClass.EntityManagement, "Update", (found, _) => found with { Entity = new("Directory Object", null) }),
    ];

    private static readonly DeviceAction[] Processes =
    [
        new("OpenProcessApiCall", OcsfClass.ProcessActivity, "Open"), new("ReadProcessMemoryApiCall", OcsfClass.ProcessActivity, "Open"),
        Injection("CreateRemoteThreadApiCall"), Injection("QueueUserApcRemoteApiCall"), Injection("SetThreadContextRemoteApiCall"),
        Injection("NtMapViewOfSectionRemoteApiCall"), Injection("NtAllocateVirtualMemoryRemoteApiCall"), Injection("MemoryRemoteProtect"),
        Injection("WriteToLsassProcessMemory"), Injection("WriteProcessMemoryApiCall"),
        Own("NtAllocateVirtualMemoryApiCall"), Own("NtProtectVirtualMemoryApiCall"), Own("GetAsyncKeyStateApiCall"), Own("GetClipboardData"),
        Own("ScreenshotTaken"), Own("DpapiAccessed"),
        new("ProcessPrimaryTokenModified", OcsfClass.ProcessActivity, "Set User ID"),
        new("ProcessCreatedUsingWmiQuery", OcsfClass.ProcessActivity, "Launch", (found, _) => Child(found)),
        Script("PowerShellCommand", "Command"), Script("ScriptContent", "ScriptContent"), new("AmsiScriptContent", OcsfClass.ScriptActivity, "Execute"),
        Load("DriverLoad"), Load("ClrUnbackedModuleLoaded"),
    ];

    private static readonly DeviceAction[] Accounts =
    [
        new("UserAccountCreated", OcsfClass.AccountChange, "Create"), new("UserAccountDeleted", OcsfClass.AccountChange, "Delete"),
        new("UserAccountModified", OcsfClass.AccountChange, "Other"), new("PasswordChangeAttempt", OcsfClass.AccountChange, "Password Change"),
        new("AccountCheckedForBlankPassword", OcsfClass.AccountChange, "Other"), new("LogonRightsSettingEnabled", OcsfClass.UserAccessManagement, "Assign Privileges"),
        new("UserAccountAddedToLocalGroup", OcsfClass.GroupManagement, "Add User", Member), new("UserAccountRemovedFromLocalGroup", OcsfClass.GroupManagement, "Remove User", Member),
        new("SecurityGroupCreated", OcsfClass.GroupManagement, "Create", Group), new("SecurityGroupDeleted", OcsfClass.GroupManagement, "Delete", Group),
    ];

    private static readonly DeviceAction[] Network =
    [
        new("DnsQueryRequest", OcsfClass.DnsActivity, "Query", Lookup), new("DnsQueryResponse", OcsfClass.DnsActivity, "Response", Lookup),
        new("LdapSearch", OcsfClass.DatastoreActivity, "Query", (found, more) => found with { Service = new(null, more.Text("DistinguishedName")), Message = more.Text("SearchFilter") }),
        new("FirewallInboundConnectionBlocked", OcsfClass.NetworkActivity, "Refuse", Inbound), new("FirewallInboundConnectionToAppBlocked", OcsfClass.NetworkActivity, "Refuse", Inbound),
        new("FirewallOutboundConnectionBlocked", OcsfClass.NetworkActivity, "Refuse", (found, _) => found with { ConnectionInfo = new(null, "Outbound") }),
        new("ExploitGuardNetworkProtectionBlocked", OcsfClass.NetworkActivity, "Refuse"), new("ExploitGuardNetworkProtectionAudited", OcsfClass.NetworkActivity, "Traffic"),
        new("NetworkProtectionUserBypassEvent", OcsfClass.NetworkActivity, "Traffic", (found, _) => found with { Disposition = "Allowed" }),
        new("BrowserLaunchedToOpenUrl", OcsfClass.WebResourcesActivity, "Read"),
    ];

    private static readonly DeviceAction[] Files =
    [
        new("NamedPipeEvent", OcsfClass.FileSystemActivity, "Open", Pipe),
        new("SensitiveFileRead", OcsfClass.FileSystemActivity, "Read"), new("ShellLinkCreateFileEvent", OcsfClass.FileSystemActivity, "Create"),
        new("FileTimestampModificationEvent", OcsfClass.FileSystemActivity, "Set Attributes"),
        Drive("UsbDriveMounted", "Mount"), Drive("UsbDriveUnmounted", "Unmount"), Drive("UsbDriveDriveLetterChanged", "Other"),
    ];

    private static readonly DeviceAction[] Devices = [Peripheral("PnpDeviceConnected"), Peripheral("PnpDeviceAllowed"), Peripheral("PnpDeviceBlocked")];

    private static readonly DeviceAction[] Controls =
    [
        new("AntivirusDetection", OcsfClass.DetectionFinding, "Create", Malware), new("AntivirusReport", OcsfClass.DetectionFinding, "Create", Malware),
        new("AmsiScriptDetection", OcsfClass.DetectionFinding, "Create", (found, more) => found with { Message = more.Text("Description") }),
        new("TamperingAttempt", OcsfClass.DetectionFinding, "Create", Tampering),
        Finding("ControlFlowGuardViolation"), Finding("RemovableStoragePolicyTriggered"), Finding("PrintJobBlocked"),
    ];

    private static DeviceAction Task(string type, string activity) => new(type, OcsfClass.ScheduledJobActivity, activity, (found, more) => ByAccount(found) with
    {
        Job = new(more.Text("TaskName"), DefenderDeviceEvents.TaskCommand(more.Text("TaskContent"))),
    });

    private static DeviceAction Injection(string type) => new(type, OcsfClass.ProcessActivity, "Inject");

    private static DeviceAction Load(string type) =>
        new(type, OcsfClass.ModuleActivity, "Load", (found, columns, _) => found with { Module = DeviceColumns.Image(columns), File = null });

    private static DeviceAction Script(string type, string member) =>
        new(type, OcsfClass.ScriptActivity, "Execute", (found, more) => found with { Script = more.Text(member) is { } content ? new(content) : null });

    private static DeviceAction Own(string type) => new(type, OcsfClass.ProcessActivity, "Other", (found, _) => Itself(found));

    private static DeviceAction Finding(string type) => new(type, OcsfClass.DetectionFinding, "Create", (found, _) => found with { Message = type });

    /// <summary>What a service of Windows does for somebody, whom Account names.</summary>
    private static SecurityEvent ByAccount(SecurityEvent found) =>
        found.User is null ? found : found with { Actor = (found.Actor ?? new()) with { User = found.User }, User = null };

    private static SecurityEvent Child(SecurityEvent found) =>
        found.Process is { } made ? found with { Process = made with { ParentProcess = found.Actor?.Process } } : found;

    /// <summary>The process that did it is the one it was done in.</summary>
    private static SecurityEvent Itself(SecurityEvent found) => found with { Process = found.Process ?? found.Actor?.Process };

    /// <summary>AccountName is the member, or in older rows the group, whose member is then a SID in AdditionalFields.</summary>
    private static SecurityEvent Member(SecurityEvent found, RecordNode columns, RecordNode more) => more.Text("MemberSid") is { } member && more.Text("GroupName") is null
        ? Group(found, columns, more) with { User = new(EntraSid.ObjectId(member), member.ToUpperInvariant()) }
        : found with { Entity = new("Group", more.Text("GroupName"), more.Text("GroupSid")) };

    private static SecurityEvent Group(SecurityEvent found, RecordNode columns, RecordNode more) =>
        found with { Entity = new("Group", columns.Text("AccountName"), columns.Text("AccountSid")), User = null };

    private static SecurityEvent Lookup(SecurityEvent found, RecordNode more) => more.Text("DnsQueryString") is not { } name ? found : found with
    {
        Query = new(name.TrimEnd('.').Lower(), more["DnsQueryResult"].Opened().Items.Select(answer => answer.Text("DnsQueryType")).FirstOrDefault()),
    };

    private static SecurityEvent Inbound(SecurityEvent found, RecordNode more) =>
        found with { SrcEndpoint = found.DstEndpoint, DstEndpoint = found.SrcEndpoint, ConnectionInfo = new(null, "Inbound") };

    /// <summary>A pipe is on the device: whoever has another address came from there.</summary>
    private static SecurityEvent Pipe(SecurityEvent found, RecordNode more) => more.Text("PipeName") is not { } pipe ? found : found with
    {
        SrcEndpoint = found.DstEndpoint ?? found.SrcEndpoint,
        DstEndpoint = found.DstEndpoint is null ? null : found.SrcEndpoint,
        Activity = more.Text("FileOperation")?.Contains("creat", StringComparison.OrdinalIgnoreCase) == true ? "Create" : "Open",
        File = new(pipe[(pipe.LastIndexOf('\\') + 1)..] is { Length: > 0 } name ? name : pipe, pipe),
    };

    private static DeviceAction Drive(string type, string activity) => new(type, OcsfClass.FileSystemActivity, activity, (found, more) => found with
    {
        File = (more.Text("DriveLetter") ?? more.Text("Volume") ?? more.Text("ProductName")) is { } drive ? new(drive) : null,
        Message = string.Join(' ', new[] { more.Text("Manufacturer"), more.Text("ProductName"), more.Text("SerialNumber") }.OfType<string>()) is { Length: > 0 } told ? told : null,
    });

    private static DeviceAction Peripheral(string type) => new(type, OcsfClass.EntityManagement, "Other", (found, more) => found with
    {
        Entity = new("Peripheral Device", more.Text("DeviceDescription"), more.Text("DeviceId")),
    });

    private static SecurityEvent Malware(SecurityEvent found, RecordNode more) => found with
    {
        Message = more.Text("ThreatName"),
        Disposition = more.Flag("WasRemediated") switch { true => "Corrected", false => "Uncorrected", null => "Detected" },
    };

    private static SecurityEvent Tampering(SecurityEvent found, RecordNode more)
    {
        var (status, target) = (more.Text("Status"), more.Text("Target"));
        return found with
        {
            Registry = found.Registry ?? (target?.StartsWith("HKEY", StringComparison.OrdinalIgnoreCase) == true ? new(target) : null),
            Message = more.Text("TamperingAction"),
            StatusDetail = status,
            Disposition = status?.Contains("Blocked", StringComparison.OrdinalIgnoreCase) == true ? "Blocked" : "Detected",
        };
    }
}
