using Microsoft.Graph;
using Microsoft.Graph.Models;
using Soc.Core.Respond;

namespace Soc.Microsoft365.Graph;

/// <summary>Reads accounts. Needs User.Read.All; and RoleManagement.Read.Directory, without which roles come without their names.</summary>
internal sealed class Accounts(GraphServiceClient graph)
{
    public const string Permission = "User.Read.All and RoleManagement.Read.Directory";

    private static readonly (string Name, string Value) Eventual = ("ConsistencyLevel", "eventual");

    public async Task<TargetSnapshot.Account> Read(string userId, CancellationToken cancellation)
    {
        var user = await Select(userId, ["id", "userPrincipalName", "accountEnabled", "onPremisesSyncEnabled", "signInSessionsValidFromDateTime"], cancellation);
        return new TargetSnapshot.Account(
            user.Id ?? userId,
            user.UserPrincipalName ?? "",
            user.AccountEnabled ?? false,
            user.OnPremisesSyncEnabled ?? false,
            user.SignInSessionsValidFromDateTime,
            await Roles(userId, cancellation));
    }

    public async Task<bool> Enabled(string userId, CancellationToken cancellation) =>
        (await Select(userId, ["accountEnabled"], cancellation)).AccountEnabled ?? false;

    public async Task<DateTimeOffset?> SessionsValidFrom(string userId, CancellationToken cancellation) =>
        (await Select(userId, ["signInSessionsValidFromDateTime"], cancellation)).SignInSessionsValidFromDateTime;

    /// <summary>Direct and through groups; a cast is an advanced query, which wants ConsistencyLevel and $count.</summary>
    private async Task<IReadOnlyList<string>> Roles(string userId, CancellationToken cancellation)
    {
        var first = await graph.Users[userId].TransitiveMemberOf.GraphDirectoryRole.GetAsync(request =>
        {
            request.Headers.Add(Eventual.Name, Eventual.Value);
            request.QueryParameters.Count = true;
            request.QueryParameters.Select = ["id", "displayName"];
        }, cancellation);
        var roles = await graph.All<DirectoryRole, DirectoryRoleCollectionResponse>(first, cancellation, Eventual);
        return [.. roles.Select(role => role.DisplayName ?? role.Id ?? "unnamed role").Order(StringComparer.Ordinal)];
    }

    private async Task<User> Select(string userId, string[] properties, CancellationToken cancellation) =>
        await graph.Users[userId].GetAsync(request => request.QueryParameters.Select = properties, cancellation) ?? new User();
}
