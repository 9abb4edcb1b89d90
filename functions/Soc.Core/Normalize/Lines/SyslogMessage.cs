using System.Text.RegularExpressions;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Lines;

/// <summary>A syslog record: who says it and, for messages that are made of names and values, what they are.</summary>
internal sealed partial record SyslogMessage(Draft Draft, string Program, string Text)
{
    /// <summary>Characters of a message that patterns are asked about, as many as rsyslog takes unless it is told otherwise (maxMessageSize). Who writes more fills, and does not tell.</summary>
    private const int Longest = 8192;

    private readonly RecordNode _fields = Draft.Record["Fields"];

    /// <summary>All that was said.</summary>
    private string Whole { get; init; } = Text;

    public bool HasFields => _fields.IsObject;

    /// <summary>A question mark is auditd's word for nothing.</summary>
    public string? Field(string name) => _fields.Text(name) is { } text and not ("?" or "(null)" or "N/A") ? text : null;

    /// <returns>Null where nobody says anything. Devices may send no words, but then a name or fields.</returns>
    public static SyslogMessage? Of(Draft draft)
    {
        var (text, program) = (draft.Record.Text("SyslogMessage"), draft.Record.Text("ProcessName"));
        return text is null && program is null && !draft.Record["Fields"].IsObject && draft.Record.Text("HostName") is null ? null : Made(draft, program ?? "", Once(text ?? ""));
    }

    private static SyslogMessage Made(Draft draft, string program, string whole) => new(draft, program, Bounded(whole)) { Whole = whole };

    /// <summary>As much of a text as patterns are asked about.</summary>
    public static string Bounded(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];

    /// <summary>rsyslog writes what a program says again and again only once, in brackets.</summary>
    private static string Once(string text) => text.StartsWith("message repeated ", StringComparison.Ordinal) && Repeated().Match(text) is { Success: true } repeated ? repeated.Groups["text"].Value : text;

    [GeneratedRegex(@"^message repeated \d+ times: \[ ?(?<text>.*)\]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Repeated();

    public User? User(string? name) => HostAccount.Of(Draft.Directory, name);

    /// <summary>What every line has: the machine that says it, how grave it finds it, and the words.</summary>
    public SecurityEvent Common() => Draft.Event with
    {
        Class = OcsfClass.BaseEvent,
        Activity = "Other",
        Severity = Severity(Draft.Record.Text("SeverityLevel")),
        Device = Subjects.Device(Draft.Directory, null, Draft.Record.Text("HostName") ?? Draft.Record.Text("Computer")),
        Message = Whole.Length > 0 ? Whole : null,
    };

    private static string? Severity(string? level) => level?.ToLowerInvariant() switch
    {
        "emerg" or "alert" => "Critical",
        "crit" => "High",
        "err" or "error" => "Medium",
        "warning" or "warn" => "Low",
        null => null,
        _ => "Informational",
    };
}
