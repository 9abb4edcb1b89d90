using System.Collections.Frozen;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// OfficeActivity (https://learn.microsoft.com/azure/azure-monitor/reference/tables/officeactivity): records of the Office 365 Management
/// Activity API, whose columns keep their names save those that a workspace has for itself or cannot have.
/// </summary>
internal static class OfficeTables
{
    public static IEnumerable<KeyValuePair<string, ExportedTable>> All { get; } =
    [
        new("OfficeActivity", new(
        [
            new("workspaceId", "TenantId"), new("CreationTime", "TimeGenerated"), new("Id", "OfficeId", "SourceRecordId"),
            new("OrganizationId", "OrganizationId", "OfficeTenantId"), new("Workload", "OfficeWorkload"), new("ObjectId", "OfficeObjectId"),
            new("ClientIPAddress", "Client_IPAddress"), new("LogonType", "Logon_Type"), new("EventData", "Event_Data"), new("Site", "Site_"),
            new("SiteUrl", "Site_Url"), new("SourceName", "Source_Name"), new("StartTime", "Start_Time"),
        ])
        {
            Elsewhere = column => column,
            Opened = new[]
            {
                "Actor", "AffectedItems", "ExtendedProperties", "ExtraProperties", "Folder", "Folders", "Item", "Members", "ModifiedProperties",
                "OperationProperties", "Parameters", "SRRuleMatchDetails", "Target",
            }.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
        }),
    ];
}
