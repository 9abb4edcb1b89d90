namespace Soc.Core.Normalize.Windows;

/// <summary>4688 and 4689.</summary>
internal static class WindowsProcesses
{
    public static SecurityEvent Created(WindowsFields fields)
    {
        var (image, creator) = (fields.Text("NewProcessName"), fields.Text("ParentProcessName"));
        var parent = Process(creator, null, fields.Number("ProcessId"));
        return fields.Common() with
        {
            Class = OcsfClass.ProcessActivity,
            Activity = "Launch",
            Status = OcsfStatus.Success,
            Actor = new(fields.User("Subject"), Process: parent),
            Process = Process(image, fields.Text("CommandLine"), fields.Number("NewProcessId")) is { } created
                ? created with { ParentProcess = parent, User = fields.User("Target") ?? fields.User("Subject") }
                : null,
        };
    }

    public static SecurityEvent Ended(WindowsFields fields) => fields.Common() with
    {
        Class = OcsfClass.ProcessActivity,
        Activity = "Terminate",
        Status = OcsfStatus.Success,
        StatusCode = fields.Text("Status"),
        Actor = fields.User("Subject") is { } subject ? new(subject) : null,
        Process = Process(fields.Text("ProcessName"), null, fields.Number("ProcessId")),
    };

    private static Process? Process(string? path, string? commandLine, long? pid) =>
        path is null && pid is null ? null : new(path is null ? null : WindowsFields.Name(path), commandLine, pid, WindowsFields.Image(path));
}
