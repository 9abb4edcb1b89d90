namespace Soc.Core.Ingest;

/// <summary>
/// Defender XDR's streaming API: recognized by category, which names the hunting table
/// (https://learn.microsoft.com/defender-xdr/supported-event-types).
/// </summary>
internal static class DefenderSources
{
    private const string Hunting = "AdvancedHunting-";

    public static IReadOnlyDictionary<string, RecordSource> ByCategory { get; } = new Dictionary<string, RecordSource>
    {
        // A mail is sent again for every change of its verdict: those rows are no duplicates of each other, so the outcome belongs to their key.
        [Hunting + "EmailEvents"] = Mail(SignalSource.DefenderEmailEvents, "RecipientEmailAddress", "DeliveryAction") with
        {
            Outcome = ["properties.ThreatTypes", "properties.LatestDeliveryAction", "properties.LatestDeliveryLocation"],
        },
        [Hunting + "EmailUrlInfo"] = Mail(SignalSource.DefenderEmailUrlInfo, "Url", "UrlLocation"),
        [Hunting + "EmailAttachmentInfo"] = Mail(SignalSource.DefenderEmailAttachmentInfo, "RecipientEmailAddress", "FileName", "SHA256") with { Outcome = ["properties.ThreatTypes"] },
        [Hunting + "EmailPostDeliveryEvents"] = Mail(SignalSource.DefenderEmailPostDeliveryEvents, "RecipientEmailAddress", "ActionType", "Timestamp") with { Outcome = ["properties.ActionResult"] },
        [Hunting + "UrlClickEvents"] = Table(SignalSource.DefenderUrlClickEvents, "ReportId", "ActionType", "Timestamp"),
        [Hunting + "DeviceProcessEvents"] = Device(SignalSource.DefenderDeviceProcessEvents),
        [Hunting + "DeviceNetworkEvents"] = Device(SignalSource.DefenderDeviceNetworkEvents),
        [Hunting + "DeviceFileEvents"] = Device(SignalSource.DefenderDeviceFileEvents),
        [Hunting + "DeviceRegistryEvents"] = Device(SignalSource.DefenderDeviceRegistryEvents),
        [Hunting + "DeviceLogonEvents"] = Device(SignalSource.DefenderDeviceLogonEvents),
        [Hunting + "DeviceImageLoadEvents"] = Device(SignalSource.DefenderDeviceImageLoadEvents),
        [Hunting + "DeviceEvents"] = Device(SignalSource.DefenderDeviceEvents),
        [Hunting + "DeviceInfo"] = Device(SignalSource.DefenderDeviceInfo),
        [Hunting + "IdentityLogonEvents"] = Table(SignalSource.DefenderIdentityLogonEvents, "ReportId", "ActionType", "Timestamp"),
        [Hunting + "IdentityQueryEvents"] = Table(SignalSource.DefenderIdentityQueryEvents, "ReportId", "ActionType", "Timestamp"),
        [Hunting + "IdentityDirectoryEvents"] = Table(SignalSource.DefenderIdentityDirectoryEvents, "ReportId", "ActionType", "Timestamp"),
        [Hunting + "CloudAppEvents"] = Table(SignalSource.DefenderCloudAppEvents, "ReportId", "ActionType", "Timestamp"),
        [Hunting + "AlertInfo"] = Table(SignalSource.DefenderAlertInfo, "AlertId") with { Required = "properties.AlertId" },
        // Evidence rows have no key of their own: the content is it.
        [Hunting + "AlertEvidence"] = Table(SignalSource.DefenderAlertEvidence) with { Required = "properties.AlertId" },
    };

    private static readonly RecordSource Other = Table(SignalSource.DefenderGeneral);

    /// <summary>A table that has no mapping of its own keeps what it has in common with the others.</summary>
    public static RecordSource? General(RecordNode record) => record["category"].Begins(Hunting) ? Other : null;

    /// <summary>"DeviceNetworkInfo" of a record that the streaming API sent.</summary>
    public static string? TableOf(RecordNode record) =>
        record.Text("category")?.Trim() is { } category && category.StartsWith(Hunting, StringComparison.OrdinalIgnoreCase) ? category[Hunting.Length..] : null;

    /// <summary>ReportId counts up on one device and starts again, so it takes all three to name an event.</summary>
    private static RecordSource Device(SignalSource source) => Table(source, "DeviceId", "ReportId", "Timestamp");

    private static RecordSource Mail(SignalSource source, params IEnumerable<string> fields) =>
        Table(source, fields.Prepend("NetworkMessageId")) with { Required = "properties.NetworkMessageId" };

    private static RecordSource Table(SignalSource source, params IEnumerable<string> fields) =>
        new(source, "properties.Timestamp", [.. fields.Select(field => "properties." + field)]) { HasEnvelope = true };
}
