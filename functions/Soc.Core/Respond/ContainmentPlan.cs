using Soc.Core.Detect;
using Soc.Core.Prepare;

namespace Soc.Core.Respond;

/// <summary>
/// What to do about an incident. A pure function of its alerts and the tenant's profile; ordered by action id.
/// Nothing here acts: a human approves each action, and the guards are checked again at execution.
/// </summary>
public static class ContainmentPlan
{
    /// <summary>ATT&amp;CK: Modify Authentication Process, multi-factor authentication.</summary>
    private const string AuthenticatorAdded = "T1556.006";

    public static IReadOnlyList<ProposedAction> For(IReadOnlyCollection<Alert> alerts, TenantDirectory directory) =>
        [.. Accounts(alerts).Concat(Authenticators(alerts)).Concat(InboxRules(alerts)).Concat(Devices(alerts, directory)).Concat(Addresses(alerts))
            .GroupBy(proposal => proposal.Action.Id, StringComparer.Ordinal)
            .Select(same => same.First() with { AlertIds = [.. same.SelectMany(proposal => proposal.AlertIds).Distinct().Order(StringComparer.Ordinal)] })
            .Select(proposal => Guard(proposal, directory))
            .OrderBy(proposal => proposal.Action.Id, StringComparer.Ordinal)];

    /// <summary>An account is contained when someone else has used it: not for receiving a mail or clicking a link.</summary>
    private static IEnumerable<ProposedAction> Accounts(IReadOnlyCollection<Alert> alerts)
    {
        foreach (var (user, used) in By(EntityKind.User, alerts, alert => alert.Phase >= Phase.Exploitation && alert.Severity >= Severity.Medium && OnIdentity(alert)))
        {
            yield return Propose(new ContainmentAction.RevokeSessions(user), "Someone else uses the account: its sessions end", used);
            if (used.Select(alert => alert.Phase).Distinct().Count() > 1)
                yield return Propose(new ContainmentAction.DisableAccount(user), "The intruder has settled in: the account pauses until it is clean", used);
        }
    }

    private static IEnumerable<ProposedAction> Authenticators(IReadOnlyCollection<Alert> alerts) =>
        from alert in alerts
        where alert.Techniques.Contains(AuthenticatorAdded)
        from user in alert.Entities.Where(entity => entity.Kind is EntityKind.User)
        select Propose(new ContainmentAction.RemoveAuthenticationMethod(user.Value, alert.Time), "An authenticator was added from a place the user has never been", [alert]);

    private static IEnumerable<ProposedAction> InboxRules(IReadOnlyCollection<Alert> alerts) =>
        from rule in By(EntityKind.MailboxRule, alerts, _ => true)
        let slash = rule.Entity.IndexOf('/', StringComparison.Ordinal)
        where slash > 0
        select Propose(new ContainmentAction.DisableInboxRule(rule.Entity[..slash], rule.Entity[(slash + 1)..]), "The rule hides mail from the user", rule.Alerts);

    /// <summary>Only a machine of Defender's can be isolated; a server that only its own logs tell of is taken off the network by hand.</summary>
    private static IEnumerable<ProposedAction> Devices(IReadOnlyCollection<Alert> alerts, TenantDirectory directory) =>
        By(EntityKind.Device, alerts, alert => alert.Phase >= Phase.Installation && !OnIdentity(alert))
            .Where(device => device.Alerts.Any(alert => alert.Severity >= Severity.Medium))
            .Select(device => (Machine: directory.FindDevice(device.Entity)?.Id ?? (IsMachineId(device.Entity) ? device.Entity : null), device.Alerts))
            .Where(device => device.Machine is not null)
            .Select(device => Propose(new ContainmentAction.IsolateDevice(device.Machine!), "The intruder's tool runs on the device", device.Alerts));

    /// <summary>SHA-1 in hexadecimal, as Defender for Endpoint names machines.</summary>
    private static bool IsMachineId(string entity) => entity.Length == 40 && entity.All(char.IsAsciiHexDigit);

    private static IEnumerable<ProposedAction> Addresses(IReadOnlyCollection<Alert> alerts) =>
        By(EntityKind.Ip, alerts, alert => alert.Phase is Phase.CommandAndControl)
            .Select(ip => Propose(new ContainmentAction.BlockIndicator(IndicatorType.IpAddress, ip.Entity), "The intruder's tool reports to the address", ip.Alerts));

    private static bool OnIdentity(Alert alert) => !alert.Entities.Any(entity => entity.Kind is EntityKind.Device);

    private static ProposedAction Propose(ContainmentAction action, string why, IReadOnlyList<Alert> evidence) =>
        new(action, why, [.. evidence.Select(alert => alert.Id)], Approvers: 1);

    private static IEnumerable<(string Entity, IReadOnlyList<Alert> Alerts)> By(EntityKind kind, IReadOnlyCollection<Alert> alerts, Func<Alert, bool> evidence) =>
        alerts.Where(evidence)
            .SelectMany(alert => alert.Entities.Where(entity => entity.Kind == kind).Select(entity => (entity.Value, alert)))
            .GroupBy(pair => pair.Value, pair => pair.alert, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<Alert>)[.. group]));

    private static ProposedAction Guard(ProposedAction proposal, TenantDirectory directory)
    {
        // A workstation of an administrator or a server: cutting it off can stop the house.
        if (proposal.Action is ContainmentAction.IsolateDevice isolate && directory.FindDevice(isolate.MachineId) is { Administrative: true }) return proposal with { Approvers = 2 };
        if (ContainmentGuard.UserOf(proposal.Action) is not { } id || directory.FindUser(id) is not { } user) return proposal;
        return proposal with
        {
            Approvers = user.Privileged ? 2 : 1,
            Blocked = ContainmentGuard.Check(proposal.Action, new(user.NeverContain, user.Synchronized)),
        };
    }
}
