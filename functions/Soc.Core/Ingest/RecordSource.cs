using System.Collections.Frozen;

namespace Soc.Core.Ingest;

/// <summary>How a source's records are recognized, timed and keyed.</summary>
/// <param name="TimeField">Path of the field that says when it happened; the envelope's time trails it by minutes and differs between copies.</param>
/// <param name="KeyFields">Paths of the fields that make up the source's own key; one of them empty, and the content is the key.</param>
/// <param name="Required">Path of a field without which the record ties to nothing, or null.</param>
internal sealed record RecordSource(SignalSource Source, string TimeField, IReadOnlyList<string> KeyFields, string? Required = null)
{
    private const string Hunting = "AdvancedHunting-";

    private static readonly RecordSource Exchange = new(SignalSource.Office365Exchange, "CreationTime", ["Id"]);

    // A sign-in is sent again under its id when an interrupt ended in success, and a mail for every change of its verdict:
    // those rows are no duplicates of each other, so the outcome belongs to their key.
    private static readonly FrozenDictionary<string, RecordSource> ByCategory = new Dictionary<string, RecordSource>
    {
        ["SignInLogs"] = new(SignalSource.EntraSignIn, "properties.createdDateTime", ["properties.id", "resultType"]),
        ["NonInteractiveUserSignInLogs"] = new(SignalSource.EntraNonInteractiveSignIn, "properties.createdDateTime", ["properties.id", "resultType"]),
        ["AuditLogs"] = new(SignalSource.EntraAudit, "properties.activityDateTime", ["properties.id"]),
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
        record.Text("category") is { } category && ByCategory.TryGetValue(category.Trim(), out var source) ? source
        : IsExchange(record) ? Exchange
        : null;

    public DateTimeOffset? Time(RecordNode record) => RecordTime.Parse(At(record, TimeField).AsText());

    public string? MissingField(RecordNode record) => Required is null || At(record, Required).AsText() is not null ? null : Required;

    /// <returns>The source's own key, or null where a part of it is empty.</returns>
    public string? Key(RecordNode record)
    {
        var parts = KeyFields.Select(field => At(record, field).AsText()?.Trim()).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : string.Join('|', parts);
    }

    private static bool IsExchange(RecordNode record) =>
        "Exchange".Equals(record.Text("Workload"), StringComparison.OrdinalIgnoreCase)
        && record.Text("RecordType") is not null
        && record.Text("Operation") is not null;

    private static RecordSource Mail(SignalSource source, params IEnumerable<string> fields) =>
        Table(source, fields.Prepend("NetworkMessageId")) with { Required = "properties.NetworkMessageId" };

    private static RecordSource Table(SignalSource source, params IEnumerable<string> fields) =>
        new(source, "properties.Timestamp", [.. fields.Select(field => "properties." + field)]);

    private static RecordNode At(RecordNode record, string path) => path.Split('.').Aggregate(record, (node, name) => node[name]);
}
