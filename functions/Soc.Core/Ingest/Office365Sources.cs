namespace Soc.Core.Ingest;

/// <summary>The Office 365 Management Activity API: recognized by Workload, RecordType and Operation.</summary>
internal static class Office365Sources
{
    private static readonly RecordSource Exchange = new(SignalSource.Office365Exchange, "CreationTime", ["Id"]);

    public static RecordSource? Of(RecordNode record) => IsExchange(record) ? Exchange : null;

    private static bool IsExchange(RecordNode record) =>
        "Exchange".Equals(record.Text("Workload"), StringComparison.OrdinalIgnoreCase)
        && record.Text("RecordType") is not null
        && record.Text("Operation") is not null;
}
