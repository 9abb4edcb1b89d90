using System.Collections.Frozen;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Tenants;
using Soc.Microsoft365.Defender;
using Soc.Microsoft365.Graph;

namespace Soc.Microsoft365;

/// <summary>The way into the connected tenants: sends each kind of action to the system that knows it, and never to another tenant's.</summary>
public sealed class Microsoft365Containment : IContainment, IDisposable
{
    private readonly FrozenDictionary<TenantId, (GraphContainment Graph, DefenderContainment Defender)> _tenants;

    public Microsoft365Containment(IEnumerable<Microsoft365Connection> connections, TimeProvider clock) =>
        _tenants = connections.ToFrozenDictionary(
            connection => connection.Tenant,
            connection => (GraphContainment.Connect(connection, clock), DefenderContainment.Connect(connection, clock)));

    public Task<StepOutcome> Snapshot(ContainmentOrder order, CancellationToken cancellation) =>
        Route(order, system => system.Snapshot(order, cancellation));

    public Task<StepOutcome> Act(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation) =>
        Route(order, system => system.Act(order, snapshot, cancellation));

    public Task<StepOutcome> Undo(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation) =>
        Route(order, system => system.Undo(order, snapshot, cancellation));

    public Task<StepOutcome> ReadBack(
        ContainmentOrder order, TargetSnapshot snapshot, Direction direction, string? receipt, CancellationToken cancellation) =>
        Route(order, system => system.ReadBack(order, snapshot, direction, receipt, cancellation));

    public void Dispose()
    {
        foreach (var (graph, defender) in _tenants.Values)
        {
            graph.Dispose();
            defender.Dispose();
        }
    }

    private Task<StepOutcome> Route(ContainmentOrder order, Func<IContainment, Task<StepOutcome>> step)
    {
        if (!_tenants.TryGetValue(order.Tenant, out var tenant)) return Task.FromResult<StepOutcome>(NotConnected());
        return order.Action switch
        {
            ContainmentAction.IsolateDevice or ContainmentAction.BlockIndicator => step(tenant.Defender),
            _ => step(tenant.Graph),
        };
    }

    private static StepOutcome.Refused NotConnected() => new(
        new Refusal(RefusalReason.NotConnected, "This tenant's Microsoft 365 is not connected.", "Act by hand in the tenant's own portals, and connect the tenant."));
}
