using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Recover;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Triage;
using Soc.Microsoft365.Teams.Cards;
using Soc.Simulator.Tenant;
using System.Text.Json.Nodes;

namespace Soc.Microsoft365.Tests.Teams.Cards;

/// <summary>Cards of incidents that the real decider made.</summary>
internal static class CardCases
{
    public const string Key = "00112233445566778899aabbccddeeff";

    public static readonly Analyst Lead = InventedTenant.Profile.Analysts.First(analyst => analyst.Tier is Tier.L3);
    public static readonly Analyst Second = InventedTenant.Profile.Analysts.Last(analyst => analyst.Tier is Tier.L3);
    public static readonly TenantDirectory Directory = new(InventedTenant.Profile);

    /// <summary>Sources that told of all hours around the story.</summary>
    private static readonly SourceReports Reports = Told(
        [SignalSource.EntraSignIn, SignalSource.EntraAudit, SignalSource.DefenderEmailEvents, SignalSource.DefenderDeviceProcessEvents, SignalSource.DefenderDeviceNetworkEvents],
        [.. Enumerable.Range(-2, 8).Select(hour => new DateTimeOffset(Story.Morning.Year, Story.Morning.Month, Story.Morning.Day, Story.Morning.Hour, 0, 0, TimeSpan.Zero).AddHours(hour))]);

    /// <summary>By name: the files in "golden".</summary>
    public static IReadOnlyDictionary<string, Func<JsonObject>> All { get; } = new Dictionary<string, Func<JsonObject>>
    {
        ["approval"] = () => Asking(Opened()),
        ["approval-second-person"] = () => Asking(Opened(Privileged).Say(Verdict.Approve, Lead)),
        ["approval-by-hand"] = () => Asking(Opened(Synchronized)),
        ["approval-hostile"] = () => Asking(Opened(alerts: HostileText.Alerts)),
        ["follow-up"] = () => Asking(Contained()),
        ["follow-up-closed"] = () => Asking(Contained().Say(Verdict.Close, Lead)),
        ["ended-approved"] = () => Ended(Opened().Say(Verdict.Approve, Lead, "Called her: it was not she."), 1, CardEnd.Used),
        ["ended-hostile-note"] = () => Ended(Opened(alerts: HostileText.Alerts).Say(Verdict.Reject, Lead, HostileText.Everything), 1, CardEnd.Used),
        ["ended-expired"] = () => Ended(Opened(), 1, CardEnd.Expired),
        ["ended-superseded"] = () => Ended(Opened(), 1, CardEnd.Superseded),
    };

    public static JsonObject Asking(Case @case) => IncidentCard.Ask(@case.View(), @case.State.Card!, Key);

    public static JsonObject Ended(Case @case, int number, CardEnd end) => IncidentCard.Ended(@case.View(), $"inc-kestrel.card-{number}", end);

    public static Case Opened(TenantDirectory? directory = null, IReadOnlyList<Alert>? alerts = null) =>
        new Case(directory ?? Directory).Tell(new IncidentCommand.RecordAlerts("inc-kestrel", alerts ?? Whole, directory ?? Directory, Story.Morning.AddMinutes(40)));

    public static Case Contained()
    {
        var @case = Opened().Say(Verdict.Approve, Lead);
        foreach (var (id, action) in @case.State.Actions)
            @case.Tell(new IncidentCommand.ReportContainment(id, action.ProcessKey!, new(ActionStatus.Effective, "Read back from the tenant."), Story.Morning.AddMinutes(55)));
        return @case;
    }

    private static TenantDirectory Privileged => With(user => user with { Privileged = true });

    private static TenantDirectory Synchronized => With(user => user with { Synchronized = true });

    /// <summary>The whole way: mail, session, authenticator, inbox rule, a tool on the laptop and its beacon.</summary>
    private static IReadOnlyList<Alert> Whole { get; } =
    [
        .. Story.Alerts,
        Story.Alert("d", "Security info registered from an unknown network", Phase.Installation, 21, ["T1556.006"], new Entity(EntityKind.Ip, "203.0.113.66")),
        Story.Alert("e", "Remote tool outside the allow list started", Phase.Installation, 31, ["T1219"], new Entity(EntityKind.Device, InventedTenant.VictimMachineId)),
        Story.Alert("f", "Unapproved tool connects to a public address", Phase.CommandAndControl, 33, ["T1071"], new(EntityKind.Device, InventedTenant.VictimMachineId), new(EntityKind.Ip, "198.51.100.23")),
    ];

    private static TenantDirectory With(Func<DirectoryUser, DirectoryUser> change) =>
        new(InventedTenant.Profile with { Users = [.. InventedTenant.Profile.Users.Select(user => user.Id == InventedTenant.VictimId ? change(user) : user)] });

    private static SourceReports Told(IReadOnlyList<SignalSource> sources, IReadOnlyList<DateTimeOffset> hours) => new(
        sources.ToDictionary(source => source, _ => new SourceStanding(hours[0], hours[^1], hours[^1])), sources.SelectMany(source => hours.Select(hour => (source, hour))).ToHashSet(), null);

    /// <summary>An incident and what it is told, a minute apart.</summary>
    internal sealed class Case(TenantDirectory directory)
    {
        private readonly IncidentDecider _decider = new(TriagePolicy.Default);
        private DateTimeOffset _now = Story.Morning.AddMinutes(50);

        public IncidentState State { get; private set; } = IncidentState.Initial;

        public IncidentView View() => IncidentView.Of(State, directory, Reports, NotificationState.Initial);

        public Case Say(Verdict verdict, Analyst by, string? note = null)
        {
            _now = _now.AddMinutes(1);
            return Tell(new IncidentCommand.Decide(new(State.Card!.Id, by.Id, verdict, _now, Note: note), by));
        }

        public Case Tell(IncidentCommand command)
        {
            var outcome = _decider.Decide(command, State);
            Assert.Null(outcome.Refusal);
            State = outcome.Events.Aggregate(State, _decider.Evolve);
            return this;
        }
    }
}
