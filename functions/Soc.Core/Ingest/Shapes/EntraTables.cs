using System.Collections.Frozen;
using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Entra ID's logs as tables (https://learn.microsoft.com/azure/azure-monitor/reference/tables/signinlogs and its siblings). Their columns are
/// the properties of the records in Pascal case, save for what the envelope of a record says, and for a few that were renamed.
/// </summary>
internal static class EntraTables
{
    private static readonly FrozenSet<string> SignInJson = Names(
        "AppliedConditionalAccessPolicies", "AppliedEventListeners", "AuthenticationAppDeviceDetails", "AuthenticationAppPolicyEvaluationDetails",
        "AuthenticationContextClassReferences", "AuthenticationDetails", "AuthenticationMethodsUsed", "AuthenticationProcessingDetails",
        "AuthenticationRequirementPolicies", "ConditionalAccessAudiences", "ConditionalAccessPolicies", "DeviceDetail", "LocationDetails", "MfaDetail",
        "NetworkLocationDetails", "RiskEventTypes", "RiskEventTypes_V2", "SessionLifetimePolicies", "SignInEventTypes", "Status",
        "TokenProtectionStatusDetails");

    /// <summary>"Microsoft.aadiam", the directory as a resource of Azure; and the category, which is the table, where it is no property.</summary>
    private static readonly FrozenSet<string> LeftOut = Names("Category", "Resource", "ResourceGroup", "ResourceProvider");

    private static readonly ExportedField[] Envelope =
    [
        new("time", "TimeGenerated"), new("workspaceId", "TenantId"), new("tenantId", "AADTenantId"), new("resourceId", "ResourceId"),
        new("operationName", "OperationName"), new("operationVersion", "OperationVersion"), new("resultType", "ResultType"),
        new("resultSignature", "ResultSignature"), new("resultDescription", "ResultDescription"), new("durationMs", "DurationMs"),
        new("correlationId", "CorrelationId"), new("identity", "Identity"), new("Level", "Level"),
    ];

    private static readonly ExportedField[] SignIn =
    [
        .. Envelope,
        new("callerIpAddress", "IPAddress"), new("location", "Location"), new("properties.tenantId", "AADTenantId"), new("properties.correlationId", "CorrelationId"),
        new("properties.createdDateTime", "CreatedDateTime", "TimeGenerated"), new("properties.ipAddress", "IPAddress"),
        new("properties.location", "LocationDetails"), new("properties.resourceId", "ResourceIdentity"),
        new("properties.appliedConditionalAccessPolicies", "ConditionalAccessPolicies", "AppliedConditionalAccessPolicies"),
        new("properties.riskEventTypes_v2", "RiskEventTypes_V2"),
        new("properties.processingTimeInMilliseconds", "ProcessingTimeInMilliseconds", "ProcessingTimeInMs"),
    ];

    private static readonly ExportedField[] Audit =
    [
        .. Envelope,
        new("properties.category", "Category"), new("properties.correlationId", "CorrelationId"), new("properties.operationType", "AADOperationType"),
        new("properties.activityDateTime", "ActivityDateTime", "TimeGenerated"),
    ];

    private static readonly ExportedField[] RiskyUser = [.. Envelope, new("properties.riskLastUpdatedDateTime", "RiskLastUpdatedDateTime", "TimeGenerated")];

    private static readonly ExportedField[] RiskEvent =
    [
        .. Envelope.Where(field => field.Path != "correlationId"),
        new("callerIpAddress", "IpAddress"), new("properties.ipAddress", "IpAddress"), new("properties.detectedDateTime", "DetectedDateTime", "TimeGenerated"),
    ];

    private static readonly ExportedField[] Provisioning =
    [
        .. Envelope,
        new("properties.tenantId", "AADTenantId"), new("properties.activityDateTime", "ActivityDateTime", "TimeGenerated"),
        new("properties.durationInMilliseconds", "DurationMs"),
    ];

    /// <summary>The table says nothing of the envelope.</summary>
    private static readonly ExportedField[] GraphActivity =
    [
        new("time", "TimeGenerated"), new("workspaceId", "TenantId"), new("tenantId", "AadTenantId"), new("resultSignature", "ResponseStatusCode"),
        new("callerIpAddress", "IPAddress"), new("correlationId", "RequestId"), new("properties.timeGenerated", "TimeGenerated"),
        new("properties.tenantId", "AadTenantId"), new("properties.ipAddress", "IPAddress"), new("properties.requestId", "RequestId"),
        new("properties.responseStatusCode", "ResponseStatusCode"),
    ];

    public static IEnumerable<KeyValuePair<string, ExportedTable>> All { get; } =
    [
        new("SigninLogs", Table("SignInLogs", SignIn, SignInJson)),
        new("ADFSSignInLogs", Table("ADFSSignInLogs", SignIn, SignInJson)),
        new("AADNonInteractiveUserSignInLogs", Table("NonInteractiveUserSignInLogs", SignIn, SignInJson)),
        new("AADServicePrincipalSignInLogs", Table("ServicePrincipalSignInLogs", SignIn, SignInJson)),
        new("AADManagedIdentitySignInLogs", Table("ManagedIdentitySignInLogs", SignIn, SignInJson)),
        new("AuditLogs", Table("AuditLogs", Audit, Names("AdditionalDetails", "InitiatedBy", "TargetResources"))),
        new("AADRiskyUsers", Table("RiskyUsers", RiskyUser, [])),
        new("AADUserRiskEvents", Table("UserRiskEvents", RiskEvent, Names("Location"), Names("AdditionalInfo"))),
        new("AADProvisioningLogs", Table("ProvisioningLogs", Provisioning, Names(
            "InitiatedBy", "ModifiedProperties", "ProvisioningStatusInfo", "ProvisioningSteps", "ServicePrincipal", "SourceIdentity", "TargetIdentity", "TargetSystem"))),
        new("MicrosoftGraphActivityLogs", Table("MicrosoftGraphActivityLogs", GraphActivity, [], operation: "Microsoft Graph Activity")),
    ];

    private static ExportedTable Table(string category, ExportedField[] fields, FrozenSet<string> opened, FrozenSet<string>? inText = null, string? operation = null) => new(fields)
    {
        Constants = operation is null ? [("category", category)] : [("category", category), ("operationName", operation)],
        Elsewhere = column => $"properties.{JsonNamingPolicy.CamelCase.ConvertName(column)}",
        LeftOut = LeftOut,
        Opened = opened,
        InText = inText ?? [],
    };

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
