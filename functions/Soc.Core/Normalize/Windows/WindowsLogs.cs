namespace Soc.Core.Normalize.Windows;

/// <summary>1102 and 104: a log was cleared; 1100 and 1105: it ends, or is put aside.</summary>
internal static class WindowsLogs
{
    public static SecurityEvent Of(WindowsFields fields, string activity) => fields.Common() with
    {
        Class = OcsfClass.EventLogActivity,
        Activity = activity,
        Status = OcsfStatus.Success,
    };

    public static SecurityEvent Cleared(WindowsFields fields) => fields.Common() with
    {
        Class = OcsfClass.EventLogActivity,
        Activity = "Clear",
        Status = OcsfStatus.Success,
        Actor = fields.User("Subject") is { } subject ? new(subject) : null,
    };
}
