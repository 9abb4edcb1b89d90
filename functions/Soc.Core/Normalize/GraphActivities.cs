using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// MicrosoftGraphActivityLogs: one request to Microsoft Graph each
/// (https://learn.microsoft.com/azure/azure-monitor/reference/tables/microsoftgraphactivitylogs; on the hub the columns begin in lower case).
/// AzureADGraphActivityLogs: the same of the Graph before it, under a few other names
/// (https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadgraphactivitylogs), which attackers' tools still ask.
/// </summary>
internal static class GraphActivities
{
    private static readonly Service Graph = new("00000003-0000-0000-c000-000000000000", "Microsoft Graph");
    private static readonly Service Former = new("00000002-0000-0000-c000-000000000000", "Azure Active Directory Graph");

    public static SecurityEvent? Normalize(Draft draft)
    {
        var properties = draft.Properties;
        var isFormer = properties.Text("requestMethod") is null;
        var method = (properties.Text("requestMethod") ?? properties.Text("httpMethod"))?.ToUpperInvariant();
        if (method is null || properties.Text("requestUri") is not { } uri || Caller(draft, properties) is not { } caller) return null;
        var code = properties.Text("responseStatusCode") ?? properties.Text("httpStatusCode") ?? draft.Record.Text("resultSignature");
        return draft.Event with
        {
            Class = OcsfClass.ApiActivity,
            Activity = Activity(method),
            Status = HttpOutcome.Status(code),
            StatusCode = code,
            Actor = caller,
            Device = Subjects.Device(draft.Directory, properties.Text("C_DeviceId") ?? properties.Text("deviceId"), null),
            SrcEndpoint = Subjects.Endpoint(properties.Text("ipAddress") ?? properties.Text("callerIpAddress") ?? draft.Record.Text("callerIpAddress")),
            HttpRequest = new(properties.Text("userAgent"), method, uri),
            HttpResponse = HttpOutcome.Response(code),
            Service = isFormer ? Former : Graph,
        };
    }

    // A request is made by a person through an application, or by an application alone; UserPrincipalObjectID stands there either way.
    private static Actor? Caller(Draft draft, RecordNode properties)
    {
        var person = Subjects.User(draft.Directory, properties.Text("userId"), null);
        var application = (properties.Text("appId") ?? properties.Text("servicePrincipalId"))?.Lower();
        return person is null && application is null ? null : new(person, Session(properties), AppInfo: application is null ? null : new(application, null));
    }

    /// <summary>The session, which is that of the sign-in logs, is spelled in several ways.</summary>
    private static Session? Session(RecordNode properties) =>
        Subjects.Session(properties.Text("sessionId") ?? properties.Text("C_Sid") ?? properties.Text("c_Sid") ?? properties.Text("c_sid"));

    private static string Activity(string method) => method switch
    {
        "GET" or "HEAD" => "Read",
        "POST" => "Create",
        "PATCH" or "PUT" => "Update",
        "DELETE" => "Delete",
        _ => "Other",
    };
}
