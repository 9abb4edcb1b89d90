using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Windows;

/// <summary>4697 and 7045: services; 4698 to 4702: scheduled tasks, whose definition is XML in a field.</summary>
internal static partial class WindowsJobs
{
    public static SecurityEvent ServiceInstalled(WindowsFields fields) => fields.Common() with
    {
        Class = OcsfClass.WindowsServiceActivity,
        Activity = "Create",
        Status = OcsfStatus.Success,
        Actor = fields.User("Subject") is { } subject ? new(subject) : null,
        User = HostAccount.Of(fields.Draft.Directory, fields.Text("ServiceAccount") ?? fields.Text("AccountName")),
        Job = fields.Text("ServiceName") is { } name ? new(name, fields.Text("ServiceFileName") ?? fields.Text("ImagePath")) : null,
    };

    public static SecurityEvent Task(WindowsFields fields, string activity) => fields.Common() with
    {
        Class = OcsfClass.ScheduledJobActivity,
        Activity = activity,
        Status = OcsfStatus.Success,
        Actor = fields.User("Subject") is { } subject ? new(subject) : null,
        Job = fields.Text("TaskName") is { } name ? new(name, Command(fields.Text("TaskContentNew") ?? fields.Text("TaskContent"))) : null,
    };

    /// <summary>The first action that runs a program. Found rather than parsed: a definition may be cut off.</summary>
    private static string? Command(string? definition) =>
        definition is null || Program().Match(definition) is not { Success: true } program ? null
        : System.Net.WebUtility.HtmlDecode($"{program.Groups["command"].Value} {program.Groups["arguments"].Value}".Trim());

    [GeneratedRegex(@"<Command>(?<command>[^<]*)</Command>(\s*<Arguments>(?<arguments>[^<]*)</Arguments>)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Program();
}
