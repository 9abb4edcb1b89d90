using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class EventInvitation() : Oddity(
    "An invitation with a QR code reaches several people",
    "It authenticates, its sender has written before, and it goes to everyone in sales and engineering alike.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var message = new EmailMessage(
            dice.Guid(),
            WorkingHours.At(9, 50, dice),
            "einladung@sensoriktage.example",
            "Sensoriktage 2027",
            "198.51.100.170",
            "Your ticket for the Sensoriktage",
            "Inbound",
            MailAuthentication.Passed)
        {
            Links = [new EmailLink("https://ticket.sensoriktage.example/t/2027", "QRCode")],
            Attachments = 1,
        };
        foreach (var person in InventedPeople.Humans.Where(person => person.Job is Job.Sales or Job.Engineering))
            yield return new EmailRecord(dice.Next(), message, person.UserPrincipalName, person);
        yield return new EmailUrlRecord(dice.Next(), message, message.Links[0]);
    }
}
