namespace Soc.Core.Ingest;

/// <summary>Entra ID's diagnostic settings: recognized by category.</summary>
internal static class EntraSources
{
    private const string Directory = "/providers/Microsoft.aadiam";

    private static readonly RecordSource Audits = new(SignalSource.EntraAudit, "properties.activityDateTime", ["properties.id"]) { HasEnvelope = true };

    // A risk is sent again whenever it is assessed anew or somebody dismisses it.
    public static IReadOnlyDictionary<string, RecordSource> ByCategory { get; } = new Dictionary<string, RecordSource>
    {
        ["SignInLogs"] = SignIn(SignalSource.EntraSignIn),
        ["ADFSSignInLogs"] = SignIn(SignalSource.EntraSignIn),
        ["NonInteractiveUserSignInLogs"] = SignIn(SignalSource.EntraNonInteractiveSignIn),
        ["ServicePrincipalSignInLogs"] = SignIn(SignalSource.EntraServicePrincipalSignIn),
        ["MicrosoftServicePrincipalSignInLogs"] = SignIn(SignalSource.EntraServicePrincipalSignIn),
        ["ManagedIdentitySignInLogs"] = SignIn(SignalSource.EntraManagedIdentitySignIn),
        ["AuditLogs"] = Audits,
        ["RiskyUsers"] = new(SignalSource.EntraRiskyUser, "properties.riskLastUpdatedDateTime", ["properties.id", "properties.riskLastUpdatedDateTime"]) { HasEnvelope = true },
        ["UserRiskEvents"] = new(SignalSource.EntraUserRiskEvent, "properties.detectedDateTime", ["properties.id", "properties.lastUpdatedDateTime"]) { HasEnvelope = true },
        ["ProvisioningLogs"] = new(SignalSource.EntraProvisioning, "properties.activityDateTime", ["properties.id"]) { HasEnvelope = true },
        ["AzureADGraphActivityLogs"] = new(SignalSource.MicrosoftGraphActivity, "properties.timeGenerated", ["properties.requestId"]) { HasEnvelope = true },
        ["MicrosoftGraphActivityLogs"] = new(SignalSource.MicrosoftGraphActivity, "properties.timeGenerated", ["properties.requestId"]) { HasEnvelope = true },
    };

    /// <summary>Some forwarders put the category of the activity ("Policy", "ApplicationManagement") in place of the log's: the directory itself sent it, and what it says is an audit's.</summary>
    public static RecordSource? Audit(RecordNode record) =>
        AzureSources.Resource(record) is var sender && !sender.Begins(AzureSources.SubscriptionPrefix) && sender.AsText()?.Contains(Directory, StringComparison.OrdinalIgnoreCase) == true && record["properties"].Opened() is { IsObject: true } properties
            && properties.Text("activityDisplayName") is not null && properties["initiatedBy"].IsPresent
            ? Audits
            : null;

    // A sign-in is sent again under its id when an interrupt ended in success: those rows are no duplicates of each other, so the
    // outcome belongs to their key.
    private static RecordSource SignIn(SignalSource source) => new(source, "properties.createdDateTime", ["properties.id", "resultType"]) { HasEnvelope = true };
}
