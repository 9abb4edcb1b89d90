namespace Soc.Core.Normalize.Windows;

/// <summary>1102 and 104: a log was cleared.</summary>
internal static class WindowsLogs
{
    public static SecurityEvent Cleared(WindowsFields fields) => fields.Common() with
    {
        Class = OcsfClass.EventLogActivity,
        Activity = "Clear",
        Status = OcsfStatus.Success,
        Actor = fields.User("Subject") is { } subject ? new(subject) : null,
    };
}
