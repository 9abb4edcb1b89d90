namespace Soc.Core.Ingest.Shapes;

/// <summary>Records of servers and network devices that are not yet in the shape that <see cref="HostSources"/> knows.</summary>
internal static class HostShapes
{
    /// <returns>Null where the record is read as it came.</returns>
    public static ReadOnlyMemory<byte>? Record(RecordNode record) =>
        record["Type"] is not { HasText: true } type ? WindowsRecord.OfBeat(record)
        : type.Says(SyslogRecord.Table) ? SyslogRecord.Of(record)
        : type.Says(CefRecord.Table) ? CefRecord.Of(record)
        : WindowsRecord.Of(record);
}
