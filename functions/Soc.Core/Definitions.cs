using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core;

/// <summary>The SOC's processes as an engine drives them; the same on every host.</summary>
public static class Definitions
{
    public static ProcessDefinition<IncidentState, IncidentCommand, IncidentEvent> Incident(TriagePolicy policy) =>
        new(IncidentId.Kind, new IncidentDecider(policy), now => new IncidentCommand.Wake(now));

    public static ProcessDefinition<ContainmentState, ContainmentCommand, ContainmentEvent> Containment(ContainmentPolicy policy) =>
        new(ContainmentProcess.Kind, new ContainmentDecider(policy), now => new ContainmentCommand.Wake(now));
}
