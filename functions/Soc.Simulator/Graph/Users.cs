using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Soc.Simulator.Server;

namespace Soc.Simulator.Graph;

/// <summary>/users/{id}: reading, enabling, revoking, directory roles.</summary>
internal static class Users
{
    private static readonly string[] Default =
    [
        "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname",
        "userPrincipalName", "id",
    ];

    public static Reply Get(ApiRequest request, GraphUser user)
    {
        var properties = user.Properties(request.Now);
        var wanted = request.Query.GetValueOrDefault("$select")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? Default;
        if (wanted.FirstOrDefault(name => !properties.ContainsKey(name)) is { } unknown)
            return GraphError.Of(400, "BadRequest",
                $"Parsing OData Select and Expand failed: Could not find a property named '{unknown}' on type 'microsoft.graph.user'.", request.Now);
        var body = new JsonObject { ["@odata.context"] = "https://graph.microsoft.com/v1.0/$metadata#users/$entity" };
        foreach (var name in wanted) body[name] = properties[name]?.DeepClone();
        return Reply.Ok(body);
    }

    /// <summary>Any directory role protects its holder here; the Graph lets an application touch only those without administrative roles.</summary>
    public static Reply Patch(ApiRequest request, GraphUser user)
    {
        if (request.OnlySwitch("accountEnabled") is not { } enabled)
            return GraphError.Of(400, "Request_BadRequest", "Only accountEnabled can be updated in the simulated tenant.", request.Now);
        if (user.Seed.DirectoryRoles.Count > 0) return GraphError.Denied(request.Now);
        return Reply.Changed(204, _ =>
        {
            user.AccountEnabled = enabled;
            return null;
        });
    }

    public static Reply Revoke(GraphUser user, TimeSpan visibleAfter) => Reply.Changed(200, entry =>
    {
        user.Revoke(entry.At, entry.At + visibleAfter);
        return new JsonObject { ["@odata.context"] = "https://graph.microsoft.com/v1.0/$metadata#Edm.Boolean", ["value"] = true };
    });

    public static Reply DirectoryRoles(ApiRequest request, GraphUser user, int pageSize)
    {
        if (request.ConsistencyLevel != "eventual" || request.Query.GetValueOrDefault("$count") != "true")
            return GraphError.Of(400, "Request_UnsupportedQuery", "An OData cast needs $count and the header ConsistencyLevel: eventual.", request.Now);
        var roles = user.Seed.DirectoryRoles.Select(name => new JsonObject { ["id"] = RoleId(name), ["displayName"] = name });
        return Collection.Page(request, "https://graph.microsoft.com/v1.0/$metadata#directoryRoles", roles, pageSize);
    }

    private static string RoleId(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();
}
