using System.Globalization;
using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The table WindowsEvent (https://learn.microsoft.com/azure/azure-monitor/reference/tables/windowsevent): what every Windows event has in common
/// in columns, and its own fields under the names of its provider in EventData. The tables SecurityEvent and Event, and what Winlogbeat sends
/// (https://www.elastic.co/docs/reference/beats/winlogbeat/exported-fields-winlog), are put into it.
/// </summary>
internal static class WindowsRecord
{
    public const string Table = "WindowsEvent";

    private const string Data = "EventData";

    /// <summary>Columns of SecurityEvent that every event has or that the agent adds; all others are the event's own.</summary>
    private static readonly HashSet<string> Common =
    [
        "Type", "TenantId", "TimeGenerated", "TimeCollected", "SourceSystem", "Computer", "Channel", "EventSourceName", "EventID", "EventRecordId", "EventOriginId", Data,
        "Activity", "Account", "AccountType", "SubjectAccount", "TargetAccount", "Process", "LogonTypeName", "Level", "EventLevelName", "Task", "Opcode", "Keywords",
        "Version", "Correlation", "SystemUserId", "SystemProcessId", "SystemThreadId", "MG", "ManagementGroupName", "SourceComputerId", "PartitionKey", "RowKey",
        "StorageAccount", "AzureDeploymentID", "AzureTableName",
    ];

    /// <summary>What is written anew, or under another name.</summary>
    private static readonly HashSet<string> Renamed = ["Type", Data, "Channel", "Provider", "EventID", "EventSourceName", "EventLog", "Source", "ParameterXml", "RawEventData"];

    /// <returns>Null for a record that is in this shape already, or is none of Windows.</returns>
    public static ReadOnlyMemory<byte>? Of(RecordNode record)
    {
        var (data, isObject) = (record[Data].Opened(), record[Data].IsObject);
        switch (record.Text("Type")?.Trim())
        {
            case "SecurityEvent": return Row(record, record.Text("Channel"), record.Text("EventSourceName"), EventFields.Read(record.Text(Data)), name => !IsCommon(name));
            case "Event": return Row(record, record.Text("EventLog"), record.Text("Source"), EventFields.Read(record.Text(Data) ?? record.Text("ParameterXml")), _ => false);
            case Table when !isObject && data.IsObject: return Row(record, record.Text("Channel"), record.Text("Provider"), EventFields.Of(data), _ => false);
            case Table when !isObject && (record.Text(Data) ?? record.Text("RawEventData")) is { } xml: return Row(record, record.Text("Channel"), record.Text("Provider"), EventFields.Read(xml), _ => false);
            default: return null;
        }
    }

    /// <returns>Null for a record that is not of Winlogbeat.</returns>
    public static ReadOnlyMemory<byte>? OfBeat(RecordNode record) => record["winlog"] is { IsObject: true } log ? Winlogbeat(record, log) : default(ReadOnlyMemory<byte>?);

    private static bool IsCommon(string name) => name.StartsWith('_') || Common.Contains(name);

    private static ReadOnlyMemory<byte> Row(RecordNode row, string? channel, string? provider, EventFields fields, Predicate<string> isOwn) => RecordWriter.Write(writer =>
    {
        Head(writer, channel, provider, row.Text("EventID"));
        RecordWriter.Copy(writer, row, name => !Renamed.Contains(name) && !isOwn(name));
        writer.WriteStartObject(Data);
        fields.Write(writer);
        RecordWriter.Copy(writer, row, name => isOwn(name) && !fields.Has(name) && row.Text(name) is not null);
        writer.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Winlogbeat(RecordNode record, RecordNode log) => RecordWriter.Write(writer =>
    {
        Head(writer, log.Text("channel"), log.Text("provider_name"), log.Text("event_id"));
        // Where an agent reads a file of events, its own time is that of reading.
        writer.WriteText("TimeGenerated", log.Text("time_created") ?? record.Text("@timestamp"));
        writer.WriteText("Computer", log.Text("computer_name") ?? record["host"].Text("name"));
        writer.WriteText("CollectorHostName", record["agent"].Text("name"));
        writer.WriteText("EventRecordId", log.Text("record_id"));
        writer.WriteText("Keywords", string.Join(", ", log["keywords"].Items.Select(item => item.AsText()).OfType<string>()));
        writer.WriteText("RenderedDescription", record.Text("message"));
        writer.WriteStartObject(Data);
        var own = log["event_data"].IsObject ? log["event_data"] : log["user_data"];
        if (own.IsObject) EventFields.Of(own).Write(writer);
        writer.WriteEndObject();
    });

    private static void Head(Utf8JsonWriter writer, string? channel, string? provider, string? id)
    {
        writer.WriteString("Type", Table);
        writer.WriteText("Channel", channel);
        writer.WriteText("Provider", provider);
        if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) writer.WriteNumber("EventID", number);
    }
}
