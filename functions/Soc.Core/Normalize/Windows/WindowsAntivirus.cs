namespace Soc.Core.Normalize.Windows;

/// <summary>
/// The log of Defender's antivirus: 1116 to 1119, what it found and what it did about it; 5001 and 5007, what of its protection was changed
/// (https://learn.microsoft.com/defender-endpoint/troubleshoot-microsoft-defender-antivirus). Events, as its rows in DeviceEvents are: an alert of it comes from Defender, or from a rule.
/// </summary>
internal static class WindowsAntivirus
{
    private const long Found = 1116;
    private const long Acted = 1117;

    private const string FileMark = "file:_";

    public static Func<WindowsFields, SecurityEvent>? Of(long id) => id switch
    {
        >= Found and <= 1119 => fields => Detection(fields, id),
        5001 => fields => Configured(fields, "Disable"),
        5007 => fields => Configured(fields, "Update"),
        _ => null,
    };

    /// <summary>A value that was taken away leaves the old one only.</summary>
    private static SecurityEvent Configured(WindowsFields fields, string activity) => fields.Common() with
    {
        Class = OcsfClass.EntityManagement,
        Activity = activity,
        Status = OcsfStatus.Success,
        StatusDetail = fields.Text("New Value") is { } value ? value : fields.Text("Old Value") is { } old ? $"{old} removed" : null,
        Entity = new("Antivirus Configuration", fields.Text("Product Name")),
    };

    private static SecurityEvent Detection(WindowsFields fields, long id)
    {
        var image = fields.Text("Process Name");
        var process = image is null or "Unknown" ? null : new Process(WindowsFields.Name(image), null, File: WindowsFields.Image(image));
        var common = fields.Common();
        return common with
        {
            Class = OcsfClass.DetectionFinding,
            Activity = id == Found ? "Create" : "Update",
            Status = id is Found or Acted ? OcsfStatus.Success : OcsfStatus.Failure,
            StatusDetail = fields.Text("Error Description"),
            Message = fields.Text("Threat Name") ?? common.Message,
            Severity = Severity(fields.Text("Severity ID")),
            Disposition = id == Found ? "Detected" : id == Acted ? Action(fields.Text("Action ID")) : "Uncorrected",
            Actor = new(HostAccount.Of(fields.Draft.Directory, fields.Text("Detection User")), Process: process),
            File = Path(fields.Text("Path")) is { } path ? WindowsFields.Image(path) : null,
        };
    }

    /// <summary>Several are told one after the other, each with its kind before it.</summary>
    private static string? Path(string? paths) =>
        paths?.Split(';').Select(path => path.Trim()).FirstOrDefault(path => path.StartsWith(FileMark, StringComparison.Ordinal))?[FileMark.Length..];

    private static string? Severity(string? id) => id switch { "1" => "Low", "2" => "Medium", "4" => "High", "5" => "Critical", _ => null };

    private static string Action(string? id) => id switch
    {
        "1" => "Corrected",
        "2" => "Quarantined",
        "3" => "Deleted",
        "6" => "Allowed",
        "10" => "Blocked",
        _ => "Detected",
    };
}
