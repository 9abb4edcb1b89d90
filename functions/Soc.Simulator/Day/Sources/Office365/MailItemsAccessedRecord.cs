using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Office365;

/// <summary>MailItemsAccessed: which messages a client read (Bind) or which folder it copied (Sync).</summary>
/// <param name="AccessType">"Bind" or "Sync".</param>
/// <param name="Items">How many messages: listed for Bind, none listed for Sync.</param>
internal sealed record MailItemsAccessedRecord(
    DateTimeOffset At,
    ulong Seed,
    InventedPerson Owner,
    MailClient Client,
    string AccessType,
    int Items) : MailboxAuditRecord(At, Seed, Owner, Client)
{
    protected override string Operation => "MailItemsAccessed";
    protected override int RecordType => 50;

    private protected override void WriteDetails(RecordWriter record, Dice dice)
    {
        WriteMailbox(record);
        record.Pairs("OperationProperties", [("MailAccessType", AccessType), ("IsThrottled", "False")])
            .Number("OperationCount", AccessType == "Bind" ? Items : 1);
        WriteSession(record, dice);
        if (AccessType == "Bind") record.Array("Folders", folders => folders.Item(folder => WriteFolder(folder, dice)));
        else record.Object("Item", item => item
            .Text("Id", $"LgAAAA{dice.Token(50)}")
            .Object("ParentFolder", folder => folder.Text("Id", $"LgAAAA{dice.Token(50)}").Text("Name", "Inbox").Text("Path", @"\Inbox")));
    }

    private void WriteFolder(RecordWriter folder, Dice dice) => folder
        .Text("Id", $"LgAAAA{dice.Token(50)}")
        .Text("Path", @"\Inbox")
        .Array("FolderItems", items =>
        {
            for (var index = 0; index < Items; index++)
                items.Item(item => item
                    .Text("Id", $"RgAAAA{dice.Token(60)}")
                    .Text("ImmutableId", $"LgAAAA{dice.Token(40)}")
                    .Text("InternetMessageId", $"<{dice.Hex(32)}@mx.{InventedTenant.Domain}>")
                    .Number("SizeInBytes", dice.Between(4_000, 400_000)));
        });
}
