using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>UrlClickEvents: a click that Safe Links let through (learn.microsoft.com/defender-xdr/advanced-hunting-urlclickevents-table).</summary>
internal sealed record UrlClickRecord(DateTimeOffset At, ulong Seed, InventedPerson Person, Place Place, EmailMessage Message, string Url) : DefenderRecord(At, Seed)
{
    public override SignalSource Source => SignalSource.DefenderUrlClickEvents;
    protected override string Table => "UrlClickEvents";

    private protected override void WriteColumns(RecordWriter columns, Dice dice) => columns
        .Text("Timestamp", SourceTime.Device(At))
        .Text("Url", Url)
        .Text("ActionType", "ClickAllowed")
        .Text("AccountUpn", Person.UserPrincipalName)
        .Text("Workload", "Email")
        .Text("NetworkMessageId", Message.NetworkMessageId)
        .Text("ThreatTypes", "")
        .Text("DetectionMethods", "")
        .Text("IPAddress", Place.Address)
        .Flag("IsClickedThrough", false)
        .Text("UrlChain", JsonSerializer.Serialize(new[] { Url }))
        .Text("ReportId", dice.Guid());
}
