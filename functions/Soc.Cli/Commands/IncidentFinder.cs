using Soc.Cli.Hosting;
using Soc.Core.Review;
using Soc.Core.Tenants;

namespace Soc.Cli.Commands;

/// <summary>Which incident an id means; it may be abbreviated, and "inc-" left out.</summary>
internal static class IncidentFinder
{
    public static async Task<(TenantId Tenant, string Incident)> Find(SocHost host, string id, CancellationToken cancellation)
    {
        var all = await List(host, cancellation);
        var shown = VisibleText.Of(id, 60);
        var found = all.Where(each => each.Incident == id).ToList();
        if (found.Count == 0) found = [.. all.Where(each => id.Length > 0 && (each.Incident.StartsWith(id, StringComparison.OrdinalIgnoreCase) || each.Incident.StartsWith($"inc-{id}", StringComparison.OrdinalIgnoreCase)))];
        return found switch
        {
            [var only] => only,
            [] => throw CommandException.Wrong($"There is no incident '{shown}' in {host.Workspace.Folder}."),
            _ => throw CommandException.Wrong($"'{shown}' could be {string.Join(" or ", found.Take(5).Select(each => each.Incident))}."),
        };
    }

    public static async Task<IReadOnlyList<(TenantId Tenant, string Incident)>> List(SocHost host, CancellationToken cancellation)
    {
        var all = new List<(TenantId, string)>();
        foreach (var tenant in await host.Profiles.Tenants(cancellation))
            await foreach (var incident in host.Register.List(tenant, cancellation))
                all.Add((tenant, incident));
        return all;
    }
}
