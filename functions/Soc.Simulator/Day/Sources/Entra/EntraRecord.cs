using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Entra;

/// <summary>
/// The envelope that the tenant-level diagnostic setting gives every Entra category
/// (learn.microsoft.com/entra/identity/monitoring-health, "interpret the sign-in / audit logs schema in Azure Monitor").
/// </summary>
internal abstract record EntraRecord(DateTimeOffset At, ulong Seed) : SourceRecord(At, Seed)
{
    protected abstract string Category { get; }
    protected abstract string OperationName { get; }

    private protected override void WriteEnvelope(RecordWriter record, DateTimeOffset envelopeTime)
    {
        var dice = new Dice(Seed);
        var correlation = dice.Guid();
        record.Text("time", SourceTime.Envelope(envelopeTime))
            .Text("resourceId", $"/tenants/{InventedTenant.Id}/providers/Microsoft.aadiam")
            .Text("operationName", OperationName)
            .Text("operationVersion", "1.0")
            .Text("category", Category)
            .Text("tenantId", InventedTenant.Id.ToString());
        WriteOutcome(record);
        // Both types are seen in the wild, sometimes within one category.
        if (Seed % 7 == 0) record.Text("durationMs", "0");
        else record.Number("durationMs", 0);
        WriteOrigin(record);
        record.Text("correlationId", correlation);
        WriteIdentity(record);
        record.Object("properties", properties => WriteProperties(properties, dice, correlation));
    }

    private protected abstract void WriteOutcome(RecordWriter record);

    private protected abstract void WriteOrigin(RecordWriter record);

    private protected abstract void WriteIdentity(RecordWriter record);

    private protected abstract void WriteProperties(RecordWriter properties, Dice dice, string correlation);
}
