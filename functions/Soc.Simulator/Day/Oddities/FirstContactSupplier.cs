using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class FirstContactSupplier() : Oddity(
    "A supplier writes for the first time and fails SPF",
    "The supplier forwards its mail through a host it forgot to list; the signature holds, and nobody clicks.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        var recipient = InventedPeople.Named("sofia.papadaki");
        var message = new EmailMessage(
            dice.Guid(),
            WorkingHours.At(8, 33, dice),
            "vertrieb@quarzwerk-harz.example",
            "Quarzwerk Harz, sales",
            "198.51.100.150",
            "Quotation for quartz plates",
            "Inbound",
            MailAuthentication.SpfFailed)
        {
            Links = [new EmailLink("https://www.quarzwerk-harz.example/katalog", "Body")],
            Attachments = 1,
            FirstContact = true,
        };
        yield return new EmailRecord(dice.Next(), message, recipient.UserPrincipalName, recipient);
        yield return new EmailUrlRecord(dice.Next(), message, message.Links[0]);
    }
}
