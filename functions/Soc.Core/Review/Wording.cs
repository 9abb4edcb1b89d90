using System.Globalization;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
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

    /// <summary>By name, with the reason where a source was connected.</summary>
    public static string List(IReadOnlyList<MissingSource> sources) =>
        List([.. sources.Select(source => source.Why.Reason is BlindReason.NeverSent ? source.Name : $"{source.Name} ({source.Why.Words()})")]);

    /// <summary>What comes from a source that shows nothing: "nothing of after 2026-11-17 06:00".</summary>
    public static string Words(this Blindness why) => why switch
    {
        { Reason: BlindReason.NeverSent } => "nothing to this SOC",
        { Reason: BlindReason.NotYet, Until: { } first } => $"nothing of before {Instant(first)[..16]}",
        { Since: { } since, Until: { } until } => $"nothing of between {Instant(since)[..16]} and {Instant(until)[..16]}",
        { Since: { } since } => $"nothing of after {Instant(since)[..16]}",
        _ => "nothing of that time",
    };

    public static string Words(this SourceConnection connection) => connection switch
    {
        SourceConnection.EntraDiagnostics => "Entra diagnostics",
        SourceConnection.Office365Audit => "Office 365 audit",
        SourceConnection.DefenderStreaming => "Defender streaming",
        SourceConnection.SecurityGraph => "Microsoft Graph security",
        SourceConnection.AzureDiagnostics => "Azure diagnostics",
        SourceConnection.Collectors => "log collectors",
        _ => "Windows events",
    };

    /// <summary>Why a record lies in quarantine.</summary>
    public static string Words(this QuarantineReason code) => code switch
    {
        QuarantineReason.NotJson => "not JSON",
        QuarantineReason.NotARecord => "no record",
        QuarantineReason.UnknownSource => "of a source that is not read",
        QuarantineReason.UnknownTenant => "of no tenant of this SOC",
        QuarantineReason.MissingTime => "without a time",
        QuarantineReason.MissingKeyField => "without what ties it to anything",
        QuarantineReason.WrongShape => "of another shape than the source's",
        _ => "that broke a stage",
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
