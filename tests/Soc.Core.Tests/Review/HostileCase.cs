using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Recover;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Core.Tests.Review;

/// <summary>An incident made by the real decider, in which every text an attacker can write is hostile.</summary>
internal static class HostileCase
{
    public const string Subject = "<script>alert(1)</script> ![x](https://evil.example/x.png) [click](https://evil.example) `` | </code>";
    public const string RuleName = "\u202Eelur\u001b[2J\u001b]0;owned\u0007<img src=x onerror=alert(1)>";
    public const string Note = "# heading\n<b>done</b> ```";
    public const string Analyst = "6f1c9e0e-0000-4000-8000-000000000001";
    public const string User = "6f1c9e0e-0000-4000-8000-0000000000aa";

    public static readonly TenantId Tenant = TenantId.Parse("6f1c9e0e-0000-4000-8000-00000000000f");
    public static readonly DateTimeOffset Morning = new(2026, 11, 17, 8, 0, 0, TimeSpan.Zero);

    public static readonly TenantDirectory Directory = new(TenantProfile.Empty(Tenant) with
    {
        Name = "Nordhafen <Instruments>",
        Users = [new(User, "elif@nordhafen.example", "Elif")],
        Analysts = [new(Analyst, "Sam | Adeyinka", Tier.L3)],
    });

    public static IncidentReport Report(ChainFinding? chain = null)
    {
        var decider = new IncidentDecider(TriagePolicy.Default);
        var (state, events) = (IncidentState.Initial, new List<IncidentEvent>());
        void Tell(IncidentCommand command)
        {
            foreach (var @event in decider.Decide(command, state).Events)
            {
                state = decider.Evolve(state, @event);
                events.Add(@event);
            }
        }

        Tell(new IncidentCommand.RecordAlerts("inc-1", Alerts, Directory, Morning.AddMinutes(40)));
        var used = state.Card!.Id;
        Tell(new IncidentCommand.Decide(new(used, "nobody@evil.example", Verdict.Approve, Morning.AddMinutes(41)), null));
        Tell(new IncidentCommand.Decide(new(used, Analyst, Verdict.Approve, Morning.AddMinutes(42), Note: Note), Directory.Profile.Analysts[0]));
        foreach (var (action, progress) in state.Actions)
            Tell(new IncidentCommand.ReportContainment(action, progress.ProcessKey!, new(ActionStatus.Effective, "accountEnabled was read back as false"), Morning.AddMinutes(43)));
        Tell(new IncidentCommand.Decide(new(state.Card!.Id, Analyst, Verdict.Close, Morning.AddMinutes(50)), Directory.Profile.Analysts[0]));

        var view = IncidentView.Of(state, Directory, Told(SignalSource.DefenderEmailEvents), Clocks());
        return IncidentReport.Of(new(view, Directory, [.. events.Select(Record)], Containments(state), [chain ?? new("incident", events.Count, null)], Sight));
    }

    private static Sight Sight => new(
        [
            new(SourceConnection.EntraDiagnostics, Morning, Morning.AddHours(1), Alive: true),
            new(SourceConnection.DefenderStreaming, Morning, Morning.AddHours(2), Alive: false),
        ],
        [new(SignalSource.EntraSignIn, QuarantineReason.MissingTime, 2), new(SignalSource.EntraSignIn, QuarantineReason.WrongShape, 1), new(null, QuarantineReason.UnknownSource, 1)],
        new(3, Morning.AddMinutes(42), Morning.AddHours(4), [SignalSource.Office365Exchange]));

    /// <summary>A source that told something of the whole morning.</summary>
    private static SourceReports Told(SignalSource source) =>
        new(new Dictionary<SignalSource, SourceStanding> { [source] = new(Morning, Morning, Morning) }, new HashSet<(SignalSource, DateTimeOffset)> { (source, Morning) }, null);

    private static NotificationState Clocks()
    {
        var (decider, clerk) = (new NotificationDecider(), Directory.Profile.Analysts[0]);
        return new NotificationCommand[]
        {
            new NotificationCommand.Start("inc-1", [NotificationRegime.Gdpr, NotificationRegime.Nis2], Morning.AddMinutes(42), Morning.AddMinutes(42)),
            new NotificationCommand.Answer(NotificationDuty.GdprAuthority.Id, false, clerk.Id, clerk, Note, Morning.AddHours(2)),
        }.Aggregate(NotificationState.Initial, (state, command) => decider.Decide(command, state).Events.Aggregate(state, decider.Evolve));
    }

    private static Dictionary<string, IReadOnlyList<Recorded<ContainmentEvent>>> Containments(IncidentState state) =>
        state.Actions.Where(pair => pair.Value.Proposal.Action is ContainmentAction.DisableInboxRule).ToDictionary(
            pair => pair.Key,
            _ => (IReadOnlyList<Recorded<ContainmentEvent>>)[.. new ContainmentEvent[]
            {
                new ContainmentEvent.SnapshotTaken(new TargetSnapshot.InboxRules(User, [new("AQ==", RuleName, true, false)]), Morning.AddMinutes(42)),
                new ContainmentEvent.StepAccepted(ContainmentStep.Act, null, Morning.AddMinutes(42)),
                new ContainmentEvent.Ended(new(ActionStatus.Effective, "isEnabled was read back as false"), Morning.AddMinutes(43)),
            }.Select(Record)]);

    private static IReadOnlyList<Alert> Alerts =>
    [
        Alert("a", "QR code mail that nobody sent before", Phase.Delivery, 0, ["T1566.002"], [new(EntityKind.MailMessage, "msg-1"), new(EntityKind.User, User)], [new("email.subject", Subject)]),
        Alert("b", "Session used from a second network", Phase.Exploitation, 20, ["T1557"], [new(EntityKind.Ip, "203.0.113.77"), new(EntityKind.User, User)], [new("http_request.user_agent", "axios/1.7 \u200B\u2066hidden")]),
        Alert("c", "Inbox rule hides mail", Phase.Installation, 30, ["T1564.008"], [new(EntityKind.MailboxRule, $"{User}/{RuleName}"), new(EntityKind.User, User)], [new("entity.name", RuleName)]),
    ];

    private static Alert Alert(string id, string title, Phase phase, int minute, string[] techniques, Entity[] entities, Evidence[] evidence) => new(
        id, Tenant, new(title, title, DetectionKind.SigmaRule), Morning.AddMinutes(minute), phase, techniques, Severity.High, 80, [.. entities.Order()], evidence, $"uid-{id}", SignalSource.EntraAudit);

    private static Recorded<TEvent> Record<TEvent>(TEvent @event, int index) => new(index + 1, Morning.AddHours(1), new string('a', 64), @event);
}
