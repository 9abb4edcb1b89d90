using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// Defender's Device tables in the words of Sigma's taxonomy for Windows, which are those of Sysmon and of the security log
/// (https://github.com/SigmaHQ/sigma-specification, appendix taxonomy). Many an ActionType is one of their events, so that the rules for it
/// fit: <see cref="DeviceEventKinds"/> says which.
/// </summary>
internal static partial class DefenderTaxonomy
{
    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> Process = EventRecordTaxonomy.Fields(new()
    {
        ["Image"] = columns => WindowsPath.Of(columns, ""),
        ["CommandLine"] = columns => columns.Text("ProcessCommandLine"),
        ["ParentImage"] = Initiator,
        ["ParentCommandLine"] = columns => columns.Text("InitiatingProcessCommandLine"),
        ["ParentProcessId"] = columns => columns.Text("InitiatingProcessId"),
        ["ParentUser"] = columns => Account(columns, "InitiatingProcessAccount"),
        ["GrandParentImage"] = columns => columns.Text("InitiatingProcessParentFileName"),
        ["User"] = columns => Account(columns, "Account"),
        ["OriginalFileName"] = columns => columns.Text("ProcessVersionInfoOriginalFileName"),
        ["Product"] = columns => columns.Text("ProcessVersionInfoProductName"),
        ["Company"] = columns => columns.Text("ProcessVersionInfoCompanyName"),
        ["Description"] = columns => columns.Text("ProcessVersionInfoFileDescription"),
        ["FileVersion"] = columns => columns.Text("ProcessVersionInfoProductVersion"),
        ["IntegrityLevel"] = columns => columns.Text("ProcessIntegrityLevel"),
        ["Hashes"] = Hashes,
    });

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> Network = EventRecordTaxonomy.Fields(new()
    {
        ["Image"] = Initiator,
        ["User"] = columns => Account(columns, "InitiatingProcessAccount"),
        ["Protocol"] = columns => columns.Text("Protocol")?.ToLowerInvariant(),
        ["DestinationIp"] = columns => columns.Text(Inbound(columns) ? "LocalIP" : "RemoteIP"),
        ["DestinationPort"] = columns => columns.Text(Inbound(columns) ? "LocalPort" : "RemotePort"),
        ["DestinationHostname"] = columns => Hosts.Of(columns.Text("RemoteUrl")),
        ["SourceIp"] = columns => columns.Text(Inbound(columns) ? "RemoteIP" : "LocalIP"),
        ["SourcePort"] = columns => columns.Text(Inbound(columns) ? "RemotePort" : "LocalPort"),
        ["Initiated"] = columns => Inbound(columns) ? "false" : "true",
    });

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> File = EventRecordTaxonomy.Fields(new()
    {
        ["Image"] = Initiator,
        ["CommandLine"] = columns => columns.Text("InitiatingProcessCommandLine"),
        ["User"] = columns => Account(columns, "InitiatingProcessAccount"),
        ["TargetFilename"] = columns => WindowsPath.Of(columns, ""),
        ["SourceFilename"] = columns => WindowsPath.Of(columns.Text("PreviousFolderPath"), columns.Text("PreviousFileName")),
        ["Hashes"] = Hashes,
    });

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> Module = EventRecordTaxonomy.Fields(new()
    {
        ["Image"] = Initiator,
        ["CommandLine"] = columns => columns.Text("InitiatingProcessCommandLine"),
        ["User"] = columns => Account(columns, "InitiatingProcessAccount"),
        ["ImageLoaded"] = columns => WindowsPath.Of(columns, ""),
        ["Hashes"] = Hashes,
    });

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> Registry = EventRecordTaxonomy.Fields(new()
    {
        ["Image"] = Initiator,
        ["CommandLine"] = columns => columns.Text("InitiatingProcessCommandLine"),
        ["User"] = columns => Account(columns, "InitiatingProcessAccount"),
        ["EventType"] = columns => columns.Text("ActionType") switch
        {
            "RegistryKeyCreated" => "CreateKey",
            "RegistryKeyDeleted" => "DeleteKey",
            "RegistryKeyRenamed" => "RenameKey",
            "RegistryValueSet" => "SetValue",
            "RegistryValueDeleted" => "DeleteValue",
            _ => null,
        },
        ["TargetObject"] = TargetObject,
        ["Details"] = Details,
    });

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> Logon = EventRecordTaxonomy.Fields(new()
    {
        ["EventID"] = columns => columns.Text("ActionType") switch { "LogonSuccess" => "4624", "LogonFailed" => "4625", "LogonAttempted" => "4648", _ => null },
        ["LogonType"] = columns => columns.Text("LogonType")?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "INTERACTIVE" => "2", "NETWORK" => "3", "BATCH" => "4", "SERVICE" => "5", "UNLOCK" => "7", "NETWORKCLEARTEXT" => "8", "NEWCREDENTIALS" => "9",
            "REMOTEINTERACTIVE" or "REMOTEINTERACTIVE(RDP)LOGONS" => "10", "CACHEDINTERACTIVE" => "11", var other => other,
        },
        ["IpAddress"] = columns => columns.Text("RemoteIP"),
        ["IpPort"] = columns => columns.Text("RemotePort"),
        ["WorkstationName"] = columns => columns.Text("RemoteDeviceName"),
        ["TargetUserName"] = columns => columns.Text("AccountName"),
        ["TargetDomainName"] = columns => columns.Text("AccountDomain"),
        ["TargetUserSid"] = columns => columns.Text("AccountSid"),
        ["AuthenticationPackageName"] = columns => columns.Text("Protocol"),
        ["ProcessName"] = Initiator,
        ["Computer"] = columns => columns.Text("DeviceName"),
    });

    private static readonly SigmaLogSource FileEvent = new("windows", "file_event");
    private static readonly SigmaLogSource RegistryEvent = new("windows", "registry_event");

    // A file that is renamed appears under its new name, and many rules look at all that is done to the registry.
    private static readonly FrozenDictionary<string, SigmaLogSource> ByAction = new Dictionary<string, SigmaLogSource>
    {
        ["FileDeleted"] = new("windows", "file_delete"),
        ["FileRenamed"] = new("windows", "file_rename") { Also = FileEvent },
        ["RegistryKeyCreated"] = new("windows", "registry_add") { Also = RegistryEvent },
        ["RegistryKeyDeleted"] = new("windows", "registry_delete") { Also = RegistryEvent },
        ["RegistryValueDeleted"] = new("windows", "registry_delete") { Also = RegistryEvent },
        ["RegistryValueSet"] = new("windows", "registry_set") { Also = RegistryEvent },
    }.ToFrozenDictionary();

    /// <summary>Those that a source holds beside its usual one.</summary>
    public static IEnumerable<SigmaLogSource> LogSources => ByAction.Values.Concat(DeviceEventKinds.LogSources).Distinct();

    /// <returns>Null where the source's usual one is right.</returns>
    public static SigmaLogSource? LogSource(SecurityEvent found) => found.Source switch
    {
        SignalSource.DefenderDeviceFileEvents or SignalSource.DefenderDeviceRegistryEvents => found.StatusCode is { } action ? ByAction.GetValueOrDefault(action) : null,
        SignalSource.DefenderDeviceEvents => found.StatusCode is { } action ? DeviceEventKinds.LogSource(action) : null,
        _ => null,
    };

    public static FrozenDictionary<string, Func<RecordNode, string?>>? Readers(SignalSource source) => source switch
    {
        SignalSource.DefenderDeviceProcessEvents => Process,
        SignalSource.DefenderDeviceNetworkEvents => Network,
        SignalSource.DefenderDeviceFileEvents => File,
        SignalSource.DefenderDeviceImageLoadEvents => Module,
        SignalSource.DefenderDeviceRegistryEvents => Registry,
        SignalSource.DefenderDeviceLogonEvents => Logon,
        SignalSource.DefenderDeviceEvents => DeviceEventKinds.Fields,
        _ => null,
    };

    public static string? Initiator(RecordNode columns) => WindowsPath.Of(columns, "InitiatingProcess");

    public static string? Account(RecordNode columns, string prefix) =>
        columns.Text(prefix, "Name") is not { } name ? null
        : columns.Text(prefix, "Domain") is { } domain ? $"{domain}\\{name}"
        : name;

    public static string? Hashes(RecordNode columns)
    {
        var hashes = HashNames.Where(name => columns.Text(name) is not null).Select(name => $"{name}={columns.Text(name)}");
        return string.Join(',', hashes) is { Length: > 0 } text ? text : null;
    }

    private static readonly string[] HashNames = ["MD5", "SHA1", "SHA256"];

    private static bool Inbound(RecordNode columns) => DefenderConnections.IsInbound(columns);

    /// <summary>As Sysmon writes it: HKLM for the hive, the current control set, and the value behind the key.</summary>
    private static string? TargetObject(RecordNode columns)
    {
        var key = columns.Text("RegistryKey") ?? columns.Text("PreviousRegistryKey");
        if (key is null) return null;
        foreach (var (hive, name) in Hives)
            if (key.StartsWith(hive, StringComparison.OrdinalIgnoreCase)) key = name + key[hive.Length..];
        key = ControlSet().Replace(key, @"$1\CurrentControlSet");
        var isKey = columns.Text("ActionType")?.StartsWith("RegistryKey", StringComparison.Ordinal) == true;
        return isKey ? key : $"{key}\\{columns.Text("RegistryValueName") ?? columns.Text("PreviousRegistryValueName") ?? "(Default)"}";
    }

    private static readonly (string Hive, string Name)[] Hives =
        [("HKEY_LOCAL_MACHINE", "HKLM"), ("HKEY_USERS", "HKU"), ("HKEY_CURRENT_USER", "HKCU"), ("HKEY_CLASSES_ROOT", "HKCR")];

    /// <summary>Numbers as Sysmon writes them: <c>DWORD (0x00000001)</c>.</summary>
    private static string? Details(RecordNode columns)
    {
        var data = columns.Text("RegistryValueData");
        return (columns.Text("RegistryValueType")?.ToUpperInvariant(), long.TryParse(data, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) switch
        {
            ("DWORD", true) => $"DWORD (0x{unchecked((uint)number):x8})",
            ("QWORD", true) => $"QWORD (0x{number >> 32:x8}-0x{unchecked((uint)number):x8})",
            _ => data,
        };
    }

    [GeneratedRegex(@"(\\SYSTEM)\\ControlSet\d{3}(?=\\|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ControlSet();
}
