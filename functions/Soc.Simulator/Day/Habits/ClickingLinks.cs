using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>People open what partners they have long known send them.</summary>
internal sealed class ClickingLinks() : Habit(share: 4)
{
    private static readonly IReadOnlyList<string> Sites = ["portal.hanse-sensorik.example", "docs.hanse-sensorik.example", "app.kontor-cloud.example"];

    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var person = dice.Pick(InventedPeople.Humans);
        var at = WorkingHours.Pick(dice);
        var url = $"https://{dice.Pick(Sites)}/r/{dice.Between(1_000, 9_999)}";
        var sent = at.AddMinutes(-9);
        var message = new EmailMessage(
            dice.Guid(), sent, "orders@hanse-sensorik.example", "Order desk", "203.0.113.152", "Order", "Inbound", MailAuthentication.Passed);
        yield return new UrlClickRecord(at, dice.Next(), person, Whereabouts.Of(person, at), message, url);
    }
}
