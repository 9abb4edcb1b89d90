namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// A row that a hunting query answered: bare columns, and no word of the table they are of. It is told by what no other table has; what could be
/// of two tables, or was joined from two, is of none.
/// </summary>
internal static class HuntingRow
{
    private static readonly Mark[] Marks =
    [
        new("AlertEvidence", "AlertId", "EntityType", "EvidenceRole"),
        new("AlertInfo", "AlertId", "Title", "Category", "DetectionSource") { Without = "EntityType" },
        new("CloudAppEvents", "ActionType", "ActivityType", "Application", "RawEventData"),
        new("DeviceEvents", "DeviceId", "ActionType", "RemoteUrl", "RegistryKey") { Without = "AlertId" },
        new("DeviceFileEvents", "DeviceId", "ActionType", "PreviousFileName"),
        new("DeviceFileEvents", "DeviceId", "FileName") { Actions = ["FileCreated", "FileModified", "FileRenamed", "FileDeleted"] },
        new("DeviceImageLoadEvents", "DeviceId", "FileName") { Actions = ["ImageLoaded"] },
        new("DeviceInfo", "DeviceId", "OSPlatform", "OnboardingStatus") { Without = "ActionType" },
        new("DeviceLogonEvents", "DeviceId", "ActionType", "LogonType", "IsLocalAdmin"),
        new("DeviceLogonEvents", "DeviceId", "LogonType") { Actions = ["LogonSuccess", "LogonFailed", "LogonAttempted"] },
        new("DeviceNetworkEvents", "DeviceId", "ActionType", "RemoteIPType", "LocalIPType"),
        new("DeviceNetworkEvents", "DeviceId", "RemoteIP") { Actions = ["ConnectionSuccess", "ConnectionFailed", "ConnectionRequest", "ConnectionAttempt", "InboundConnectionAccepted"] },
        new("DeviceProcessEvents", "DeviceId", "ActionType", "ProcessCommandLine", "ProcessIntegrityLevel"),
        new("DeviceProcessEvents", "DeviceId", "ProcessCommandLine") { Actions = ["ProcessCreated"] },
        new("DeviceRegistryEvents", "DeviceId", "ActionType", "RegistryValueType"),
        new("EmailAttachmentInfo", "NetworkMessageId", "RecipientEmailAddress", "FileName", "SHA256"),
        new("EmailEvents", "NetworkMessageId", "RecipientEmailAddress", "EmailDirection"),
        new("EmailEvents", "NetworkMessageId", "RecipientEmailAddress", "DeliveryAction"),
        new("EmailPostDeliveryEvents", "NetworkMessageId", "RecipientEmailAddress", "ActionTrigger"),
        new("EmailUrlInfo", "NetworkMessageId", "Url", "UrlDomain") { Without = "RecipientEmailAddress" },
        new("IdentityDirectoryEvents", "ActionType", "TargetAccountUpn", "DestinationDeviceName") { Without = "QueryTarget" },
        new("IdentityLogonEvents", "ActionType", "Application", "LogonType", "DestinationDeviceName"),
        new("IdentityQueryEvents", "ActionType", "QueryType", "QueryTarget"),
        new("UrlClickEvents", "Url", "AccountUpn", "IsClickedThrough"),
    ];

    /// <returns>The record that the streaming API sends of it, UTF-8 JSON; null where no table, or more than one, can have the row.</returns>
    public static ReadOnlyMemory<byte>? Record(RecordNode row)
    {
        if (!row["Timestamp"].HasText || row["properties"].IsPresent || row["category"].HasText) return null;
        var exported = new ExportedRow(row);
        if (TableOf(exported.Names.ToHashSet(StringComparer.Ordinal), row.Text("ActionType")) is not { } table) return null;
        return DefenderTables.Hunting[table].Record(exported);
    }

    /// <param name="action">What the row holds in ActionType.</param>
    /// <returns>Null where no table, or more than one, can have such a row.</returns>
    public static string? TableOf(HashSet<string> columns, string? action) =>
        !IsJoined(columns) && Marks.Where(mark => mark.Fits(columns, action)).Select(mark => mark.Table).Distinct().ToList() is [var only] ? only : null;

    /// <summary>Whether some row with these columns can be of one of the tables.</summary>
    public static bool MayBe(IEnumerable<string> columns) => columns.ToHashSet(StringComparer.Ordinal) is var names && !IsJoined(names) && Marks.Any(mark => mark.Has(names));

    /// <summary>Kusto numbers the second column of a name: https://learn.microsoft.com/kusto/query/join-operator.</summary>
    private static bool IsJoined(HashSet<string> columns) => columns.Any(column => column.EndsWith('1') && columns.Contains(column[..^1]));

    /// <param name="With">Columns that the row must have, whatever they hold.</param>
    private sealed record Mark(string Table, params string[] With)
    {
        public string? Without { get; init; }

        /// <summary>One of these in ActionType; empty: anything.</summary>
        public string[] Actions { get; init; } = [];

        public bool Has(HashSet<string> columns) => With.All(columns.Contains) && (Without is null || !columns.Contains(Without));

        public bool Fits(HashSet<string> columns, string? action) => Has(columns) && (Actions.Length == 0 || Actions.Contains(action));
    }
}
