using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// RiskyUsers and UserRiskEvents of Entra ID Protection: <c>properties</c> is the Microsoft Graph resource riskyUser or riskDetection
/// (https://learn.microsoft.com/graph/api/resources/riskdetection); and the risk that a sign-in carries.
/// </summary>
internal static class EntraRisks
{
    private const string Product = "Microsoft Entra ID Protection";

    /// <summary>What was detected about one sign-in or user. It is sent again when it is assessed anew.</summary>
    public static SecurityEvent? Detection(Draft draft)
    {
        var properties = draft.Properties;
        var user = Subjects.User(draft.Directory, properties.Text("userId"), properties.Text("userPrincipalName"), properties.Text("userDisplayName"));
        if (user is null || properties.Text("id") is not { } id || (properties.Text("riskEventType") ?? properties.Text("riskType")) is not { } kind) return null;
        var details = properties["additionalInfo"].Opened();
        return Assessed(draft, properties, kind) with
        {
            Class = OcsfClass.DetectionFinding,
            Activity = IsOver(properties.Text("riskState")) ? "Close" : "Create",
            Actor = new(user),
            SrcEndpoint = Subjects.Endpoint(properties.Text("ipAddress") ?? draft.Record.Text("callerIpAddress"), EntraSignIns.Place(properties["location"].Opened())),
            HttpRequest = NameValueList.Find(details, "userAgent") is { } agent ? new(agent) : null,
            FindingInfo = new(id, kind, Product, Attacks: Techniques(properties.Text("mitreTechniqueId") ?? NameValueList.Find(details, "mitreTechniques"))),
        };
    }

    /// <summary>How a user stands after all that was detected and decided about them.</summary>
    public static SecurityEvent? RiskyUser(Draft draft)
    {
        var properties = draft.Properties;
        var user = Subjects.User(draft.Directory, properties.Text("id"), properties.Text("userPrincipalName"), properties.Text("userDisplayName"));
        return user is null || properties.Text("riskState") is null ? null : Assessed(draft, properties, null) with
        {
            Class = OcsfClass.EntityManagement,
            Activity = "Update",
            User = user,
            Entity = new("User", user.Name ?? user.FullName, user.Uid),
        };
    }

    /// <summary>A service principal's sign-in says "low" even where there is no risk: the state tells.</summary>
    public static Risk? OfSignIn(RecordNode properties) =>
        Said(properties.Text("riskState")) is not { } state
            ? null
            : new(Level(properties.Text("riskLevelDuringSignIn")), state, properties["riskEventTypes_v2"].Opened().Items.Select(item => item.AsText()).FirstOrDefault(text => text is not null));

    private static SecurityEvent Assessed(Draft draft, RecordNode properties, string? kind)
    {
        var level = Level(properties.Text("riskLevel"));
        return draft.Event with
        {
            Status = OcsfStatus.Success,
            StatusCode = properties.Text("riskState"),
            StatusDetail = Said(properties.Text("riskDetail")),
            Severity = level is "Low" or "Medium" or "High" ? level : null,
            Risk = new(level, Said(properties.Text("riskState")), kind),
        };
    }

    private static bool IsOver(string? state) => state is "dismissed" or "remediated" or "confirmedSafe";

    private static string? Said(string? text) => text is "none" ? null : text;

    private static string? Level(string? level) => Said(level) is { } said ? char.ToUpperInvariant(said[0]) + said[1..] : null;

    private static List<string> Techniques(string? listed) =>
        [.. (listed ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(id => id.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal)];
}
