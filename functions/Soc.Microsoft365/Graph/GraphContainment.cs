using Microsoft.Graph;
using Soc.Core.Respond;

namespace Soc.Microsoft365.Graph;

/// <summary>Contains accounts and mailboxes of one tenant through Microsoft Graph v1.0.</summary>
public sealed class GraphContainment : ContainmentByAction, IDisposable
{
    private readonly GraphServiceClient _graph;
    private readonly SessionRevocation _sessions;
    private readonly AccountSwitch _accounts;
    private readonly AuthenticationMethodRemoval _methods;
    private readonly InboxRuleSwitch _rules;

    private GraphContainment(GraphServiceClient graph, TimeProvider clock)
    {
        _graph = graph;
        _sessions = new SessionRevocation(graph, clock);
        _accounts = new AccountSwitch(graph, clock);
        _methods = new AuthenticationMethodRemoval(graph, clock);
        _rules = new InboxRuleSwitch(graph, clock);
    }

    public static GraphContainment Connect(Microsoft365Connection connection, TimeProvider clock) => new(GraphConnection.Open(connection), clock);

    public void Dispose() => _graph.Dispose();

    protected override IContainment For(ContainmentAction action) => action switch
    {
        ContainmentAction.RevokeSessions => _sessions,
        ContainmentAction.DisableAccount => _accounts,
        ContainmentAction.RemoveAuthenticationMethod => _methods,
        ContainmentAction.DisableInboxRule => _rules,
        var other => throw new ArgumentOutOfRangeException(nameof(action), other.GetType().Name, "Not an action of the Graph."),
    };
}
