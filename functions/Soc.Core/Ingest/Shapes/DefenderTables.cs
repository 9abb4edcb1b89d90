using System.Collections.Frozen;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The hunting tables of Defender XDR (https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables), whose columns are the
/// properties of the records that the streaming API sends, under the same names.
/// </summary>
internal static class DefenderTables
{
    private static readonly string[] Names =
    [
        "AlertEvidence", "AlertInfo", "CloudAppEvents", "DeviceEvents", "DeviceFileEvents", "DeviceImageLoadEvents", "DeviceInfo", "DeviceLogonEvents",
        "DeviceNetworkEvents", "DeviceProcessEvents", "DeviceRegistryEvents", "EmailAttachmentInfo", "EmailEvents", "EmailPostDeliveryEvents",
        "EmailUrlInfo", "IdentityDirectoryEvents", "IdentityLogonEvents", "IdentityQueryEvents", "UrlClickEvents",
    ];

    /// <summary>Of the streaming API, CloudAppEvents have them as they are, and all other tables in strings; a workspace has them as they are.</summary>
    private static readonly FrozenSet<string> Json = new[] { "ActivityObjects", "AdditionalFields", "IPTags", "LoggedOnUsers", "RawEventData", "UserAgentTags" }.ToFrozenSet();

    /// <summary>As a workspace keeps them: Timestamp is TimeGenerated there, and TenantId the workspace.</summary>
    public static IEnumerable<KeyValuePair<string, ExportedTable>> All { get; } =
        Names.Select(name => KeyValuePair.Create(name, Table(name, new("workspaceId", "TenantId"), new("time", "TimeGenerated"), new("properties.Timestamp", "Timestamp", "TimeGenerated"))));

    /// <summary>As a hunting query answers: rows of no named table.</summary>
    public static FrozenDictionary<string, ExportedTable> Hunting { get; } =
        Names.ToFrozenDictionary(name => name, name => Table(name, new("tenantId", "TenantId"), new("time", "Timestamp"), new("properties.Timestamp", "Timestamp")));

    private static ExportedTable Table(string name, params ExportedField[] fields) => new(fields)
    {
        Constants = [("operationName", "Publish"), ("category", $"AdvancedHunting-{name}")],
        Elsewhere = column => $"properties.{column}",
        Opened = name == "CloudAppEvents" ? Json : [],
        InText = name == "CloudAppEvents" ? [] : Json,
    };
}
