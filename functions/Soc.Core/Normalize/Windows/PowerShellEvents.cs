using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Windows;

/// <summary>
/// PowerShell: 4104 script blocks and 4103 pipelines of its operational log, 400, 403, 600 and 800 of the older one, whose fields have no names
/// (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_logging_windows).
/// </summary>
internal static partial class PowerShellEvents
{
    public static SecurityEvent? Normalize(Draft draft)
    {
        var fields = new WindowsFields(draft);
        return fields.EventId switch
        {
            null => null,
            4104 => Block(fields),
            4103 => Pipeline(fields),
            400 or 403 or 600 => Engine(fields),
            800 => ClassicPipeline(fields),
            _ => Common(fields) with { Class = OcsfClass.BaseEvent },
        };
    }

    private static SecurityEvent Block(WindowsFields fields) => Common(fields) with
    {
        Class = OcsfClass.ScriptActivity,
        Activity = "Execute",
        Script = fields.Text("ScriptBlockText") is { } text ? new(text, fields.Text("ScriptBlockId"), WindowsFields.Image(fields.Text("Path"))) : null,
    };

    private static SecurityEvent Pipeline(WindowsFields fields)
    {
        var context = fields.Text("ContextInfo") ?? "";
        return Common(fields) with
        {
            Class = OcsfClass.ScriptActivity,
            Activity = "Execute",
            Actor = Actor(fields, Named(context, "User"), Named(context, "Host Application")),
            Script = fields.Text("Payload") is { } payload ? new(payload, null, WindowsFields.Image(Named(context, "Script Name"))) : null,
        };
    }

    /// <summary>The engine starts or stops, or a provider does within it.</summary>
    private static SecurityEvent Engine(WindowsFields fields)
    {
        var context = string.Join('\n', fields.Unnamed);
        return Common(fields) with
        {
            Class = OcsfClass.ProcessActivity,
            Activity = fields.EventId == 400 ? "Launch" : fields.EventId == 403 ? "Terminate" : "Other",
            Process = Host(Named(context, "HostApplication")),
        };
    }

    private static SecurityEvent ClassicPipeline(WindowsFields fields)
    {
        var context = string.Join('\n', fields.Unnamed);
        return Common(fields) with
        {
            Class = OcsfClass.ScriptActivity,
            Activity = "Execute",
            Actor = Actor(fields, Named(context, "UserId"), Named(context, "HostApplication")),
            Script = fields.Unnamed is [var line, ..] ? new(line, null, WindowsFields.Image(Named(context, "ScriptName"))) : null,
        };
    }

    private static SecurityEvent Common(WindowsFields fields) => fields.Common() with { Status = OcsfStatus.Success, Actor = Actor(fields, null, null) };

    private static Actor? Actor(WindowsFields fields, string? account, string? host)
    {
        var user = HostAccount.Of(fields.Draft.Directory, account, fields.Draft.Record.Text("SystemUserId"));
        var process = Host(host);
        return user is null && process is null ? null : new(user, Process: process);
    }

    /// <summary>The command line that PowerShell runs under.</summary>
    private static Process? Host(string? commandLine) =>
        commandLine is null ? null : new(WindowsFields.Name(Program().Match(commandLine).Groups["path"].Value.Trim()) is { Length: > 0 } name ? name : null, commandLine);

    /// <summary><c>HostApplication=…</c> or <c>Host Application = …</c>, one to a line.</summary>
    private static string? Named(string context, string name)
    {
        foreach (var line in context.Split('\n', StringSplitOptions.TrimEntries))
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line[name.Length..].TrimStart() is ['=', .. var value] && value.Trim() is { Length: > 0 } text) return text;
        return null;
    }

    [GeneratedRegex(@"^""?(?<path>.+?\.exe\b|\S+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Program();
}
