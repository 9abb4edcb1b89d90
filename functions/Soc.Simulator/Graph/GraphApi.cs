using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Graph;

/// <summary>The Microsoft Graph v1.0 routes that containment and onboarding need, over one tenant.</summary>
internal sealed class GraphApi(SimulatedTenant tenant, TenantServerOptions options)
{
    private readonly List<GraphUser> _users = [.. tenant.Users.Select(user => new GraphUser(user))];

    private readonly DirectoryApi _directory = new(tenant, options);

    /// <param name="request">Its path begins with the version.</param>
    public Reply Answer(ApiRequest request)
    {
        if (request.Segments is not [_, "users", var id, .. var rest]) return _directory.Answer(request);
        if (Find(id) is not { } user)
            return GraphError.Of(404, "Request_ResourceNotFound",
                $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.", request.Now);
        return (request.Method, rest) switch
        {
            ("GET", []) => Users.Get(request, user),
            ("PATCH", []) => Users.Patch(request, user),
            ("POST", ["revokeSignInSessions"]) => Users.Revoke(user, options.SessionsVisibleAfter),
            ("GET", ["memberOf" or "transitiveMemberOf", "microsoft.graph.directoryRole" or "graph.directoryRole"]) =>
                Users.DirectoryRoles(request, user, options.PageSize),
            ("GET", ["authentication", "methods"]) => AuthenticationMethods.List(request, user, options.PageSize),
            ("DELETE", ["authentication", var collection, var method]) => AuthenticationMethods.Delete(request, user, collection, method),
            ("GET", ["mailFolders", "inbox", "messageRules"]) => MessageRules.List(request, user, options.PageSize),
            ("GET", ["mailFolders", "inbox", "messageRules", var rule]) => MessageRules.Get(request, user, rule),
            ("PATCH", ["mailFolders", "inbox", "messageRules", var rule]) => MessageRules.Patch(request, user, rule),
            _ => GraphError.NoRoute(request),
        };
    }

    private GraphUser? Find(string idOrName) => _users.Find(user =>
        user.Seed.Id.Equals(idOrName, StringComparison.OrdinalIgnoreCase)
        || user.Seed.UserPrincipalName.Equals(idOrName, StringComparison.OrdinalIgnoreCase));
}
