using Soc.Core.Ingest;

namespace Soc.Simulator.Tests.Day;

/// <summary>What no record of a source comes without, from the sources' published schemas.</summary>
internal static class MandatoryFields
{
    private static readonly string[] Entra =
        ["time", "resourceId", "operationName", "operationVersion", "category", "tenantId", "resultSignature", "durationMs", "callerIpAddress", "correlationId", "identity", "properties"];

    private static readonly string[] Device =
        ["Timestamp", "DeviceId", "DeviceName", "ActionType", "ReportId", "InitiatingProcessFileName", "InitiatingProcessCommandLine", "InitiatingProcessFolderPath", "InitiatingProcessAccountName"];

    private static readonly string[] SignIn =
    [
        "id", "createdDateTime", "userPrincipalName", "userId", "appId", "ipAddress", "status", "clientAppUsed", "userAgent", "deviceDetail", "location",
        "conditionalAccessStatus", "isInteractive", "riskLevelDuringSignIn", "resourceId", "sessionId", "autonomousSystemNumber", "uniqueTokenIdentifier",
    ];

    public static string[] OfEnvelope(SignalSource source) => source switch
    {
        SignalSource.EntraSignIn or SignalSource.EntraNonInteractiveSignIn => [.. Entra, "resultType", "Level", "location"],
        SignalSource.EntraAudit => [.. Entra, "level"],
        SignalSource.Office365Exchange =>
            ["CreationTime", "Id", "Operation", "OrganizationId", "RecordType", "ResultStatus", "UserKey", "UserType", "Version", "Workload", "UserId", "ExternalAccess", "OrganizationName"],
        _ => ["time", "tenantId", "operationName", "category", "properties", "Tenant", "_TimeReceivedBySvc"],
    };

    public static string[] OfProperties(SignalSource source) => source switch
    {
        SignalSource.EntraSignIn or SignalSource.EntraNonInteractiveSignIn => SignIn,
        SignalSource.EntraAudit =>
            ["id", "category", "correlationId", "result", "activityDisplayName", "activityDateTime", "loggedByService", "initiatedBy", "targetResources", "additionalDetails"],
        SignalSource.DefenderEmailEvents =>
            ["Timestamp", "NetworkMessageId", "RecipientEmailAddress", "SenderFromAddress", "Subject", "EmailDirection", "DeliveryAction", "ThreatTypes", "AuthenticationDetails", "UrlCount", "ReportId"],
        SignalSource.DefenderEmailUrlInfo => ["Timestamp", "NetworkMessageId", "Url", "UrlDomain", "UrlLocation", "ReportId"],
        SignalSource.DefenderUrlClickEvents =>
            ["Timestamp", "Url", "ActionType", "AccountUpn", "Workload", "NetworkMessageId", "ThreatTypes", "DetectionMethods", "IPAddress", "IsClickedThrough", "UrlChain", "ReportId"],
        SignalSource.DefenderDeviceProcessEvents => [.. Device, "FileName", "FolderPath", "SHA256", "ProcessCommandLine", "ProcessVersionInfoOriginalFileName", "AccountName"],
        SignalSource.DefenderDeviceNetworkEvents => [.. Device, "RemoteIP", "RemotePort", "RemoteUrl", "RemoteIPType", "LocalIP", "Protocol"],
        SignalSource.DefenderDeviceFileEvents => [.. Device, "FileName", "FolderPath", "SHA256", "FileOriginUrl", "FileOriginIP"],
        SignalSource.DefenderAlertInfo => ["Timestamp", "AlertId", "Title", "Category", "Severity", "ServiceSource", "DetectionSource", "AttackTechniques"],
        SignalSource.DefenderAlertEvidence => ["Timestamp", "AlertId", "EntityType", "EvidenceRole", "DeviceId", "AccountObjectId", "SHA256", "RemoteIP", "AdditionalFields"],
        _ => [],
    };
}
