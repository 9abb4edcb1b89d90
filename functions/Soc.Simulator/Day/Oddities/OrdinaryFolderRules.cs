using Soc.Simulator.Day.Habits;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Office365;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Oddities;

internal sealed class OrdinaryFolderRules() : Oddity(
    "People create rules that move mail into folders",
    "The folders are their own, the names are words, and they sit where they always sit.")
{
    public override IEnumerable<SourceRecord> Perform(Dice dice)
    {
        yield return Rule("mei.tanaka-ross", "Project Ostsee", ("FromAddressContainsWords", "hanse-sensorik.example"), WorkingHours.At(6, 48, dice), dice);
        yield return Rule("bastian.kroeger", "Calibration reports", ("SubjectContainsWords", "calibration"), WorkingHours.At(12, 25, dice), dice);
        yield return InDesktopClient(InventedPeople.Named("pavel.novotny"), WorkingHours.At(14, 2, dice), dice);
    }

    private static InboxRuleRecord Rule(string alias, string name, (string, string) condition, DateTimeOffset at, Dice dice)
    {
        var person = InventedPeople.Named(alias);
        var client = MailClient.OutlookWeb(Whereabouts.Of(person, at), Whereabouts.Session(person));
        return new InboxRuleRecord(at, dice.Next(), person, client, "New-InboxRule", name,
            [("AlwaysDeleteOutlookRulesBlob", "False"), ("Force", "False"), ("Name", name), condition, ("MoveToFolder", name)]);
    }

    private static OutlookRuleRecord InDesktopClient(InventedPerson person, DateTimeOffset at, Dice dice) => new(
        at,
        dice.Next(),
        person,
        MailClient.OutlookDesktop(Whereabouts.Of(person, at), Whereabouts.Session(person)),
        "Monthly statements",
        "AddMailboxRule",
        """[{"ActionType":"Move","Folder":"Statements"}]""",
        """{"Type":"AndCondition","SubConditions":[{"Type":"SubjectContainsCondition","Words":["statement"]}]}""");
}
