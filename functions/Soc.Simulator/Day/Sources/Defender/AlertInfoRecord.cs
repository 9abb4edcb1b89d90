using Soc.Core.Ingest;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>AlertInfo: Defender's own alert (learn.microsoft.com/defender-xdr/advanced-hunting-alertinfo-table).</summary>
internal sealed record AlertInfoRecord(DateTimeOffset At, ulong Seed, DefenderAlert Alert) : DefenderRecord(At, Seed)
{
    public override SignalSource Source => SignalSource.DefenderAlertInfo;
    protected override string Table => "AlertInfo";

    private protected override void WriteColumns(RecordWriter columns, Dice dice) => columns
        .Text("Timestamp", SourceTime.Device(At))
        .Text("AlertId", Alert.Id)
        .Text("Title", Alert.Title)
        .Text("Category", Alert.Category)
        .Text("Severity", Alert.Severity)
        .Text("ServiceSource", "Microsoft Defender for Endpoint")
        .Text("DetectionSource", "EDR")
        .Text("AttackTechniques", Alert.Techniques)
        .Nulls("MachineGroup");
}

/// <param name="Techniques">JSON array in a string: "Ingress Tool Transfer (T1105)".</param>
internal sealed record DefenderAlert(string Id, string Title, string Category, string Severity, string Techniques);
