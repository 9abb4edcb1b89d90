using System.Buffers;
using System.Globalization;
using System.Text;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// The Linux audit daemon's records, by type (https://github.com/linux-audit/audit-documentation/wiki). One happening is several records, which
/// share what stands in msg=audit(…). Names of users in capitals are those that the daemon has looked up; the numbers beside them tell nobody.
/// </summary>
internal static class AuditRecords
{
    private const int MostArguments = 64;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789ABCDEF");

    public static SecurityEvent? Normalize(SyslogMessage message) => message.Field("type") switch
    {
        "USER_LOGIN" or "USER_AUTH" => Authentication(message, "Logon"),
        "USER_LOGOUT" or "USER_END" => Authentication(message, "Logoff"),
        "ADD_USER" => Account(message, "Create"),
        "DEL_USER" => Account(message, "Delete"),
        "ADD_GROUP" => Group(message, "Create"),
        "DEL_GROUP" => Group(message, "Delete"),
        "USER_CHAUTHTOK" => Account(message, "Password Change"),
        "SYSCALL" => Process(message, null),
        "EXECVE" => Process(message, Arguments(message)),
        "PROCTITLE" => Process(message, Decoded(message.Field("proctitle"))?.Replace('\0', ' ')),
        "USER_CMD" => Process(message, Decoded(message.Field("cmd"))),
        _ => message.Field("res") is null ? null : Other(message),
    };

    /// <summary>What is not read further has its account, its origin and its outcome alike.</summary>
    private static SecurityEvent Other(SyslogMessage message) => message.Common() with
    {
        Status = Status(message),
        Actor = message.Field("AUID") is { } actor ? new(message.User(actor)) : null,
        User = message.User(message.Field("acct")),
        SrcEndpoint = Subjects.Endpoint(message.Field("addr")),
    };

    private static SecurityEvent Group(SyslogMessage message, string activity) => Other(message) with
    {
        Class = OcsfClass.GroupManagement,
        Activity = activity,
        Entity = new("Group", message.Field("grp") ?? message.Field("acct"), message.Field("id")),
        User = null,
    };

    private static SecurityEvent Authentication(SyslogMessage message, string activity) => message.Common() with
    {
        Class = OcsfClass.Authentication,
        Activity = activity,
        Status = Status(message),
        User = message.User(message.Field("acct") ?? message.Field("ID") ?? message.Field("id")),
        SrcEndpoint = Subjects.Endpoint(message.Field("addr")),
        Service = message.Field("exe") is { } program ? new(null, program) : null,
    };

    private static SecurityEvent Account(SyslogMessage message, string activity) => message.Common() with
    {
        Class = OcsfClass.AccountChange,
        Activity = activity,
        Status = Status(message),
        Actor = message.Field("AUID") is { } actor ? new(message.User(actor)) : null,
        User = message.User(message.Field("acct") ?? message.Field("ID") ?? message.Field("id")),
        SrcEndpoint = Subjects.Endpoint(message.Field("addr")),
    };

    private static SecurityEvent Process(SyslogMessage message, string? commandLine)
    {
        var (path, name) = (Decoded(message.Field("exe")), Decoded(message.Field("comm")));
        return message.Common() with
        {
            Class = OcsfClass.ProcessActivity,
            Activity = message.Field("type") != "SYSCALL" || Launches(message) ? "Launch" : "Other",
            Status = Status(message),
            Actor = message.Field("AUID") is { } actor ? new(message.User(actor)) : null,
            Process = new(
                name ?? (path is null ? commandLine?.Split(' ')[0] : Name(path)),
                commandLine,
                Number(message.Field("pid")),
                path is null ? null : new(Name(path), path),
                Number(message.Field("ppid")) is { } parent ? new(null, null, parent) : null,
                message.User(message.Field("UID") ?? (message.Field("uid") == "0" ? "root" : null))),
        };
    }

    /// <summary>By name where the daemon has looked it up, else by its number on the machine: x86-64, ARM 64, x86.</summary>
    private static bool Launches(SyslogMessage message) => message.Field("SYSCALL") is { } name
        ? name is "execve" or "execveat"
        : (message.Field("arch"), message.Field("syscall")) is ("c000003e", "59" or "322") or ("c00000b7", "221" or "281") or ("40000003", "11" or "358");

    private static string? Arguments(SyslogMessage message)
    {
        var arguments = Enumerable.Range(0, MostArguments).Select(number => Decoded(message.Field(string.Create(CultureInfo.InvariantCulture, $"a{number}")))).TakeWhile(argument => argument is not null);
        return string.Join(' ', arguments) is { Length: > 0 } line ? line : null;
    }

    /// <summary>Text that holds blanks or quotes is written in hexadecimal, and no quotes tell it from other text.</summary>
    private static string? Decoded(string? text)
    {
        if (text is not { Length: >= 4 } || text.Length % 2 != 0 || !text.AsSpan().ContainsAnyInRange('A', 'F') || text.AsSpan().ContainsAnyExcept(Hexadecimal)) return text;
        return Encoding.UTF8.GetString(Convert.FromHexString(text));
    }

    private static OcsfStatus Status(SyslogMessage message) => (message.Field("res") ?? message.Field("success")) switch
    {
        "success" or "yes" or "1" => OcsfStatus.Success,
        "failed" or "no" or "0" => OcsfStatus.Failure,
        _ => OcsfStatus.Unknown,
    };

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
