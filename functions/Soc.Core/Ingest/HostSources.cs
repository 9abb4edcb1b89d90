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

    public static RecordSource? Of(RecordNode record) => record.Text("Type")?.Trim() switch
    {
        SyslogRecord.Table => Syslog,
        CefRecord.Table => CommonEventFormat,
        WindowsRecord.Table => OfChannel(record.Text("Channel")?.Trim()),
        _ => null,
    };

    private static RecordSource OfChannel(string? channel) => channel?.ToUpperInvariant() switch
    {
        "MICROSOFT-WINDOWS-SYSMON/OPERATIONAL" => Sysmon,
        "MICROSOFT-WINDOWS-POWERSHELL/OPERATIONAL" or "POWERSHELLCORE/OPERATIONAL" or "WINDOWS POWERSHELL" => PowerShell,
        _ => Security,
    };

    /// <summary>Each log of a machine counts its events.</summary>
    private static RecordSource Windows(SignalSource source) => new(source, Time, ["Computer", "Channel", "EventRecordId"], "EventID");
}
