namespace Soc.Core.Normalize.Windows;

/// <summary>1, 5, 8, 10 and 25: processes, and what one does to another.</summary>
internal static class SysmonProcesses
{
    public static SecurityEvent Created(WindowsFields fields)
    {
        var parent = Process(fields, "Parent");
        return Of(fields, "Launch") with
        {
            Actor = new(Account(fields, "ParentUser") ?? Account(fields, "User"), Process: parent),
            Process = Process(fields, "", SysmonHashes.Sha256(fields.Text("Hashes"))) is { } created ? created with { ParentProcess = parent, User = Account(fields, "User") } : null,
        };
    }

    public static SecurityEvent Ended(WindowsFields fields) => Of(fields, "Terminate") with { Process = Process(fields, "") };

    /// <summary>One process reaches into another: a thread started in it, or its memory opened.</summary>
    public static SecurityEvent Reached(WindowsFields fields, string activity) => Of(fields, activity) with
    {
        StatusDetail = fields.Text("GrantedAccess"),
        Actor = new(Account(fields, "SourceUser"), Process: Process(fields, "Source")),
        Process = Process(fields, "Target") is { } target ? target with { User = Account(fields, "TargetUser") } : null,
    };

    public static SecurityEvent Tampered(WindowsFields fields) => Of(fields, "Other") with { StatusDetail = fields.Text("Type"), Process = Process(fields, "") };

    /// <summary>The process that an event is of.</summary>
    public static Actor? Actor(WindowsFields fields)
    {
        var (user, process) = (Account(fields, "User"), Process(fields, ""));
        return user is null && process is null ? null : new(user, Process: process);
    }

    private static SecurityEvent Of(WindowsFields fields, string activity) => SysmonEvents.Common(fields) with { Class = OcsfClass.ProcessActivity, Activity = activity };

    /// <param name="role">"", "Parent", "Source" or "Target": the prefix of the fields.</param>
    private static Process? Process(WindowsFields fields, string role, string? sha256 = null)
    {
        var (path, pid) = (fields.Text(role + "Image"), fields.Number(role + "ProcessId"));
        if (path is null && pid is null) return null;
        return new(path is null ? null : WindowsFields.Name(path), fields.Text(role + "CommandLine"), pid, WindowsFields.Image(path, sha256));
    }

    private static User? Account(WindowsFields fields, string name) => HostAccount.Of(fields.Draft.Directory, fields.Text(name));
}
