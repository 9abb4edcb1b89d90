using Soc.Core.Detect;

namespace Soc.Core.Investigate;

/// <summary>How far the attacker has come, and what usually comes next.</summary>
/// <param name="Furthest">Null when nothing was seen.</param>
/// <param name="Next">What to watch for, most likely first, with the ATT&amp;CK technique.</param>
public sealed record AttackProgress(Phase? Furthest, IReadOnlyList<ExpectedStep> Next)
{
    public static AttackProgress Of(IReadOnlyCollection<Alert> alerts)
    {
        if (alerts.Count == 0) return new(null, []);
        var furthest = alerts.Max(alert => alert.Phase);
        var kinds = alerts.SelectMany(alert => alert.Entities).Select(entity => entity.Kind).ToHashSet();
        var seen = alerts.SelectMany(alert => alert.Techniques).ToHashSet(StringComparer.Ordinal);
        return new(furthest, [.. ExpectedStep.After(furthest, kinds).Where(step => !seen.Contains(step.Technique))]);
    }
}

/// <param name="Technique">ATT&amp;CK id.</param>
public sealed record ExpectedStep(string Technique, string Description)
{
    /// <summary>From the public ATT&amp;CK groups' habits after mailbox and endpoint intrusions.</summary>
    internal static IEnumerable<ExpectedStep> After(Phase furthest, IReadOnlySet<EntityKind> involved)
    {
        var endpoint = involved.Contains(EntityKind.Device);
        return furthest switch
        {
            Phase.Reconnaissance => [new("T1566", "Phishing mail to the people who were looked up"), new("T1110.003", "Password spraying against them")],
            Phase.Delivery => [new("T1557", "A session stolen through a sign-in page in the middle"), new("T1204", "A user runs what was delivered")],
            Phase.Exploitation when endpoint => [new("T1219", "A remote access tool"), new("T1053.005", "A scheduled task that survives a restart")],
            Phase.Exploitation => [new("T1556.006", "An authenticator of the intruder's own"), new("T1564.008", "An inbox rule that hides replies")],
            Phase.Installation when endpoint => [new("T1071", "A connection to the intruder's server"), new("T1003.001", "Credentials read from memory")],
            Phase.Installation => [new("T1114.002", "The mailbox read from outside"), new("T1534", "Mail to colleagues in the user's name")],
            Phase.CommandAndControl => [new("T1021.001", "Remote desktop to other devices"), new("T1486", "Files encrypted")],
            _ when endpoint => [new("T1486", "Files encrypted"), new("T1534", "Mail to colleagues in the user's name"), new("T1567", "Files uploaded to a web service")],
            _ => [new("T1534", "Mail to colleagues in the user's name"), new("T1657", "A changed bank account on an invoice")],
        };
    }
}
