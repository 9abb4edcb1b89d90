using System.Text.Json.Nodes;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Graph;

/// <summary>The collections of the Microsoft Graph v1.0 that onboarding reads.</summary>
internal sealed class DirectoryApi(SimulatedTenant tenant, TenantServerOptions options)
{
    private const string Metadata = "https://graph.microsoft.com/v1.0/$metadata#";

    public Reply Answer(ApiRequest request) => (request.Method, request.Segments[1..]) switch
    {
        ("GET", ["organization"]) => Page(request, "organization", [Organization()]),
        ("GET", ["users"]) => Page(request, "users", tenant.Users.Select(user => User(user, typed: false))),
        ("GET", ["directoryRoles"]) => Page(request, "directoryRoles", Roles.Select(role => new JsonObject { ["id"] = IdOf(role), ["displayName"] = role })),
        ("GET", ["directoryRoles", var id, "members"]) => Page(request, "directoryObjects", Members(id)),
        ("GET", ["groups", var id, "transitiveMembers", "microsoft.graph.user" or "graph.user"]) => GroupMembers(request, id),
        ("GET", ["identity", "conditionalAccess", "namedLocations"]) => Page(request, "identity/conditionalAccess/namedLocations", tenant.NamedLocations.Select(Location)),
        _ => GraphError.NoRoute(request),
    };

    private List<string> Roles => [.. tenant.Users.SelectMany(user => user.DirectoryRoles).Concat(tenant.Groups.SelectMany(group => group.Roles)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A role's id in this tenant: made of its name, so that it is the same in every run.</summary>
    private static string IdOf(string role) =>
        new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(role)).AsSpan(0, 16)).ToString("D");

    private Reply Page(ApiRequest request, string context, IEnumerable<JsonObject> items) => Collection.Page(request, Metadata + context, items, options.PageSize);

    private JsonObject Organization() => new()
    {
        ["id"] = tenant.Id,
        ["displayName"] = tenant.DisplayName,
        ["verifiedDomains"] = new JsonArray(
            new JsonObject { ["capabilities"] = "Email, OfficeCommunicationsOnline", ["isDefault"] = true, ["isInitial"] = false, ["name"] = tenant.Domain, ["type"] = "Managed" }),
    };

    private IEnumerable<JsonObject> Members(string roleId) =>
    [
        .. tenant.Users.Where(user => user.DirectoryRoles.Any(role => IdOf(role) == roleId)).Select(user => User(user, typed: true)),
        .. tenant.Groups.Where(group => group.Roles.Any(role => IdOf(role) == roleId))
            .Select(group => new JsonObject { ["@odata.type"] = "#microsoft.graph.group", ["id"] = group.Id, ["displayName"] = group.DisplayName, ["isAssignableToRole"] = true }),
    ];

    private Reply GroupMembers(ApiRequest request, string id)
    {
        if (tenant.Groups.FirstOrDefault(group => group.Id == id) is not { } found)
            return GraphError.Of(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.", request.Now);
        // A cast of members is an advanced query: https://learn.microsoft.com/graph/aad-advanced-queries
        return request.ConsistencyLevel != "eventual" || request.Query.GetValueOrDefault("$count") != "true"
            ? GraphError.Of(400, "Request_UnsupportedQuery", "The specified query is not supported without the ConsistencyLevel header and $count.", request.Now)
            : Page(request, "users", tenant.Users.Where(user => found.Members.Contains(user.Id)).Select(user => User(user, typed: false)));
    }

    private static JsonObject User(SimulatedUser user, bool typed)
    {
        var made = new JsonObject();
        if (typed) made["@odata.type"] = "#microsoft.graph.user";
        made["id"] = user.Id;
        made["userPrincipalName"] = user.UserPrincipalName;
        made["displayName"] = user.DisplayName;
        made["onPremisesSyncEnabled"] = user.OnPremisesSyncEnabled ? true : null;
        return made;
    }

    private static JsonObject Location(SimulatedLocation location) => new()
    {
        ["@odata.type"] = "#microsoft.graph.ipNamedLocation",
        ["id"] = IdOf(location.DisplayName),
        ["displayName"] = location.DisplayName,
        ["isTrusted"] = location.IsTrusted,
        ["ipRanges"] = new JsonArray([.. location.Ranges.Select(Range)]),
    };

    private static JsonObject Range(string cidr) => new()
    {
        ["@odata.type"] = cidr.Contains(':', StringComparison.Ordinal) ? "#microsoft.graph.iPv6CidrRange" : "#microsoft.graph.iPv4CidrRange",
        ["cidrAddress"] = cidr,
    };
}
