using System.Net;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Soc.Core.Prepare;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Microsoft365.Graph;

/// <summary>
/// Reads a directory whole. learn.microsoft.com/graph/api: organization-list (Organization.Read.All), user-list (User.Read.All),
/// directoryrole-list and directoryrole-list-members (RoleManagement.Read.Directory), group-list-transitivemembers (GroupMember.Read.All),
/// conditionalaccessroot-list-namedlocations (Policy.Read.All).
/// </summary>
internal sealed class DirectorySurvey(GraphServiceClient graph)
{
    // Entra Connect's account holds it: whoever contains that account stops the synchronization of the directory.
    private const string Synchronization = "Directory Synchronization Accounts";

    private static readonly (string Name, string Value) Eventual = ("ConsistencyLevel", "eventual");

    public static bool IsPrivileged(string role) => PrivilegedRoles.Contain(role);

    public async Task<string> Name(CancellationToken cancellation) => (await Organization(cancellation)).DisplayName ?? "";

    public async Task<IReadOnlyList<string>> Domains(CancellationToken cancellation) =>
        [.. ((await Organization(cancellation)).VerifiedDomains ?? []).Select(domain => domain.Name).OfType<string>().Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<DirectoryUser>> Users(CancellationToken cancellation)
    {
        var first = await graph.Users.GetAsync(request =>
        {
            request.QueryParameters.Select = ["id", "userPrincipalName", "displayName", "onPremisesSyncEnabled"];
            request.QueryParameters.Top = 999;
        }, cancellation);
        var users = await graph.All<User, UserCollectionResponse>(first, cancellation);
        return [.. users.Where(user => user.Id is not null).Select(user => new DirectoryUser(
            user.Id!.ToLowerInvariant(),
            (user.UserPrincipalName ?? user.Id!).ToLowerInvariant(),
            user.DisplayName ?? user.UserPrincipalName ?? user.Id!,
            Synchronized: user.OnPremisesSyncEnabled ?? false))];
    }

    /// <summary>Object ids of the users who hold a role, directly or through a role-assignable group.</summary>
    public async Task<IReadOnlySet<string>> Holders(Func<string, bool> role, CancellationToken cancellation)
    {
        var holders = new SortedSet<string>(StringComparer.Ordinal);
        // Only activated roles are listed; one that was never activated has no member.
        var roles = await graph.All<DirectoryRole, DirectoryRoleCollectionResponse>(
            await graph.DirectoryRoles.GetAsync(request => request.QueryParameters.Select = ["id", "displayName"], cancellation), cancellation);
        foreach (var held in roles.Where(each => each is { Id: not null, DisplayName: not null } && role(each.DisplayName)))
        {
            var members = await graph.All<DirectoryObject, DirectoryObjectCollectionResponse>(
                await graph.DirectoryRoles[held.Id].Members.GetAsync(cancellationToken: cancellation), cancellation);
            foreach (var member in members.Where(each => each.Id is not null))
                holders.UnionWith(member is Group ? (await Members(member.Id!, cancellation)).Select(user => user.Id!.ToLowerInvariant()) : [member.Id!.ToLowerInvariant()]);
        }

        return holders;
    }

    /// <param name="group">Of break-glass accounts, or null.</param>
    public async Task<IReadOnlySet<string>> NeverContain(string? group, CancellationToken cancellation)
    {
        var spared = new SortedSet<string>(await Holders(role => role == Synchronization, cancellation), StringComparer.Ordinal);
        if (group is not null) spared.UnionWith((await Members(group, cancellation)).Select(user => user.Id!.ToLowerInvariant()));
        return spared;
    }

    public async Task<IReadOnlyList<Analyst>> Analysts(IReadOnlyDictionary<Tier, string> groups, CancellationToken cancellation)
    {
        var analysts = new SortedDictionary<string, Analyst>(StringComparer.Ordinal);
        foreach (var (tier, group) in groups.OrderBy(pair => pair.Key))
            foreach (var user in await Members(group, cancellation))
                analysts[user.Id!.ToLowerInvariant()] = new(user.Id!.ToLowerInvariant(), user.DisplayName ?? user.UserPrincipalName ?? user.Id!, tier);
        return [.. analysts.Values];
    }

    /// <summary>An office's egress is trusted by its administrators, and many people leave through it.</summary>
    public async Task<IReadOnlyList<KnownNetwork>> TrustedNetworks(CancellationToken cancellation)
    {
        var locations = await graph.All<NamedLocation, NamedLocationCollectionResponse>(
            await graph.Identity.ConditionalAccess.NamedLocations.GetAsync(cancellationToken: cancellation), cancellation);
        return
        [
            .. locations.OfType<IpNamedLocation>().Where(location => location.IsTrusted == true)
                .SelectMany(location => (location.IpRanges ?? []).Select(range => (location.DisplayName, Cidr: Cidr(range))))
                .Where(place => place.Cidr is not null)
                .Select(place => new KnownNetwork(place.Cidr!.Value, place.DisplayName ?? place.Cidr.Value.ToString(), Shared: true)),
        ];
    }

    private static IPNetwork? Cidr(IpRange range)
    {
        var written = range switch
        {
            IPv4CidrRange v4 => v4.CidrAddress,
            IPv6CidrRange v6 => v6.CidrAddress,
            _ => null,
        };
        if (written?.Split('/') is not [var address, var length] || !IPAddress.TryParse(address, out var parsed) || !int.TryParse(length, out var bits)) return null;
        // What stands in the portal may have bits behind its mask, which a network must not have.
        return bits < 0 || bits > parsed.GetAddressBytes().Length * 8 ? null : new(Masked(parsed, bits), bits);
    }

    private static IPAddress Masked(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = bits; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new(bytes);
    }

    private async Task<Organization> Organization(CancellationToken cancellation) =>
        (await graph.Organization.GetAsync(request => request.QueryParameters.Select = ["displayName", "verifiedDomains"], cancellation))?.Value?.FirstOrDefault() ?? new();

    /// <summary>The users of a group and of the groups in it; a cast is an advanced query, which wants ConsistencyLevel and $count.</summary>
    private async Task<List<User>> Members(string group, CancellationToken cancellation)
    {
        var first = await graph.Groups[group].TransitiveMembers.GraphUser.GetAsync(request =>
        {
            request.Headers.Add(Eventual.Name, Eventual.Value);
            request.QueryParameters.Count = true;
            request.QueryParameters.Select = ["id", "displayName", "userPrincipalName"];
        }, cancellation);
        return [.. (await graph.All<User, UserCollectionResponse>(first, cancellation, Eventual)).Where(user => user.Id is not null)];
    }
}
