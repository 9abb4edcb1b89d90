using System.Collections.Frozen;
using Soc.Core.Prepare;
using Soc.Core.Tenants;
using Soc.Microsoft365.Defender;
using Soc.Microsoft365.Graph;

namespace Soc.Microsoft365;

/// <summary>Surveys the connected tenants: people, roles, domains and trusted places from the Graph, machines from Defender for Endpoint.</summary>
public sealed class Microsoft365Survey(IEnumerable<Microsoft365Connection> connections, SurveyOptions options) : ITenantSurvey
{
    private readonly FrozenDictionary<TenantId, Microsoft365Connection> _connections = connections.ToFrozenDictionary(connection => connection.Tenant);

    public IReadOnlyList<TenantId> Tenants => _connections.Keys;

    public async Task<TenantSurvey> Survey(TenantId tenant, CancellationToken cancellation)
    {
        var connection = _connections[tenant];
        using var graph = GraphConnection.Open(connection);
        using var defender = DefenderContainment.Open(connection);
        var parts = new SurveyParts();
        var people = new DirectorySurvey(graph);
        var privileged = await parts.Read("privileged roles", "RoleManagement.Read.Directory and GroupMember.Read.All", () => people.Holders(DirectorySurvey.IsPrivileged, cancellation));
        return new(
            await parts.Read("the organization", "Organization.Read.All", () => people.Name(cancellation)),
            await parts.Read("users", "User.Read.All", () => people.Users(cancellation)),
            privileged,
            await parts.Read("accounts that are never contained", "GroupMember.Read.All", () => people.NeverContain(options.NeverContainGroup, cancellation)),
            await parts.Read("devices", "Machine.Read.All", () => MachineSurvey.Devices(defender, cancellation)),
            await parts.Read("trusted locations", "Policy.Read.All", () => people.TrustedNetworks(cancellation)),
            await parts.Read("domains", "Organization.Read.All", () => people.Domains(cancellation)),
            options.AnalystGroups.Count == 0 ? null : await parts.Read("analysts", "GroupMember.Read.All", () => people.Analysts(options.AnalystGroups, cancellation)),
            parts.Unread)
        {
            Subscriptions = options.Subscriptions is { Count: > 0 } subscriptions ? subscriptions : null,
            Workspaces = options.Workspaces is { Count: > 0 } workspaces ? workspaces : null,
            Collectors = options.Collectors is { Count: > 0 } collectors ? collectors : null,
        };
    }
}
