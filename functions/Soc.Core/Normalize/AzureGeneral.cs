using System.Collections.Frozen;
using Soc.Core.Ingest;
using Soc.Core.Normalize.Office365;

namespace Soc.Core.Normalize;

/// <summary>
/// Logs of Azure resources without a mapping of their own: their envelope is that of all
/// (https://learn.microsoft.com/azure/azure-monitor/platform/resource-logs-schema), and those of storage, gateways and front doors say who asked
/// for what and how it was answered.
/// </summary>
internal static class AzureGeneral
{
    private static readonly FrozenDictionary<string, string> Methods = new[] { "Connect", "Delete", "Get", "Head", "Options", "Post", "Put", "Trace", "Patch" }
        .ToFrozenDictionary(method => method, StringComparer.OrdinalIgnoreCase);

    public static SecurityEvent? Normalize(Draft draft)
    {
        var (record, properties) = (draft.Record, draft.Properties);
        if (record.Text("operationName")?.Trim() is not { } operation) return null;
        var code = record.Text("statusCode") ?? properties.Text("httpStatus") ?? properties.Text("httpStatusCode");
        var method = (properties.Text("httpMethod") ?? properties.Text("httpVerb"))?.ToUpperInvariant();
        return draft.Event with
        {
            Class = method is null ? OcsfClass.ApiActivity : OcsfClass.HttpActivity,
            Activity = method is null ? OperationVerb.Of(operation[(operation.LastIndexOf('/') + 1)..]) : Methods.GetValueOrDefault(method, "Other"),
            Status = Status(record.Text("resultType") ?? record.Text("statusText") ?? properties.Text("metricResponseType"), code),
            StatusCode = code ?? record.Text("resultType"),
            StatusDetail = record.Text("resultDescription") ?? record.Text("resultSignature") ?? record.Text("statusText"),
            Actor = Actor(draft),
            SrcEndpoint = Source(record, properties),
            HttpRequest = Request(record, properties, method),
            HttpResponse = HttpOutcome.Response(code),
            Service = AzureResources.Service(record),
            Entity = properties.Text("objectKey") is { } item ? new("Object", item) : AzureResources.Entity(record),
        };
    }

    private static OcsfStatus Status(string? result, string? code) =>
        HttpOutcome.Status(code) is not OcsfStatus.Unknown and var answered ? answered : result?.Trim().ToUpperInvariant() switch
        {
            "SUCCESS" or "SUCCEEDED" => OcsfStatus.Success,
            "FAILURE" or "FAILED" => OcsfStatus.Failure,
            null => OcsfStatus.Unknown,
            _ => OcsfStatus.Other,
        };

    /// <summary>Databases know accounts of their own. Storage calls whoever holds the token the requester (https://learn.microsoft.com/azure/storage/blobs/monitor-blob-storage-reference).</summary>
    private static Actor? Actor(Draft draft)
    {
        if (AzureCallers.Of(draft) is { } caller) return caller;
        if (draft.Properties.Text("user") is { } account) return new(Subjects.User(draft.Directory, null, account));
        var requester = draft.Record["identity"].Opened()["requester"].Opened();
        var application = requester.Text("appId")?.Lower();
        var person = requester.Text("upn") is { } name ? Subjects.User(draft.Directory, requester.Text("objectId"), name) : null;
        return person is null && application is null ? null : new(person, AppInfo: application is null ? null : new(application, null));
    }

    private static Endpoint? Source(RecordNode record, RecordNode properties) =>
        IpSpelling.Parse(record.Text("callerIpAddress") ?? properties.Text("clientIp") ?? properties.Text("clientIP") ?? properties.Text("ip")) is ({ } ip, var port)
            ? new(ip, NetworkPaths.Port(properties, "clientPort") is { } written and > 0 ? written : port)
            : null;

    private static HttpRequest? Request(RecordNode record, RecordNode properties, string? method)
    {
        var agent = properties.Text("userAgent") ?? properties.Text("userAgentHeader");
        var address = record.Text("uri") ?? WebApplicationFirewalls.Address(properties);
        return agent is null && address is null && method is null ? null : new(agent, method, address);
    }
}
