using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Microsoft365.Tests.Teams.Cards;

/// <summary>What an attacker would write into names, so that a card shows something else, or does something.</summary>
internal static class HostileText
{
    public const string Markdown = "[Approve](https://evil.example/ok) ![x](https://evil.example/x.png) **bold** _it_ - x";
    public const string Html = "<img src=x onerror=\"alert(1)\"><a href=\"https://evil.example\">here</a><script>alert(2)</script>";
    public const string Date = "{{DATE(2026-11-17T08:00:00Z, SHORT)}} {{{TIME(2026-11-17T08:00:00Z)}}}";
    public const string Template = "${incident} <at>everyone</at> www.evil.example mailto:x@evil.example";
    public const string Hidden = "\u202Egnp.exe\u200B\u0007\u001b[2J\ud800";
    public const string Everything = $"{Markdown} {Html} {Date} {Template} {Hidden}";

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        Alert("a", Everything, Phase.Delivery, 0, [], new(EntityKind.MailMessage, Html), new(EntityKind.Domain, "evil.example"), new(EntityKind.Url, "https://evil.example/login?x=[a](b)")),
        Alert("b", Markdown, Phase.Exploitation, 12, ["T1550.004"], new(EntityKind.Ip, "203.0.113.66"), new(EntityKind.Session, Template)),
        Alert("c", Date, Phase.Installation, 25, ["T1564.008"], new Entity(EntityKind.MailboxRule, $"{InventedTenant.VictimId}/{Everything}")),
        Alert("d", Hidden, Phase.Installation, 31, ["T1219"], new Entity(EntityKind.Device, Html)),
        Alert("e", Template, Phase.CommandAndControl, 33, ["T1071"], new(EntityKind.Device, Html), new(EntityKind.Ip, Markdown)),
    ];

    /// <summary>As much of everything as there may be, and each text as long as it may be, in letters that take most bytes.</summary>
    public static IReadOnlyList<Alert> Flood { get; } =
    [
        .. Enumerable.Range(0, 50).Select(n => Alert(
            $"flood-{n}", Endless(n), (Phase)(n % 6), n, [$"T{1000 + n}"],
            new(EntityKind.MailboxRule, $"{InventedTenant.VictimId}/{Endless(n)}"), new(EntityKind.Device, Endless(n)), new(EntityKind.Ip, Endless(n)), new(EntityKind.Url, $"https://{Endless(n)}"), new(EntityKind.User, Endless(n)))),
    ];

    private static string Endless(int n) => $"{n:D3}{string.Concat(Enumerable.Repeat("\ud800\u202E😀", 200))}{n:D3}";

    private static Alert Alert(string id, string title, Phase phase, int minute, IReadOnlyList<string> techniques, params Entity[] entities) => new(
        id, InventedTenant.Id, new($"vendor-{id}", title, DetectionKind.VendorAlert), Story.Morning.AddMinutes(minute), phase, techniques, Severity.High, 90,
        [.. entities.Append(new(EntityKind.User, InventedTenant.VictimId)).Distinct().Order()], [], $"uid-{id}", SignalSource.EntraAudit);
}
