using System.Globalization;
using System.Text.Json.Nodes;
using Soc.Simulator.Server;

namespace Soc.Simulator.Graph;

/// <summary>Error bodies of the Graph (learn.microsoft.com/graph/errors).</summary>
internal static class GraphError
{
    public static Reply Of(int status, string code, string message, DateTimeOffset now)
    {
        var inner = new JsonObject
        {
            ["date"] = now.UtcDateTime.ToString("s", CultureInfo.InvariantCulture),
            ["request-id"] = Guid.NewGuid().ToString(),
            ["client-request-id"] = Guid.NewGuid().ToString(),
        };
        return new Reply(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["innerError"] = inner } });
    }

    public static Reply Unauthenticated(DateTimeOffset now) => Of(401, "InvalidAuthenticationToken", "Access token is empty.", now);

    public static Reply Denied(DateTimeOffset now) =>
        Of(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.", now);

    public static Reply NoRoute(ApiRequest request) =>
        Of(400, "BadRequest", $"Resource not found for the segment '{request.Segments[^1]}'.", request.Now);
}
