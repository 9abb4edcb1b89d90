using System.Text.Json.Nodes;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Graph;

/// <summary>/users/{id}/authentication.</summary>
internal static class AuthenticationMethods
{
    private const string Password = "passwordAuthenticationMethod";

    public static Reply List(ApiRequest request, GraphUser user, int pageSize) => Collection.Page(
        request,
        $"https://graph.microsoft.com/v1.0/$metadata#users('{user.Seed.Id}')/authentication/methods",
        user.Methods.Select(Resource),
        pageSize);

    /// <summary>
    /// The default method goes last: github.com/microsoftgraph/microsoft-graph-docs/issues/14470 has the error as the Graph words it.
    /// </summary>
    public static Reply Delete(ApiRequest request, GraphUser user, string collection, string id)
    {
        if (!collection.EndsWith("Methods", StringComparison.Ordinal) || collection == "passwordMethods") return GraphError.NoRoute(request);
        var type = collection[..^"Methods".Length] + "AuthenticationMethod";
        if (user.Methods.Find(method => method.Id == id && method.Type == type) is not { } found)
            return GraphError.Of(404, "resourceNotFound", $"The authentication method '{id}' was not found.", request.Now);
        if (found.Default && user.Methods.Exists(method => method != found && method.Type != Password))
            return GraphError.Of(400, "badRequest",
                "Cannot delete default method with other methods configured. Please change default method before deletion.", request.Now);
        return Reply.Changed(204, _ =>
        {
            user.Methods.Remove(found);
            return null;
        });
    }

    private static JsonObject Resource(SimulatedAuthenticationMethod method)
    {
        var resource = new JsonObject
        {
            ["@odata.type"] = $"#microsoft.graph.{method.Type}",
            ["id"] = method.Id,
            ["createdDateTime"] = GraphUser.Instant(method.CreatedAt),
        };
        foreach (var (name, value) in Details(method)) resource[name] = value;
        return resource;
    }

    private static (string Name, JsonNode? Value)[] Details(SimulatedAuthenticationMethod method) => method.Type switch
    {
        Password => [("password", null)],
        "phoneAuthenticationMethod" => [("phoneNumber", method.DisplayName), ("phoneType", "mobile"), ("smsSignInState", "notEnabled")],
        "emailAuthenticationMethod" => [("emailAddress", method.DisplayName)],
        "softwareOathAuthenticationMethod" => [("secretKey", null)],
        "temporaryAccessPassAuthenticationMethod" => [("isUsable", true), ("isUsableOnce", false), ("lifetimeInMinutes", 60)],
        _ => [("displayName", method.DisplayName)],
    };
}
