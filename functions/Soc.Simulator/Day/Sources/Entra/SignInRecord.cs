using System.Globalization;
using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Entra;

/// <summary>SignInLogs and NonInteractiveUserSignInLogs: the Graph's signIn resource within the diagnostic envelope.</summary>
internal sealed record SignInRecord(
    DateTimeOffset At,
    ulong Seed,
    InventedPerson Person,
    Place Place,
    SignInClient Client,
    EntraApplication Application,
    EntraResource Resource,
    string SessionId) : EntraRecord(At, Seed)
{
    public SignInResult Result { get; init; } = SignInResult.Success;
    public bool Interactive { get; init; } = true;

    public override SignalSource Source => Interactive ? SignalSource.EntraSignIn : SignalSource.EntraNonInteractiveSignIn;
    protected override string Category => Interactive ? "SignInLogs" : "NonInteractiveUserSignInLogs";
    protected override string OperationName => "Sign-in activity";

    private protected override void WriteOutcome(RecordWriter record)
    {
        record.Text("resultType", Result.Code.ToString(CultureInfo.InvariantCulture)).Text("resultSignature", "None");
        if (Result.Code != 0) record.Text("resultDescription", Result.FailureReason);
    }

    private protected override void WriteOrigin(RecordWriter record) => record.Text("callerIpAddress", Place.Address);

    private protected override void WriteIdentity(RecordWriter record)
    {
        record.Text("identity", Person.DisplayName);
        if (Seed % 5 == 0) record.Text("Level", "4");
        else record.Number("Level", 4);
        record.Text("location", Place.Country);
    }

    private protected override void WriteProperties(RecordWriter properties, Dice dice, string correlation)
    {
        var id = dice.Guid();
        properties.Text("id", id)
            .Text("createdDateTime", SourceTime.Entra(At))
            .Text("userDisplayName", Person.DisplayName)
            .Text("userPrincipalName", Person.UserPrincipalName)
            .Text("userId", Person.Id)
            .Text("appId", Application.Id)
            .Text("appDisplayName", Application.Name)
            .Text("ipAddress", Place.Address)
            .Object("status", WriteStatus)
            .Text("clientAppUsed", Client.ClientAppUsed)
            .Text("userAgent", Client.UserAgent)
            .Object("deviceDetail", WriteDevice)
            .Object("location", WriteLocation)
            .Object("mfaDetail", _ => { })
            .Text("correlationId", correlation);
        WritePolicies(properties);
        WriteToken(properties, dice, id);
        WriteRisk(properties);
        WriteTarget(properties, dice);
        WriteSession(properties);
    }

    private void WriteStatus(RecordWriter status)
    {
        status.Number("errorCode", Result.Code);
        if (Result.FailureReason is not null) status.Text("failureReason", Result.FailureReason);
        if (Result.AdditionalDetails is not null) status.Text("additionalDetails", Result.AdditionalDetails);
    }

    private void WriteDevice(RecordWriter detail)
    {
        detail.Text("deviceId", Client.Device?.Id ?? "");
        if (Client.Device is { } named) detail.Text("displayName", named.Name);
        detail.Text("operatingSystem", Client.OperatingSystem).Text("browser", Client.Browser);
        if (Client.Device is { } device)
            detail.Flag("isCompliant", device.Managed).Flag("isManaged", device.Managed).Text("trustType", device.TrustType);
    }

    private void WriteLocation(RecordWriter location) => location
        .Text("city", Place.City)
        .Text("state", Place.State)
        .Text("countryOrRegion", Place.Country)
        .Object("geoCoordinates", point => point.Degrees("latitude", Place.Latitude).Degrees("longitude", Place.Longitude));

    private string PolicyResult => Result == SignInResult.InvalidPassword ? "notApplied" : Result.Code == 0 ? "success" : "failure";

    private void WritePolicies(RecordWriter properties) => properties
        .Text("conditionalAccessStatus", PolicyResult)
        .Array("appliedConditionalAccessPolicies", policies => policies.Item(policy => policy
            .Text("id", InventedId.Guid("policy/mfa"))
            .Text("displayName", "Require MFA for everyone")
            .Texts("enforcedGrantControls", ["Mfa"])
            .Empty("enforcedSessionControls")
            .Text("result", PolicyResult)
            .Number("conditionsSatisfied", 3)
            .Number("conditionsNotSatisfied", 0)))
        .Empty("authenticationContextClassReferences", "authenticationRequirementPolicies", "sessionLifetimePolicies", "authenticationStrengths");

    private void WriteToken(RecordWriter properties, Dice dice, string id) => properties
        .Text("originalRequestId", id)
        .Flag("isInteractive", Interactive)
        .Text("tokenIssuerName", "")
        .Text("tokenIssuerType", "AzureAD")
        .Array("authenticationProcessingDetails", details => details
            .Item(detail => detail.Text("key", "Legacy TLS (TLS 1.0, 1.1, 3DES)").Text("value", "False"))
            .Item(detail => detail.Text("key", "Is CAE Token").Text("value", "False")))
        .Array("authenticationDetails", WriteSteps)
        .Text("authenticationRequirement", Result.MultiFactor ? "multiFactorAuthentication" : "singleFactorAuthentication")
        .Text("authenticationProtocol", "none")
        .Text("incomingTokenType", Interactive ? "none" : "refreshToken")
        .Text("originalTransferMethod", "none")
        .Text("clientCredentialType", "none")
        .Text("uniqueTokenIdentifier", dice.Token(22))
        .Number("processingTimeInMilliseconds", dice.Between(60, 900))
        .Number("rngcStatus", 0)
        .Text("signInTokenProtectionStatus", "none")
        .Object("tokenProtectionStatusDetails", status => status.Text("signInSessionStatus", "unbound").Number("signInSessionStatusCode", 1004));

    private void WriteSteps(RecordWriter steps)
    {
        var rightPassword = Result != SignInResult.InvalidPassword;
        var method = Interactive ? "Mobile app notification" : "Previously satisfied";
        if (Interactive)
            steps.Item(step => WriteStep(step, "Password", "Primary authentication", rightPassword, rightPassword ? "Correct password" : "Invalid password"));
        if (Result.MultiFactor)
            steps.Item(step => WriteStep(step, method, "Multi-factor authentication", Result.Code == 0, Result.AdditionalDetails));
    }

    private void WriteStep(RecordWriter step, string method, string requirement, bool succeeded, string? detail) => step
        .Text("authenticationStepDateTime", SourceTime.Entra(At))
        .Text("authenticationMethod", method)
        .Flag("succeeded", succeeded)
        .Text("authenticationStepResultDetail", detail)
        .Text("authenticationStepRequirement", requirement);

    private static void WriteRisk(RecordWriter properties) => properties
        .Text("riskDetail", "none")
        .Text("riskLevelAggregated", "none")
        .Text("riskLevelDuringSignIn", "none")
        .Text("riskState", "none")
        .Empty("riskEventTypes", "riskEventTypes_v2")
        .Flag("flaggedForReview", false);

    private void WriteTarget(RecordWriter properties, Dice dice) => properties
        .Text("resourceDisplayName", Resource.Name)
        .Text("resourceId", Resource.Id)
        .Text("resourceTenantId", InventedTenant.Id.ToString())
        .Text("homeTenantId", InventedTenant.Id.ToString())
        .Text("tenantId", InventedTenant.Id.ToString())
        .Text("resourceServicePrincipalId", InventedId.Guid($"principal/{Resource.Id}"))
        .Nulls("appServicePrincipalId")
        .Text("servicePrincipalId", "")
        .Text("userType", "Member")
        .Text("crossTenantAccessType", "none")
        .Flag("isTenantRestricted", false)
        .Object("privateLinkDetails", _ => { })
        .Text("ssoExtensionVersion", "")
        .Text("resourceOwnerTenantId", dice.Guid());

    private void WriteSession(RecordWriter properties)
    {
        properties.Text("sessionId", SessionId).Number("autonomousSystemNumber", Place.Asn).Flag("isThroughGlobalSecureAccess", false);
        properties.Array("networkLocationDetails", networks =>
        {
            if (Place == InventedPlaces.Office)
                networks.Item(network => network.Text("networkType", "trustedNamedLocation").Texts("networkNames", ["Office Hafenstrasse"]));
        });
        // A list on most rows, one object on some.
        if (Seed % 11 == 0) properties.Object("conditionalAccessAudiences", WriteAudience);
        else properties.Array("conditionalAccessAudiences", audiences => audiences.Item(WriteAudience));
    }

    private void WriteAudience(RecordWriter audience) => audience.Text("applicationId", Resource.Id).Text("audienceReasons", "none");
}
