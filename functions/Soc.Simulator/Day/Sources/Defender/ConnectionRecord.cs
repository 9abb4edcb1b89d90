using Soc.Core.Ingest;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>DeviceNetworkEvents, ConnectionSuccess.</summary>
internal sealed record ConnectionRecord(DateTimeOffset At, ulong Seed, RunningProcess Initiator, RemoteEnd Remote) : DeviceRecord(At, Seed, Initiator)
{
    public override SignalSource Source => SignalSource.DefenderDeviceNetworkEvents;
    protected override string Table => "DeviceNetworkEvents";
    protected override string ActionType => "ConnectionSuccess";

    private protected override void WriteTable(RecordWriter columns, Dice dice) => columns
        .Text("RemoteIP", Remote.Address)
        .Number("RemotePort", Remote.Port)
        .Text("RemoteUrl", Remote.Url)
        .Text("LocalIP", Device.LocalAddress)
        .Number("LocalPort", dice.Between(49_152, 65_535))
        .Text("Protocol", "Tcp")
        .Text("LocalIPType", "Private")
        .Text("RemoteIPType", Remote.Private ? "Private" : "Public")
        .Nulls("AdditionalFields");
}

/// <param name="Url">Host name or URL, where the sensor saw one.</param>
/// <param name="Private">Within the company's own network.</param>
internal sealed record RemoteEnd(string Address, int Port, string? Url, bool Private = false);
