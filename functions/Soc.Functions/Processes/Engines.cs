using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Soc.Core;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Stores;
using Soc.Core.Triage;

namespace Soc.Functions.Processes;

/// <summary>Makes the engine for one invocation: the client by which orchestrations are started and woken comes with each.</summary>
public sealed class Engines(IDocumentStore store, IEffectRunner runner, TimeProvider clock, ILoggerFactory logs)
{
    private readonly IReadOnlyList<ProcessDefinition> _definitions = Definitions.All(TriagePolicy.Default, ContainmentPolicy.Default);

    public ProcessEngine For(DurableTaskClient client)
    {
        var wakes = new WakeTable(store, clock);
        return new(store, _definitions, runner, new DurableWakeBook(wakes, new Rouser(client, wakes), logs.CreateLogger<DurableWakeBook>()), clock);
    }
}
