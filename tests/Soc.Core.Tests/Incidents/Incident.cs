using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;
using GivenIncident = Soc.Core.Tests.Processes.Given<Soc.Core.Incidents.IncidentState, Soc.Core.Incidents.IncidentCommand, Soc.Core.Incidents.IncidentEvent>;

namespace Soc.Core.Tests.Incidents;

/// <summary>Incidents to begin a test with, and the words to speak to them.</summary>
internal static class Incident
{
    public const string Id = "inc-1";

    public static readonly string RevokeAna = new ContainmentAction.RevokeSessions(Press.Ana).Id;
    public static readonly string DisableAna = new ContainmentAction.DisableAccount(Press.Ana).Id;
    public static readonly string DisableRule = new ContainmentAction.DisableInboxRule(Press.Ana, Alerts.Rule).Id;

    public static readonly IncidentDecider Decider = new(TriagePolicy.Default);

    public static GivenIncident None => new(Decider);

    /// <summary>Proposes to revoke Ana's sessions, to disable her account and to disable her rule, on card 1.</summary>
    public static GivenIncident Open => None.After(Record(Alerts.At(31), Alerts.SignIn(Press.Ana), Alerts.InboxRule(Press.Ana)));

    /// <summary>As <see cref="Open"/>, with all actions approved by Sam and effective.</summary>
    public static GivenIncident Contained => Open.After(
        Say(Verdict.Approve, Press.Sam, 40),
        Report(RevokeAna, ActionStatus.Effective, 41),
        Report(DisableAna, ActionStatus.Effective, 42),
        Report(DisableRule, ActionStatus.Effective, 43));

    public static GivenIncident Closed => Contained.After(Say(Verdict.Close, Press.Sam, 50, card: 2));

    public static IncidentCommand Record(DateTimeOffset now, params IReadOnlyList<Alert> alerts) => new IncidentCommand.RecordAlerts(Id, alerts, Press.Directory, now);

    public static IncidentCommand Wake(double minutes) => new IncidentCommand.Wake(Alerts.At(minutes));

    public static string Card(int number) => $"{Id}.card-{number}";

    public static IncidentCommand Say(Verdict verdict, Analyst? person, double minutes, int card = 1, params IReadOnlyList<string>? actions) =>
        new IncidentCommand.Decide(Word(verdict, person?.Id ?? "nobody", minutes, card, actions is { Count: 0 } ? null : actions), person);

    public static Decision Word(Verdict verdict, string by, double minutes, int card = 1, IReadOnlyList<string>? actions = null) =>
        new(Card(card), by, verdict, Alerts.At(minutes), actions);

    public static IncidentCommand Report(string action, ActionStatus status, double minutes, string incident = Id) =>
        new IncidentCommand.ReportContainment(action, $"{incident}.{action}", new(status, "read back"), Alerts.At(minutes));
}
