namespace Soc.Core.Normalize.Windows;

/// <summary>12, 13, 14. TargetObject is a key, or the path of a value within one.</summary>
internal static class SysmonRegistry
{
    public static SecurityEvent Touched(WindowsFields fields)
    {
        var (target, kind) = (fields.Text("TargetObject"), fields.Text("EventType"));
        var isValue = kind?.EndsWith("Value", StringComparison.Ordinal) == true;
        return SysmonEvents.Common(fields) with
        {
            Class = isValue ? OcsfClass.RegistryValueActivity : OcsfClass.RegistryKeyActivity,
            Activity = kind?.StartsWith("Create", StringComparison.Ordinal) == true ? "Create" : "Delete",
            Registry = target is null ? null : isValue ? Value(target, null) : new(target),
        };
    }

    public static SecurityEvent Set(WindowsFields fields) => SysmonEvents.Common(fields) with
    {
        Class = OcsfClass.RegistryValueActivity,
        Activity = "Set",
        Registry = fields.Text("TargetObject") is { } target ? Value(target, fields.Text("Details")) : null,
    };

    public static SecurityEvent Renamed(WindowsFields fields) => SysmonEvents.Common(fields) with
    {
        Class = OcsfClass.RegistryKeyActivity,
        Activity = "Rename",
        StatusDetail = fields.Text("NewName"),
        Registry = fields.Text("TargetObject") is { } target ? new(target) : null,
    };

    private static Registry Value(string target, string? data) =>
        target.LastIndexOf('\\') is var end and > 0 ? new(target[..end], target[(end + 1)..], data) : new(target, target, data);
}
