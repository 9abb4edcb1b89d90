using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Office365;

/// <summary>Send, MoveToDeletedItems, SoftDelete: what was done to messages of a mailbox.</summary>
internal sealed record MailboxItemRecord(
    DateTimeOffset At,
    ulong Seed,
    InventedPerson Owner,
    MailClient Client,
    string Action,
    string Subject) : MailboxAuditRecord(At, Seed, Owner, Client)
{
    protected override string Operation => Action;
    protected override int RecordType => Action == "Send" ? 2 : 3;

    private protected override void WriteDetails(RecordWriter record, Dice dice)
    {
        record.Text("ClientIP", Client.Place.Address);
        WriteMailbox(record);
        if (Action == "Send")
            record.Object("Item", item => WriteItem(item.Number("SizeInBytes", dice.Between(3_000, 90_000)), dice, @"\Drafts"));
        else
        {
            record.Array("AffectedItems", items => items.Item(item => WriteItem(item, dice, @"\Inbox")))
                .Flag("CrossMailboxOperation", false)
                .Object("Folder", folder => folder.Text("Id", $"LgAAAA{dice.Token(50)}").Text("Path", @"\Inbox"));
            if (Action == "MoveToDeletedItems")
                record.Object("DestFolder", folder => folder.Text("Id", $"LgAAAA{dice.Token(50)}").Text("Path", @"\Deleted Items"));
        }

        WriteSession(record, dice);
    }

    private void WriteItem(RecordWriter item, Dice dice, string path) => item
        .Text("Id", $"RgAAAA{dice.Token(60)}")
        .Text("ImmutableId", $"LgAAAA{dice.Token(40)}")
        .Text("InternetMessageId", $"<{dice.Hex(32)}@mx.{InventedTenant.Domain}>")
        .Object("ParentFolder", folder => folder.Text("Id", $"LgAAAA{dice.Token(50)}").Text("Path", path))
        .Text("Subject", Subject);
}
