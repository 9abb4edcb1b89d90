namespace Soc.Core.Normalize.Windows;

/// <summary>4657: a value of the registry was changed, where a key's audit asks for it.</summary>
internal static class WindowsRegistry
{
    /// <summary>%%1906, a message of Windows' own tables; 1904 is a new value, 1905 another one.</summary>
    private const string Deleted = "%%1906";

    public static SecurityEvent Set(WindowsFields fields)
    {
        var path = fields.Text("ProcessName");
        return fields.Common() with
        {
            Class = OcsfClass.RegistryValueActivity,
            Activity = fields.Text("OperationType") == Deleted ? "Delete" : "Set",
            Status = OcsfStatus.Success,
            Actor = new(fields.User("Subject"), Process: path is null ? null : new(WindowsFields.Name(path), null, fields.Number("ProcessId"), WindowsFields.Image(path))),
            Registry = fields.Text("ObjectName") is { } key ? new(key, fields.Text("ObjectValueName"), fields.Text("NewValue")) : null,
        };
    }
}
