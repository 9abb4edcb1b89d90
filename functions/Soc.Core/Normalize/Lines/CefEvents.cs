using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Lines;

/// <summary>Common Event Format, in the columns of the table CommonSecurityLog (https://learn.microsoft.com/azure/sentinel/cef-name-mapping).</summary>
internal static class CefEvents
{
    public static SecurityEvent? Normalize(Draft draft)
    {
        var columns = draft.Record;
        if (columns.Text("DeviceVendor") is null) return null;
        var common = Common(draft, columns);
        var isBare = columns.Text("SourceIP") is null && columns.Text("DestinationIP") is null;
        return isBare && columns.Text("Message") is { } message && CiscoMessages.Normalize(common, draft, SyslogMessage.Bounded(message)) is { } cisco ? cisco
            : Firewalls.Of(common, draft.Directory, Fields(columns));
    }

    private static SecurityEvent Common(Draft draft, RecordNode columns) => draft.Event with
    {
        Class = OcsfClass.BaseEvent,
        Activity = "Other",
        Severity = Severity(columns.Text("LogSeverity")),
        Device = Subjects.Device(draft.Directory, null, columns.Text("DeviceName") ?? columns.Text("Computer") ?? columns.Text("DeviceAddress")),
        Message = columns.Text("Message") ?? columns.Text("Activity"),
    };

    private static FirewallFields Fields(RecordNode columns) => new()
    {
        SourceIp = columns.Text("SourceIP") ?? Own(columns, "PanOSPublicIPv4"),
        SourcePort = columns.Text("SourcePort"),
        SourceHost = columns.Text("SourceHostName"),
        SourceUser = columns.Text("SourceUserName") ?? Own(columns, "PanOSSourceUserName") ?? Own(columns, "susr"),
        DestinationIp = columns.Text("DestinationIP"),
        DestinationPort = columns.Text("DestinationPort"),
        DestinationHost = columns.Text("DestinationHostName"),
        DestinationUser = columns.Text("DestinationUserName"),
        Protocol = columns.Text("Protocol"),
        Action = columns.Text("DeviceAction") ?? (Own(columns, "fw_action") is { } action ? action == "NA" ? columns.Text("Activity") : action : null),
        Outcome = columns.Text("EventOutcome") ?? Own(columns, "PanOSEventStatus"),
        Direction = columns.Text("CommunicationDirection")?.ToLowerInvariant() switch { "0" or "inbound" => "Inbound", "1" or "outbound" => "Outbound", _ => null },
        BytesOut = columns.Number("SentBytes"),
        BytesIn = columns.Number("ReceivedBytes"),
        Url = columns.Text("RequestURL"),
        UserAgent = columns.Text("RequestClientApplication"),
        Method = columns.Text("RequestMethod"),
        FileName = columns.Text("FileName"),
        FileHash = columns.Text("FileHash"),
        Setting = FortiGate(columns, "cfgpath"),
        SettingName = FortiGate(columns, "cfgobj"),
        Kind = $"{columns.Text("DeviceEventCategory")} {columns.Text("DeviceEventClassID")} {columns.Text("Activity")} {columns.Text("DeviceAction")}",
    };

    /// <summary>FortiGate sets one of these before its own names.</summary>
    private static string? FortiGate(RecordNode columns, string name) =>
        columns["AdditionalExtensions"].Text("FTNTFGT" + name) ?? columns["AdditionalExtensions"].Text("FortinetFortiGate" + name);

    /// <summary>What Palo Alto's GlobalProtect and SonicWall call by names of their own, the latter in quotes.</summary>
    private static string? Own(RecordNode columns, string name) => columns["AdditionalExtensions"].Text(name)?.Trim('"');

    /// <summary>Numbers from 0 to 10, or words.</summary>
    private static string? Severity(string? severity) => severity?.Trim().ToUpperInvariant() switch
    {
        "0" or "1" or "2" or "3" or "LOW" => "Low",
        "4" or "5" or "6" or "MEDIUM" => "Medium",
        "7" or "8" or "HIGH" => "High",
        "9" or "10" or "VERY-HIGH" or "CRITICAL" => "Critical",
        _ => null,
    };
}
