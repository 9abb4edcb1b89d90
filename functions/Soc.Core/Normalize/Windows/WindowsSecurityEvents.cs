using System.Collections.Frozen;

namespace Soc.Core.Normalize.Windows;

/// <summary>
/// The security log of Windows, and what of its other logs speaks of security: by event id
/// (https://learn.microsoft.com/windows-server/identity/ad-ds/plan/appendix-l--events-to-monitor). An event without a mapping of its own keeps
/// what all have in common: machine, time, who did it and to whom.
/// </summary>
internal static class WindowsSecurityEvents
{
    private const string SystemLog = "System";
    private const string SessionLog = "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational";
    private const string AntivirusLog = "Microsoft-Windows-Windows Defender/Operational";

    private static readonly FrozenDictionary<long, Func<WindowsFields, SecurityEvent>> Security = new Dictionary<long, Func<WindowsFields, SecurityEvent>>
    {
        [1100] = fields => WindowsLogs.Of(fields, "Stop"),
        [1102] = WindowsLogs.Cleared,
        [1105] = fields => WindowsLogs.Of(fields, "Archive"),
        [4624] = WindowsLogons.Succeeded,
        [4625] = WindowsLogons.Failed,
        [4634] = WindowsLogons.Ended,
        [4647] = WindowsLogons.Ended,
        [4648] = WindowsLogons.WithOtherCredentials,
        [4657] = WindowsRegistry.Set,
        [4672] = WindowsLogons.Privileged,
        [4688] = WindowsProcesses.Created,
        [4689] = WindowsProcesses.Ended,
        [4697] = WindowsJobs.ServiceInstalled,
        [4698] = fields => WindowsJobs.Task(fields, "Create"),
        [4699] = fields => WindowsJobs.Task(fields, "Delete"),
        [4700] = fields => WindowsJobs.Task(fields, "Enable"),
        [4701] = fields => WindowsJobs.Task(fields, "Disable"),
        [4702] = fields => WindowsJobs.Task(fields, "Update"),
        [4719] = WindowsDirectory.AuditPolicy,
        [4720] = fields => WindowsDirectory.Account(fields, "Create"),
        [4722] = fields => WindowsDirectory.Account(fields, "Enable"),
        [4723] = fields => WindowsDirectory.Account(fields, "Password Change"),
        [4724] = fields => WindowsDirectory.Account(fields, "Password Reset"),
        [4725] = fields => WindowsDirectory.Account(fields, "Disable"),
        [4726] = fields => WindowsDirectory.Account(fields, "Delete"),
        [4727] = fields => WindowsDirectory.Group(fields, "Create"),
        [4728] = fields => WindowsDirectory.Member(fields, "Add User"),
        [4729] = fields => WindowsDirectory.Member(fields, "Remove User"),
        [4730] = fields => WindowsDirectory.Group(fields, "Delete"),
        [4731] = fields => WindowsDirectory.Group(fields, "Create"),
        [4732] = fields => WindowsDirectory.Member(fields, "Add User"),
        [4733] = fields => WindowsDirectory.Member(fields, "Remove User"),
        [4734] = fields => WindowsDirectory.Group(fields, "Delete"),
        [4735] = fields => WindowsDirectory.Group(fields, "Other"),
        [4737] = fields => WindowsDirectory.Group(fields, "Other"),
        [4738] = fields => WindowsDirectory.Account(fields, "Other"),
        [4740] = WindowsDirectory.LockedOut,
        [4741] = fields => WindowsDirectory.Account(fields, "Create"),
        [4742] = fields => WindowsDirectory.Account(fields, "Other"),
        [4743] = fields => WindowsDirectory.Account(fields, "Delete"),
        [4744] = fields => WindowsDirectory.Group(fields, "Create"),
        [4745] = fields => WindowsDirectory.Group(fields, "Other"),
        [4746] = fields => WindowsDirectory.Member(fields, "Add User"),
        [4747] = fields => WindowsDirectory.Member(fields, "Remove User"),
        [4748] = fields => WindowsDirectory.Group(fields, "Delete"),
        [4749] = fields => WindowsDirectory.Group(fields, "Create"),
        [4750] = fields => WindowsDirectory.Group(fields, "Other"),
        [4751] = fields => WindowsDirectory.Member(fields, "Add User"),
        [4752] = fields => WindowsDirectory.Member(fields, "Remove User"),
        [4753] = fields => WindowsDirectory.Group(fields, "Delete"),
        [4754] = fields => WindowsDirectory.Group(fields, "Create"),
        [4755] = fields => WindowsDirectory.Group(fields, "Other"),
        [4756] = fields => WindowsDirectory.Member(fields, "Add User"),
        [4757] = fields => WindowsDirectory.Member(fields, "Remove User"),
        [4758] = fields => WindowsDirectory.Group(fields, "Delete"),
        [4759] = fields => WindowsDirectory.Group(fields, "Create"),
        [4760] = fields => WindowsDirectory.Group(fields, "Other"),
        [4761] = fields => WindowsDirectory.Member(fields, "Add User"),
        [4762] = fields => WindowsDirectory.Member(fields, "Remove User"),
        [4763] = fields => WindowsDirectory.Group(fields, "Delete"),
        [4767] = fields => WindowsDirectory.Account(fields, "Unlock"),
        [4768] = fields => WindowsTickets.Of(fields, "Authentication Ticket"),
        [4769] = fields => WindowsTickets.Of(fields, "Service Ticket Request"),
        [4770] = fields => WindowsTickets.Of(fields, "Service Ticket Renew"),
        [4771] = fields => WindowsTickets.Of(fields, "Preauth"),
        [4776] = WindowsLogons.Validated,
        [4778] = fields => WindowsSessions.Turned(fields, "session reconnected"),
        [4779] = fields => WindowsSessions.Turned(fields, "session disconnected"),
        [4781] = WindowsDirectory.Renamed,
        [4825] = WindowsSessions.Denied,
        [5136] = fields => WindowsDirectory.Object(fields, "Update"),
        [5137] = fields => WindowsDirectory.Object(fields, "Create"),
        [5141] = fields => WindowsDirectory.Object(fields, "Delete"),
        [5140] = fields => WindowsShares.Of(fields, "Open"),
        [5145] = fields => WindowsShares.Of(fields, "Access Check"),
        [5156] = fields => WindowsConnections.Of(fields, allowed: true),
        [5157] = fields => WindowsConnections.Of(fields, allowed: false),
        [6272] = WindowsNetworkPolicies.Granted,
        [6273] = WindowsNetworkPolicies.Denied,
        [6274] = WindowsNetworkPolicies.Denied,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<long, Func<WindowsFields, SecurityEvent>> System = new Dictionary<long, Func<WindowsFields, SecurityEvent>>
    {
        [104] = WindowsLogs.Cleared,
        [7045] = WindowsJobs.ServiceInstalled,
    }.ToFrozenDictionary();

    public static SecurityEvent? Normalize(Draft draft)
    {
        var fields = new WindowsFields(draft);
        if (fields.EventId is not { } id) return null;
        var channel = draft.Record.Text("Channel") ?? "Security";
        var mapped = channel.Equals("Security", StringComparison.OrdinalIgnoreCase) ? Security.GetValueOrDefault(id)
            : channel.Equals(SystemLog, StringComparison.OrdinalIgnoreCase) ? System.GetValueOrDefault(id)
            : channel.Equals(SessionLog, StringComparison.OrdinalIgnoreCase) ? WindowsSessions.OfManager(id)
            : channel.Equals(AntivirusLog, StringComparison.OrdinalIgnoreCase) ? WindowsAntivirus.Of(id)
            : null;
        if (mapped is null) return Other(fields);
        // What failed is told by its audit alone where the event has no code for it.
        var found = mapped(fields);
        return fields.Audited == OcsfStatus.Failure ? found with { Status = OcsfStatus.Failure } : found;
    }

    private static SecurityEvent Other(WindowsFields fields) => fields.Common() with
    {
        Class = OcsfClass.BaseEvent,
        Status = fields.Audited,
        Actor = fields.User("Subject") is { } subject ? new(subject) : null,
        User = fields.User("Target"),
    };
}
