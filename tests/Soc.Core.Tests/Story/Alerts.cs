using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Story;

/// <summary>The alerts of the story: a phished session, an account that someone settles in, a tool on the laptop.</summary>
internal static class Alerts
{
    public const string IntruderIp = "203.0.113.66";
    public const string BeaconIp = "198.51.100.23";
    public const string Rule = "..";

    public static readonly DateTimeOffset Nine = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double minutes) => Nine.AddMinutes(minutes);

    public static Entity User(string id) => new(EntityKind.User, id);

    public static Entity Device(string id) => new(EntityKind.Device, id);

    public static Entity Ip(string ip) => new(EntityKind.Ip, ip);

    public static Entity Mail(string id) => new(EntityKind.MailMessage, id);

    public static Entity Session(string id) => new(EntityKind.Session, id);

    /// <summary>Ana's story in order: mail, click, sign-in through the middle, the session elsewhere, authenticator, inbox rule, mailbox read, LOLBin, remote tool, beacon.</summary>
    public static IReadOnlyList<Alert> Whole { get; } =
    [
        Of("mail-qr", At(0), Phase.Delivery, Severity.Medium, [User(Press.Ana), Mail("m-1")], "T1566.002"),
        Of("click", At(7), Phase.Delivery, Severity.Low, [User(Press.Ana), Mail("m-1")], "T1204.001"),
        SignIn(Press.Ana, 9),
        Of("session-elsewhere", At(21), Phase.Exploitation, Severity.High, [User(Press.Ana), Ip(IntruderIp), Session("s-1")], "T1550.004"),
        Authenticator(Press.Ana, 25),
        InboxRule(Press.Ana, 30),
        Of("mailbox-read", At(41), Phase.ActionsOnObjectives, Severity.Medium, [User(Press.Ana), Ip(IntruderIp), Session("s-1")], "T1114.002"),
        Of("lolbin-download", At(95), Phase.Exploitation, Severity.High, [User(Press.Ana), Device(Press.AnasLaptop)], "T1105"),
        Of("remote-tool", At(97), Phase.Installation, Severity.High, [Device(Press.AnasLaptop), new(EntityKind.FileHash, new string('f', 64))], "T1219"),
        Beacon(99),
    ];

    public static Alert SignIn(string user, double minutes = 9) =>
        Of("sign-in-through-the-middle", At(minutes), Phase.Exploitation, Severity.High, [User(user), Ip(IntruderIp), Session("s-1")], "T1557");

    public static Alert Authenticator(string user, double minutes = 25) =>
        Of("authenticator-added", At(minutes), Phase.Installation, Severity.High, [User(user), Ip(IntruderIp)], "T1556.006");

    public static Alert InboxRule(string user, double minutes = 30) =>
        Of("inbox-rule-hides-mail", At(minutes), Phase.Installation, Severity.High, [User(user), new(EntityKind.MailboxRule, $"{user}/{Rule}")], "T1564.008");

    public static Alert Beacon(double minutes) =>
        Of("beacon", At(minutes), Phase.CommandAndControl, Severity.High, [Device(Press.AnasLaptop), Ip(BeaconIp)], "T1071.001");

    public static Alert Of(string detection, DateTimeOffset time, Phase phase, Severity severity, IReadOnlyList<Entity> entities, params IReadOnlyList<string> techniques) =>
        Of(Press.Tenant, detection, time, phase, severity, entities, techniques);

    public static Alert Of(TenantId tenant, string detection, DateTimeOffset time, Phase phase, Severity severity, IReadOnlyList<Entity> entities, params IReadOnlyList<string> techniques) => new(
        $"{detection}.{time:HHmmss.fff}.{string.Concat(entities.Select(entity => entity.Value[^1]).Where(char.IsAsciiLetterOrDigit))}",
        tenant,
        new(detection, detection.Replace('-', ' '), DetectionKind.SigmaRule),
        time,
        phase,
        techniques,
        severity,
        Confidence: 80,
        [.. entities.Order()],
        [new("user", "ana@press.example")],
        $"event.{time:HHmmss}",
        SignalSource.EntraSignIn);
}
