using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Prepare;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;

namespace Soc.Core.Tests.Incidents;

/// <summary>What holds after any commands whatever, in any order: sequences drawn by a seed.</summary>
public sealed class IncidentProperties
{
    private const int Steps = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_is_asked_in_whatever_order_the_rules_hold(int seed)
    {
        var random = new Random(seed);
        var incident = Incident.None;
        var now = Alerts.At(60);
        for (var step = 0; step < Steps; step++)
        {
            now += TimeSpan.FromMinutes(random.Next(50));
            incident = incident.When(Some(random, incident.State, now)).Onward;
            Assert.False(incident.When(new IncidentCommand.Wake(now)).Due <= now);
        }

        AtMostOneCardIsOpen(incident.Past);
        NothingIsProposedThatAHumanRejected(incident.Past);
        NothingIsApprovedByTooFew(incident.Past);
        Assert.All(incident.Past, @event => Assert.Equal(SocJson.Write(@event), SocJson.Write(SocJson.Read<IncidentEvent>(SocJson.Write(@event)))));
    }

    [Fact]
    public void The_sequences_reach_every_kind_of_event()
    {
        var reached = Seeds.Select(row => row.Data).SelectMany(Past).Select(@event => @event.GetType()).Distinct();

        Assert.Equal(
            typeof(IncidentEvent).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal),
            reached.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<IncidentEvent> Past(int seed)
    {
        var random = new Random(seed);
        var incident = Incident.None;
        var now = Alerts.At(60);
        for (var step = 0; step < Steps; step++)
            incident = incident.When(Some(random, incident.State, now += TimeSpan.FromMinutes(random.Next(50)))).Onward;
        return incident.Past;
    }

    private static void AtMostOneCardIsOpen(IReadOnlyList<IncidentEvent> past)
    {
        string? open = null;
        foreach (var @event in past)
        {
            if (@event is IncidentEvent.CardIssued issued)
            {
                Assert.Null(open);
                open = issued.Card.Id;
            }
            else if (@event is IncidentEvent.CardWithdrawn withdrawn)
            {
                Assert.Equal(open, withdrawn.CardId);
                open = null;
            }
        }
    }

    private static void NothingIsProposedThatAHumanRejected(IReadOnlyList<IncidentEvent> past)
    {
        var rejected = new HashSet<string>();
        foreach (var @event in past)
        {
            if (@event is IncidentEvent.ActionRejected no) rejected.Add(no.ActionId);
            if (@event is IncidentEvent.CardIssued { Card: { Kind: CardKind.Approval } card }) Assert.Empty(rejected.Intersect(card.ActionIds));
            if (@event is IncidentEvent.ActionApproved approved) Assert.DoesNotContain(approved.ActionId, rejected);
        }
    }

    /// <summary>Counted from the trail alone: distinct persons of the third tier who did not ask for containment themselves.</summary>
    private static void NothingIsApprovedByTooFew(IReadOnlyList<IncidentEvent> past)
    {
        var approvals = new HashSet<(string Action, string By)>();
        var requesters = new HashSet<string>();
        var needed = new Dictionary<string, int>();
        foreach (var @event in past)
        {
            if (@event is IncidentEvent.Planned planned) planned.Actions.ToList().ForEach(proposal => needed[proposal.Action.Id] = proposal.Approvers);
            if (@event is IncidentEvent.ApprovalGiven given) approvals.Add((given.ActionId, given.By));
            if (@event is IncidentEvent.TierCalled { By: { } by }) requesters.Add(by);
            if (@event is IncidentEvent.Absorbed absorbed) requesters.UnionWith(absorbed.Requesters);
            if (@event is IncidentEvent.ActionApproved approved)
                Assert.True(approvals.Count(each => each.Action == approved.ActionId && !requesters.Contains(each.By) && (each.By == Press.Sam.Id || each.By == Press.Kit.Id)) >= needed[approved.ActionId]);
        }
    }

    private static IncidentCommand Some(Random random, IncidentState state, DateTimeOffset now) => random.Next(14) switch
    {
        < 3 => Incident.Record(now, [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => SomeAlert(random, now))]),
        < 5 => new IncidentCommand.Wake(now),
        < 8 when state.Actions.Count > 0 => SomeReport(random, state, now),
        8 when random.Next(8) == 0 => new IncidentCommand.MergeInto("inc-0", Press.Directory, now),
        9 when random.Next(3) == 0 => new IncidentCommand.Absorb($"inc-{random.Next(7, 9)}", [SomeAlert(random, now)], [.. state.Actions.Values.Where(_ => random.Next(2) == 0)], [], (Tier)random.Next(1, 4), random.Next(2) == 0, Press.Directory, now),
        _ => SomeDecision(random, state, now),
    };

    private static Alert SomeAlert(Random random, DateTimeOffset now)
    {
        var user = random.Next(3) switch { 0 => Press.Ana, 1 => Press.AdminAda, _ => Press.SyncedSue };
        var minutes = (now - Alerts.Nine).TotalMinutes - random.Next(60);
        return random.Next(4) switch
        {
            0 => Alerts.SignIn(user, minutes),
            1 => Alerts.InboxRule(user, minutes),
            2 => Alerts.Authenticator(user, minutes),
            _ => Alerts.Beacon(minutes),
        };
    }

    private static IncidentCommand.ReportContainment SomeReport(Random random, IncidentState state, DateTimeOffset now)
    {
        var (id, action) = state.Actions.ElementAt(random.Next(state.Actions.Count));
        return new(id, action.ProcessKey ?? "inc-7.other", new((ActionStatus)random.Next((int)ActionStatus.Effective, (int)ActionStatus.UndoFailed + 1), "read back", MayHold: random.Next(2) == 0), now);
    }

    private static IncidentCommand.Decide SomeDecision(Random random, IncidentState state, DateTimeOffset now)
    {
        Analyst?[] persons = [Press.Lin, Press.Mo, Press.Sam, Press.Sam, Press.Kit, Press.Kit, null];
        var person = persons[random.Next(persons.Length)];
        var card = random.Next(6) == 0 ? Incident.Card(random.Next(9)) : state.Card?.Id ?? "none";
        IReadOnlyList<string>? chosen = random.Next(2) == 0 ? null : [.. state.Actions.Keys.Where(_ => random.Next(3) == 0)];
        var verdict = random.Next(11) switch { < 4 => Verdict.Approve, 4 => Verdict.Reject, 5 or 9 or 10 => Verdict.Undo, 6 => random.Next(3) == 0 ? Verdict.Escalate : Verdict.Approve, 7 => Verdict.Close, _ => Verdict.FalsePositive };
        return new(new(card, person?.Id ?? "nobody", verdict, now, chosen), person);
    }
}
