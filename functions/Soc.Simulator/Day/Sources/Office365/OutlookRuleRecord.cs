using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Office365;

/// <summary>UpdateInboxRules: a rule that a desktop client wrote into the mailbox itself, so that no cmdlet ran.</summary>
/// <param name="Actions">RuleActions: JSON in a string.</param>
/// <param name="Condition">RuleCondition: JSON in a string.</param>
internal sealed record OutlookRuleRecord(
    DateTimeOffset At,
    ulong Seed,
    InventedPerson Owner,
    MailClient Client,
    string RuleName,
    string RuleOperation,
    string Actions,
    string Condition) : MailboxAuditRecord(At, Seed, Owner, Client)
{
    protected override string Operation => "UpdateInboxRules";
    protected override int RecordType => 2;

    private protected override void WriteDetails(RecordWriter record, Dice dice)
    {
        record.Text("ClientIP", Client.Place.Address);
        WriteMailbox(record);
        record.Text("ClientProcessName", "OUTLOOK.EXE")
            .Text("ClientVersion", "16.0.19328.20104")
            .Pairs("OperationProperties",
            [
                ("RuleOperation", RuleOperation),
                ("RuleName", RuleName),
                ("RuleState", "Enabled"),
                ("RuleActions", Actions),
                ("RuleCondition", Condition),
            ])
            .Object("Item", item => item
                .Text("Id", $"LgAAAA{dice.Token(50)}")
                .Object("ParentFolder", folder => folder.Text("Id", $"LgAAAA{dice.Token(50)}").Text("Path", @"\Inbox")));
        WriteSession(record, dice);
    }
}
