using Soc.Core.Ingest.Shapes;

namespace Soc.Core.Ingest;

/// <summary>
/// Servers and network devices, in the shape of the tables that the agents of Azure Monitor write: recognized by table and, for Windows, by
/// channel. Whatever a Windows machine writes into another channel than Sysmon's and PowerShell's counts as its security log's.
/// </summary>
internal static class HostSources
{
    private const string Time = "TimeGenerated";

    // Lines have no key of their own: the content is it.
    private static readonly RecordSource Syslog = new(SignalSource.Syslog, Time, []);
    private static readonly RecordSource CommonEventFormat = new(SignalSource.CommonEventFormat, Time, [], "DeviceVendor");
    private static readonly RecordSource Security = Windows(SignalSource.WindowsSecurity);
    private static readonly RecordSource Sysmon = Windows(SignalSource.WindowsSysmon);
    private static readonly RecordSource PowerShell = Windows(SignalSource.WindowsPowerShell);

    private static readonly TextTable<RecordSource> ByTable = new(new Dictionary<string, RecordSource>
    {
        [SyslogRecord.Table] = Syslog,
        [CefRecord.Table] = CommonEventFormat,
        [WindowsRecord.Table] = Security,
    });

    private static readonly TextTable<RecordSource> ByChannel = new(new Dictionary<string, RecordSource>
    {
        ["Microsoft-Windows-Sysmon/Operational"] = Sysmon,
        ["Microsoft-Windows-PowerShell/Operational"] = PowerShell,
        ["PowerShellCore/Operational"] = PowerShell,
        ["Windows PowerShell"] = PowerShell,
    });

    public static RecordSource? Of(RecordNode record) =>
        !ByTable.TryFind(record["Type"], out var source) ? null
        : ReferenceEquals(source, Security) && ByChannel.TryFind(record["Channel"], out var channel) ? channel
        : source;

    /// <summary>Each log of a machine counts its events.</summary>
    private static RecordSource Windows(SignalSource source) => new(source, Time, ["Computer", "Channel", "EventRecordId"], "EventID");
}
