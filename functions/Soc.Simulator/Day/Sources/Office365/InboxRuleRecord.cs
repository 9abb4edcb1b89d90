using System.Globalization;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Office365;

/// <summary>New-InboxRule and Set-InboxRule: a cmdlet, and so a record of Exchange administration. The client's address carries a port.</summary>
/// <param name="Cmdlet">"New-InboxRule" or "Set-InboxRule".</param>
internal sealed record InboxRuleRecord(
    DateTimeOffset At,
    ulong Seed,
    InventedPerson Owner,
    MailClient Client,
    string Cmdlet,
    string RuleName,
    IReadOnlyList<(string Name, string Value)> Parameters) : MailboxAuditRecord(At, Seed, Owner, Client)
{
    protected override string Operation => Cmdlet;
    protected override int RecordType => 1;
    protected override string ResultStatus => "True";

    private protected override void WriteDetails(RecordWriter record, Dice dice)
    {
        var address = Client.Place.Address;
        var port = dice.Between(49_152, 65_535).ToString(CultureInfo.InvariantCulture);
        record.Text("ClientIP", address.Contains(':', StringComparison.Ordinal) ? $"[{address}]:{port}" : $"{address}:{port}")
            .Text("ObjectId", $@"{Owner.UserPrincipalName}\{RuleName}")
            .Text("AppId", Client.ApplicationId)
            .Text("ClientAppId", Client.ApplicationId)
            .Pairs("Parameters", Parameters);
        WriteSession(record, dice);
    }
}
