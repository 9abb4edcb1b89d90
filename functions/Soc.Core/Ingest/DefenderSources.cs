using System.Collections.Frozen;

namespace Soc.Core.Ingest;

/// <summary>Defender XDR's streaming API: recognized by category, which names the hunting table.</summary>
internal static class DefenderSources
{
    private const string Hunting = "AdvancedHunting-";

    // A mail is sent again for every change of its verdict: those rows are no duplicates of each other, so the outcome belongs to their key.
    private static readonly FrozenDictionary<string, RecordSource> ByCategory = new Dictionary<string, RecordSource>
    {
        [Hunting + "EmailEvents"] = Mail(SignalSource.DefenderEmailEvents, "RecipientEmailAddress", "DeliveryAction"),
        [Hunting + "EmailUrlInfo"] = Mail(SignalSource.DefenderEmailUrlInfo, "Url", "UrlLocation"),
        [Hunting + "UrlClickEvents"] = Table(SignalSource.DefenderUrlClickEvents, "ReportId", "ActionType", "Timestamp"),
        [Hunting + "DeviceProcessEvents"] = Table(SignalSource.DefenderDeviceProcessEvents, "DeviceId", "ReportId", "Timestamp"),
        [Hunting + "DeviceNetworkEvents"] = Table(SignalSource.DefenderDeviceNetworkEvents, "DeviceId", "ReportId", "Timestamp"),
        [Hunting + "DeviceFileEvents"] = Table(SignalSource.DefenderDeviceFileEvents, "DeviceId", "ReportId", "Timestamp"),
        [Hunting + "AlertInfo"] = Table(SignalSource.DefenderAlertInfo, "AlertId") with { Required = "properties.AlertId" },
        // Evidence rows have no key of their own: the content is it.
        [Hunting + "AlertEvidence"] = Table(SignalSource.DefenderAlertEvidence) with { Required = "properties.AlertId" },
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static RecordSource? Of(RecordNode record) =>
        record.Text("category") is { } category && ByCategory.TryGetValue(category.Trim(), out var source) ? source : null;

    private static RecordSource Mail(SignalSource source, params IEnumerable<string> fields) =>
        Table(source, fields.Prepend("NetworkMessageId")) with { Required = "properties.NetworkMessageId" };

    private static RecordSource Table(SignalSource source, params IEnumerable<string> fields) =>
        new(source, "properties.Timestamp", [.. fields.Select(field => "properties." + field)]);
}
