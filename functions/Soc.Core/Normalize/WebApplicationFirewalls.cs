using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// Requests that matched a rule of a web application firewall: on an Application Gateway
/// (https://learn.microsoft.com/azure/azure-monitor/reference/tables/agwfirewalllogs) or on a Front Door
/// (https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-monitor). One request may match many.
/// </summary>
internal static class WebApplicationFirewalls
{
    public static SecurityEvent? Normalize(Draft draft)
    {
        var properties = draft.Properties;
        if (Client(properties) is not { } client) return null;
        var action = properties.Text("action");
        var (status, disposition) = Verdict(action);
        return draft.Event with
        {
            Class = OcsfClass.HttpActivity,
            // Neither log says the method.
            Activity = "Other",
            Status = status,
            StatusCode = action,
            StatusDetail = properties.Text("ruleName") ?? properties.Text("ruleId"),
            Disposition = disposition,
            Message = properties.Text("message") ?? properties["details"].Opened().Text("msg"),
            SrcEndpoint = client,
            HttpRequest = new(null, Url: Address(properties)),
            Service = AzureResources.Service(draft.Record),
        };
    }

    private static (OcsfStatus Status, string? Disposition) Verdict(string? action) => action?.ToUpperInvariant() switch
    {
        "BLOCKED" or "BLOCK" or "JSCHALLENGEBLOCK" => (OcsfStatus.Failure, "Blocked"),
        "ALLOWED" or "ALLOW" or "JSCHALLENGEPASS" or "JSCHALLENGEVALID" => (OcsfStatus.Success, "Allowed"),
        "JSCHALLENGEISSUED" or "JSCHALLENGE" => (OcsfStatus.Other, "Challenge"),
        // A rule that matched adds to the score of the request; another one decides.
        "MATCHED" or "DETECTED" or "ANOMALYSCORING" or "LOGANDSCORE" => (OcsfStatus.Other, "Detected"),
        "LOG" => (OcsfStatus.Other, "Logged"),
        null => (OcsfStatus.Unknown, null),
        _ => (OcsfStatus.Other, null),
    };

    private static Endpoint? Client(RecordNode properties) =>
        IpSpelling.Parse(properties.Text("clientIp") ?? properties.Text("clientIP") ?? properties.Text("socketIP")) is ({ } ip, var port)
            ? new(ip, NetworkPaths.Port(properties, "clientPort") is { } written and > 0 ? written : port)
            : null;

    /// <summary>The whole address on a Front Door, only the path on a gateway. Attacker-controlled text.</summary>
    public static string? Address(RecordNode properties) =>
        properties.Text("requestUri") is not { } uri ? null
        : uri.StartsWith('/') ? (properties.Text("hostname") ?? properties.Text("host")) + uri
        : uri;
}
