using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// Device tables of Defender for Endpoint that tell one kind of thing each: processes, loaded images, files, the registry, the device itself
/// (https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table and its siblings).
/// </summary>
internal static class DefenderDevices
{
    public static SecurityEvent? Process(Draft draft)
    {
        var columns = draft.Properties;
        return DeviceColumns.Common(draft, columns) is not { } common ? null : common with
        {
            Class = OcsfClass.ProcessActivity,
            Activity = columns.Text("ActionType") switch { "ProcessCreated" => "Launch", "OpenProcess" => "Open", _ => "Other" },
            Process = new(
                columns.Text("FileName"),
                columns.Text("ProcessCommandLine"),
                columns.Number("ProcessId"),
                DeviceColumns.Image(columns),
                columns.Text("ActionType") == "OpenProcess" ? null : common.Actor?.Process,
                Subjects.Account(draft.Directory, columns, "Account")),
        };
    }

    public static SecurityEvent? Module(Draft draft)
    {
        var columns = draft.Properties;
        return DeviceColumns.Common(draft, columns) is not { } common ? null : common with
        {
            Class = OcsfClass.ModuleActivity,
            Activity = "Load",
            Module = DeviceColumns.Image(columns),
        };
    }

    public static SecurityEvent? File(Draft draft)
    {
        var columns = draft.Properties;
        return DeviceColumns.Common(draft, columns) is not { } common ? null : Requested(draft, columns, common) with
        {
            Class = OcsfClass.FileSystemActivity,
            Activity = columns.Text("ActionType") switch
            {
                "FileCreated" => "Create",
                "FileModified" => "Update",
                "FileDeleted" => "Delete",
                "FileRenamed" => "Rename",
                _ => "Other",
            },
            File = DeviceColumns.Image(columns),
        };
    }

    public static SecurityEvent? Registry(Draft draft)
    {
        var columns = draft.Properties;
        if (DeviceColumns.Common(draft, columns) is not { } common) return null;
        var action = columns.Text("ActionType") ?? "";
        return common with
        {
            Class = action.StartsWith("RegistryKey", StringComparison.Ordinal) ? OcsfClass.RegistryKeyActivity : OcsfClass.RegistryValueActivity,
            Activity = action switch
            {
                "RegistryKeyCreated" => "Create",
                "RegistryKeyRenamed" => "Rename",
                "RegistryKeyDeleted" or "RegistryValueDeleted" => "Delete",
                "RegistryValueSet" => "Set",
                _ => "Other",
            },
            Registry = Key(columns, isValue: !action.StartsWith("RegistryKey", StringComparison.Ordinal)),
        };
    }

    public static SecurityEvent? Inventory(Draft draft)
    {
        var columns = draft.Properties;
        if (DeviceColumns.Common(draft, columns) is not { } common) return null;
        var onboarding = columns.Text("OnboardingStatus");
        return common with
        {
            Class = OcsfClass.DeviceInventoryInfo,
            Activity = "Log",
            StatusCode = onboarding,
            StatusDetail = columns.Text("SensorHealthState"),
            Device = common.Device! with { Os = columns.Text("OSDistribution") ?? columns.Text("OSPlatform"), IsManaged = onboarding is null ? null : onboarding == "Onboarded" },
            Actor = LoggedOn(draft, columns) is { } user ? new(user) : null,
            SrcEndpoint = Subjects.Endpoint(columns.Text("PublicIP")),
        };
    }

    /// <summary>What went, where nothing is left: a deleted key, a deleted value.</summary>
    private static Registry? Key(RecordNode columns, bool isValue)
    {
        var (key, before) = (columns.Text("RegistryKey") ?? columns.Text("PreviousRegistryKey"), columns.Text("PreviousRegistryValueName"));
        // The unnamed value of a key is called so by the tools of Windows.
        var name = isValue ? columns.Text("RegistryValueName") ?? before ?? "(Default)" : null;
        return key is null ? null : new(key, name, isValue ? columns.Text("RegistryValueData") : null);
    }

    /// <summary>A file reached over the network is touched by System, for somebody elsewhere.</summary>
    private static SecurityEvent Requested(Draft draft, RecordNode columns, SecurityEvent common)
    {
        if (columns.Text("RequestProtocol") is null or "Local" or "Unknown") return common;
        var user = Subjects.Account(draft.Directory, columns, "RequestAccount");
        var source = Subjects.Endpoint(columns.Text("RequestSourceIP"));
        return common with
        {
            Actor = user is null ? common.Actor : (common.Actor ?? new()) with { User = user },
            SrcEndpoint = source is null ? common.SrcEndpoint : source with { Port = DeviceColumns.Port(columns.Number("RequestSourcePort")) ?? source.Port },
        };
    }

    /// <summary><c>[{"UserName":…,"DomainName":…,"Sid":…}]</c>, in a string or not.</summary>
    private static User? LoggedOn(Draft draft, RecordNode columns) =>
        columns["LoggedOnUsers"].Opened().Items
            .Select(user => Subjects.Account(draft.Directory, user.Text("DomainName"), user.Text("UserName"), user.Text("Sid")))
            .FirstOrDefault(user => user is not null);
}
