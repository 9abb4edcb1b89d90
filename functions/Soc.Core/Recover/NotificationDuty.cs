namespace Soc.Core.Recover;

/// <summary>A law that wants somebody to be told of incidents. Which of them bind a tenant is for its lawyers to say, in its profile.</summary>
public enum NotificationRegime
{
    /// <summary>Regulation (EU) 2016/679, https://eur-lex.europa.eu/eli/reg/2016/679/oj</summary>
    Gdpr,

    /// <summary>Directive (EU) 2022/2555, https://eur-lex.europa.eu/eli/dir/2022/2555/oj</summary>
    Nis2,
}

/// <summary>Whom a law requires to be told, of what.</summary>
/// <param name="Id">"gdpr-authority", "nis2-early-warning" …</param>
/// <param name="Law">The article that says so.</param>
public sealed record NotificationDuty(string Id, string Title, string Law)
{
    public static readonly NotificationDuty GdprAuthority = new(
        "gdpr-authority", "Notify the supervisory authority of a personal data breach, unless it is unlikely to put anybody at risk", "GDPR, Article 33(1)");

    public static readonly NotificationDuty Nis2EarlyWarning = new(
        "nis2-early-warning", "Give the CSIRT or the competent authority an early warning of a significant incident", "NIS 2, Article 23(4)(a)");

    public static readonly NotificationDuty Nis2Notification = new(
        "nis2-notification", "Send the incident notification with a first assessment of severity and impact", "NIS 2, Article 23(4)(b)");

    public static readonly NotificationDuty Nis2FinalReport = new(
        "nis2-final-report", "Send the final report", "NIS 2, Article 23(4)(d)");

    /// <summary>The duties that begin when somebody knows of the incident, and when each is due.</summary>
    internal static IEnumerable<NotificationClock> From(NotificationRegime regime, DateTimeOffset awareAt) => regime switch
    {
        NotificationRegime.Gdpr => [NotificationClock.Run(GdprAuthority, awareAt, awareAt.AddHours(72))],
        NotificationRegime.Nis2 =>
        [
            NotificationClock.Run(Nis2EarlyWarning, awareAt, awareAt.AddHours(24)),
            NotificationClock.Run(Nis2Notification, awareAt, awareAt.AddHours(72)),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "A regime without duties."),
    };

    /// <summary>The duty that begins when this one was fulfilled.</summary>
    internal NotificationClock? Next(DateTimeOffset fulfilledAt) =>
        Id == Nis2Notification.Id ? NotificationClock.Run(Nis2FinalReport, fulfilledAt, fulfilledAt.AddMonths(1)) : null;
}

/// <summary>How one duty stands.</summary>
/// <param name="Answer">What a person said about it; null while the clock runs.</param>
public sealed record NotificationClock(NotificationDuty Duty, DateTimeOffset RunsFrom, DateTimeOffset DueAt, ClockStage Stage, DutyAnswer? Answer = null)
{
    public static NotificationClock Run(NotificationDuty duty, DateTimeOffset from, DateTimeOffset dueAt) => new(duty, from, dueAt, ClockStage.Running);

    /// <summary>The next instant at which somebody has to be told; null when nobody has to be any more.</summary>
    internal DateTimeOffset? NextNotice => (Answer, Stage) switch
    {
        (not null, _) or (_, ClockStage.Missed) => null,
        (_, ClockStage.Running) => DueAt - ((DueAt - RunsFrom) / 4),
        _ => DueAt,
    };
}

public enum ClockStage { Running, DueSoon, Missed }

/// <summary>What a named person said of a duty.</summary>
/// <param name="Fulfilled">False: it does not apply, for the reason in the note, which the law wants documented.</param>
/// <param name="By">Entra object id.</param>
public sealed record DutyAnswer(bool Fulfilled, string By, string? Note, DateTimeOffset At);
