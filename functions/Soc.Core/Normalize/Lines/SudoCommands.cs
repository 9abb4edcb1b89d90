namespace Soc.Core.Normalize.Lines;

/// <summary>
/// <c>alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id</c>, with what sudo found wrong before the terminal
/// (https://www.sudo.ws/docs/man/sudoers.man/#Event_logging).
/// </summary>
internal static class SudoCommands
{
    private const string UserMark = " : ";
    private const string CommandMark = "COMMAND=";
    private const string TargetMark = "USER=";

    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        var text = message.Text;
        var (user, command) = (text.IndexOf(UserMark, StringComparison.Ordinal), text.IndexOf(CommandMark, StringComparison.Ordinal));
        if (user < 0 || command < user + UserMark.Length) return null;
        var fields = text[(user + UserMark.Length)..command].Split(" ; ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var fault = fields is [var first, ..] && !first.Contains('=', StringComparison.Ordinal) ? first : null;
        var target = fields.FirstOrDefault(field => field.StartsWith(TargetMark, StringComparison.Ordinal));
        return message.Common() with
        {
            Class = OcsfClass.ProcessActivity,
            Activity = "Launch",
            Status = fault is null ? OcsfStatus.Success : OcsfStatus.Failure,
            StatusDetail = fault,
            Actor = new(message.User(text[..user].Trim())),
            Process = Command(text[(command + CommandMark.Length)..].Trim(), message.User(target?[TargetMark.Length..])),
        };
    }

    private static Process Command(string command, User? target)
    {
        var path = command.Split(' ', 2)[0];
        var name = path[(path.LastIndexOf('/') + 1)..];
        return new(name, command, File: new(name, path), User: target);
    }
}
