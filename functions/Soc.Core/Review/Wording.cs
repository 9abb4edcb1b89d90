using System.Globalization;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Investigate;
using Soc.Core.Respond;

namespace Soc.Core.Review;

/// <summary>How reports, cards and screens write instants, spans and states.</summary>
public static class Wording
{
    /// <summary>"2026-11-17 08:26:48", UTC.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"08:26:48", UTC.</summary>
    public static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The two largest units: "3 h 12 min", "45 s".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => Units((int)span.TotalDays, "d", span.Hours, "h"),
        { TotalHours: >= 1 } => Units(span.Hours, "h", span.Minutes, "min"),
        { TotalMinutes: >= 1 } => Units(span.Minutes, "min", span.Seconds, "s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.##} s"),
    };

    /// <summary>"1 action", "3 actions".</summary>
    public static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}",
    };

    public static string Words(this Visibility visibility) => visibility switch
    {
        Visibility.Seen => "seen",
        Visibility.NotSeen => "not seen",
        _ => "could not be seen",
    };

    public static string Words(this ActionStatus status) => status switch
    {
        ActionStatus.HumanTask => "by hand",
        ActionStatus.UndoFailed => "undo failed",
        _ => Lower(status.ToString()),
    };

    public static string Words(this IncidentStatus status) => status is IncidentStatus.FalsePositive ? "false positive" : Lower(status.ToString());

    public static string Words(this Verdict verdict) => verdict is Verdict.FalsePositive ? "false positive" : Lower(verdict.ToString());

    public static string Words(this EntityKind kind) => kind switch
    {
        EntityKind.Ip => "address",
        EntityKind.Url => "URL",
        EntityKind.MailMessage => "mail message",
        EntityKind.FileHash => "file hash",
        EntityKind.MailboxRule => "mailbox rule",
        _ => Lower(kind.ToString()),
    };

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Units(int large, string largeUnit, int small, string smallUnit) =>
        string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit}{(small == 0 ? "" : $" {small} {smallUnit}")}");
}
