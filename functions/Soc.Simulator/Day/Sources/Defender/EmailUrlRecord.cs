using Soc.Core.Ingest;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>EmailUrlInfo: a link of a message (learn.microsoft.com/defender-xdr/advanced-hunting-emailurlinfo-table).</summary>
internal sealed record EmailUrlRecord(ulong Seed, EmailMessage Message, EmailLink Link) : DefenderRecord(Message.At, Seed)
{
    public override SignalSource Source => SignalSource.DefenderEmailUrlInfo;
    protected override string Table => "EmailUrlInfo";

    private protected override void WriteColumns(RecordWriter columns, Dice dice) => columns
        .Text("Timestamp", SourceTime.Mail(At))
        .Text("NetworkMessageId", Message.NetworkMessageId)
        .Text("Url", Link.Url)
        .Text("UrlDomain", Link.Domain)
        .Text("UrlLocation", Link.Location)
        .Text("ReportId", $"{Message.NetworkMessageId}-{dice.Between(1_000_000, int.MaxValue)}");
}
