using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Recover;
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

    public static ProcessDefinition<NotificationState, NotificationCommand, NotificationEvent> Notification { get; } =
        new(NotificationProcess.Kind, new NotificationDecider(), now => new NotificationCommand.Wake(now));

    /// <summary>What an engine has to know.</summary>
    public static IReadOnlyList<ProcessDefinition> All(TriagePolicy triage, ContainmentPolicy containment) => [Incident(triage), Containment(containment), Notification];
}
