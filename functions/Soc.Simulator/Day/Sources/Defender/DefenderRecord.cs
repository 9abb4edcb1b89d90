using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>
/// The envelope of the Defender XDR streaming API (learn.microsoft.com/defender-xdr/streaming-api-event-hub), with the two fields that
/// live tenants add to what is documented.
/// </summary>
internal abstract record DefenderRecord(DateTimeOffset At, ulong Seed) : SourceRecord(At, Seed)
{
    /// <summary>The advanced hunting table.</summary>
    protected abstract string Table { get; }

    private protected override void WriteEnvelope(RecordWriter record, DateTimeOffset envelopeTime) => record
        .Text("time", SourceTime.Envelope(envelopeTime))
        .Text("tenantId", InventedTenant.Id.ToString())
        .Text("operationName", "Publish")
        .Text("category", $"AdvancedHunting-{Table}")
        .Text("_TimeReceivedBySvc", SourceTime.Envelope(At.AddSeconds(20 + (Seed % 25))))
        .Object("properties", properties => WriteColumns(properties, new Dice(Seed)))
        .Text("Tenant", "DefaultTenant");

    private protected abstract void WriteColumns(RecordWriter columns, Dice dice);
}
