using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>An account that somebody settled in, told in as few alerts as a plan takes.</summary>
internal static class Story
{
    public const string RuleName = "..";

    public static readonly DateTimeOffset Morning = new(2026, 11, 17, 8, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        Alert("a", "QR code mail from an unknown sender", Phase.Delivery, 0, ["T1566.002"], new(EntityKind.MailMessage, "5b0c0000-0000-4000-8000-000000000001"), new(EntityKind.Domain, "login-portal.example")),
        Alert("b", "Session used from an unknown network", Phase.Exploitation, 12, ["T1550.004"], new Entity(EntityKind.Ip, "203.0.113.66")),
        Alert("c", "Inbox rule hides mail", Phase.Installation, 25, ["T1564.008"], new Entity(EntityKind.MailboxRule, $"{InventedTenant.VictimId}/{RuleName}")),
    ];

    public static Alert Alert(string id, string title, Phase phase, int minute, IReadOnlyList<string> techniques, params Entity[] entities) => new(
        id, InventedTenant.Id, new(title, title, DetectionKind.SigmaRule), Morning.AddMinutes(minute), phase, techniques, Severity.High, 90,
        [.. entities.Append(new(EntityKind.User, InventedTenant.VictimId)).Order()], [], $"uid-{id}", SignalSource.EntraAudit);
}
