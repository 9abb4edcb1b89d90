using System.Collections.Frozen;

namespace Soc.Core.Normalize.Ocsf;

/// <summary>What OCSF 1.8.0 says about a class: https://github.com/ocsf/ocsf-schema, events.</summary>
/// <param name="Activities">In the order of their ids, from 1; an activity that is none of these is 99, Other.</param>
/// <param name="Attributes">Of those that a <see cref="SecurityEvent"/> can fill; whatever else it holds goes to "unmapped".</param>
internal sealed record OcsfClassification(string Caption, string[] Activities, FrozenSet<string> Attributes)
{
    public const string SchemaVersion = "1.8.0";

    private const string Everywhere = "actor device disposition";
    private const string Web = Everywhere + " src_endpoint dst_endpoint http_request http_response";
    private const string Identity = Everywhere + " src_endpoint http_request http_response";
    private const string Network = Everywhere + " src_endpoint dst_endpoint connection_info traffic";

    private static readonly string[] Findings = ["Create", "Update", "Close"];

    private static readonly FrozenDictionary<OcsfClass, OcsfClassification> ByClass = new Dictionary<OcsfClass, OcsfClassification>
    {
        [OcsfClass.BaseEvent] = Of("Base Event", [], Everywhere),
        [OcsfClass.FileSystemActivity] = Of("File System Activity", ["Create", "Read", "Update", "Delete", "Rename", "Set Attributes", "Set Security", "Get Attributes", "Get Security", "Encrypt", "Decrypt", "Mount", "Unmount", "Open"], Everywhere + " file"),
        [OcsfClass.ModuleActivity] = Of("Module Activity", ["Load", "Unload", "Invoke"], Everywhere + " module"),
        [OcsfClass.ScheduledJobActivity] = Of("Scheduled Job Activity", ["Create", "Update", "Delete", "Enable", "Disable", "Start"], Everywhere + " job"),
        [OcsfClass.ProcessActivity] = Of("Process Activity", ["Launch", "Terminate", "Open", "Inject", "Set User ID"], Everywhere + " process module"),
        [OcsfClass.EventLogActivity] = Of("Event Log Activity", ["Clear", "Delete", "Export", "Archive", "Rotate", "Start", "Stop", "Restart", "Enable", "Disable"], Everywhere + " src_endpoint dst_endpoint file"),
        [OcsfClass.ScriptActivity] = Of("Script Activity", ["Execute"], Everywhere + " script"),
        [OcsfClass.DetectionFinding] = Of("Detection Finding", Findings, Everywhere + " finding_info evidences verdict"),
        [OcsfClass.IncidentFinding] = Of("Incident Finding", Findings, Everywhere + " finding_info_list verdict desc src_url"),
        [OcsfClass.DataSecurityFinding] = Of("Data Security Finding", [.. Findings, "Suppressed"], Everywhere + " src_endpoint dst_endpoint file finding_info"),
        [OcsfClass.AccountChange] = Of("Account Change", ["Create", "Enable", "Password Change", "Password Reset", "Disable", "Delete", "Attach Policy", "Detach Policy", "Lock", "MFA Factor Enable", "MFA Factor Disable", "Unlock"], Identity + " user"),
        [OcsfClass.Authentication] = Of("Authentication", ["Logon", "Logoff", "Authentication Ticket", "Service Ticket Request", "Service Ticket Renew", "Preauth", "Account Switch"], Web + " user service auth_protocol is_mfa logon_type session"),
        [OcsfClass.AuthorizeSession] = Of("Authorize Session", ["Assign Privileges", "Assign Groups"], Web + " user privileges session"),
        [OcsfClass.EntityManagement] = Of("Entity Management", ["Create", "Read", "Update", "Delete", "Move", "Enroll", "Unenroll", "Enable", "Disable", "Activate", "Deactivate", "Suspend", "Resume"], Identity + " entity"),
        [OcsfClass.UserAccessManagement] = Of("User Access Management", ["Assign Privileges", "Revoke Privileges"], Identity + " user privileges"),
        [OcsfClass.GroupManagement] = Of("Group Management", ["Assign Privileges", "Revoke Privileges", "Add User", "Remove User", "Delete", "Create", "Add Subgroup", "Remove Subgroup"], Identity + " user privileges group"),
        [OcsfClass.NetworkActivity] = Of("Network Activity", ["Open", "Close", "Reset", "Fail", "Refuse", "Traffic", "Listen"], Network + " url"),
        [OcsfClass.HttpActivity] = Of("HTTP Activity", ["Connect", "Delete", "Get", "Head", "Options", "Post", "Put", "Trace", "Patch"], Network + " http_request http_response file"),
        [OcsfClass.DnsActivity] = Of("DNS Activity", ["Query", "Response"], Network + " query"),
        [OcsfClass.EmailActivity] = Of("Email Activity", ["Send", "Receive", "Scan", "Trace", "MTA Relay"], Everywhere + " src_endpoint dst_endpoint email direction direction_id"),
        [OcsfClass.EmailFileActivity] = Of("Email File Activity", ["Send", "Receive", "Scan"], Everywhere + " file email_uid"),
        [OcsfClass.EmailUrlActivity] = Of("Email URL Activity", ["Send", "Receive", "Scan"], Everywhere + " url email_uid"),
        [OcsfClass.DeviceInventoryInfo] = Of("Device Inventory Info", ["Log", "Collect"], Everywhere),
        [OcsfClass.WebResourcesActivity] = Of("Web Resources Activity", ["Create", "Read", "Update", "Delete", "Search", "Import", "Export", "Share"], Web + " web_resources"),
        [OcsfClass.ApplicationLifecycle] = Of("Application Lifecycle", ["Install", "Remove", "Start", "Stop", "Restart", "Enable", "Disable", "Update"], Everywhere + " app"),
        [OcsfClass.ApiActivity] = Of("API Activity", ["Create", "Read", "Update", "Delete"], Web + " api"),
        [OcsfClass.DatastoreActivity] = Of("Datastore Activity", ["Read", "Update", "Connect", "Query", "Write", "Create", "Delete", "List", "Encrypt", "Decrypt"], Web + " databucket"),
        [OcsfClass.FileHostingActivity] = Of("File Hosting Activity", ["Upload", "Download", "Update", "Delete", "Rename", "Copy", "Move", "Restore", "Preview", "Lock", "Unlock", "Share", "Unshare", "Open", "Sync", "Unsync", "Access Check"], Web + " connection_info file"),
        [OcsfClass.RegistryKeyActivity] = Of("Registry Key Activity", ["Create", "Read", "Modify", "Delete", "Rename", "Set Security", "Restore", "Import", "Export"], Everywhere + " reg_key"),
        [OcsfClass.RegistryValueActivity] = Of("Registry Value Activity", ["Get", "Set", "Modify", "Delete"], Everywhere + " reg_value"),
        [OcsfClass.WindowsServiceActivity] = Of("Windows Service Activity", ["Create", "Reconfigure", "Start", "Stop", "Pause", "Continue", "Delete"], Everywhere + " win_service"),
    }.ToFrozenDictionary();

    // https://github.com/ocsf/ocsf-schema, categories.json.
    private static readonly string[] Categories =
        ["Uncategorized", "System Activity", "Findings", "Identity & Access Management", "Network Activity", "Discovery", "Application Activity"];

    public static OcsfClassification For(OcsfClass ocsfClass) => ByClass[ocsfClass];

    /// <summary>The Windows extension's classes count from 200000.</summary>
    public static bool IsWindows(OcsfClass ocsfClass) => (int)ocsfClass >= 200_000;

    public static int Category(OcsfClass ocsfClass) => (int)ocsfClass / 1000 % 100;

    public static string CategoryCaption(OcsfClass ocsfClass) => Categories[Category(ocsfClass)];

    public int ActivityId(string activity) => Array.IndexOf(Activities, activity) is var index and >= 0 ? index + 1 : 99;

    private static OcsfClassification Of(string caption, string[] activities, string attributes) =>
        new(caption, activities, attributes.Split(' ').ToFrozenSet());
}
