using System.Globalization;
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
        record.Text("ClientIP", Spelled(Client.Place.Address, dice.Between(49_152, 65_535)));
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

    /// <summary>One address has many spellings in this log.</summary>
    private string Spelled(string address, int port) => (Seed % 4, address.Contains(':', StringComparison.Ordinal)) switch
    {
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"[{address}]:{port}"),
        (1, false) => string.Create(CultureInfo.InvariantCulture, $"{address}:{port}"),
        (2, false) => $"::ffff:{address}",
        _ => address,
    };

    private void WriteItem(RecordWriter item, Dice dice, string path) => item
        .Text("Id", $"RgAAAA{dice.Token(60)}")
        .Text("ImmutableId", $"LgAAAA{dice.Token(40)}")
        .Text("InternetMessageId", $"<{dice.Hex(32)}@mx.{InventedTenant.Domain}>")
        .Object("ParentFolder", folder => folder.Text("Id", $"LgAAAA{dice.Token(50)}").Text("Path", path))
        .Text("Subject", Subject);
}
