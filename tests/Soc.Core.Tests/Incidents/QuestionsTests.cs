using Soc.Core.Incidents;
using Soc.Core.Tests.Story;
using Soc.Core.Triage;
using static Soc.Core.Tests.Incidents.Incident;

namespace Soc.Core.Tests.Incidents;

/// <summary>Timers and cards.</summary>
public sealed class QuestionsTests
{
    private static readonly TriagePolicy Policy = TriagePolicy.Default;

    [Fact]
    public void Nothing_happens_before_it_is_due() => Open.When(Wake(60.9)).ThenNothing();

    [Fact]
    public void A_card_lives_for_the_first_approval_time()
    {
        var card = Open.State.Card!;

        Assert.Equal((1, CardKind.Approval, Alerts.At(31), Alerts.At(31) + Policy.FirstApproval), (card.Number, card.Kind, card.IssuedAt, card.ExpiresAt));
    }

    [Fact]
    public void Nobody_decided_in_time_so_the_next_tier_is_called()
    {
        Assert.Equal(Alerts.At(61), Open.Due);
        var tier = Open.State.Tier + 1;

        Open.When(Wake(61)).Then(new IncidentEvent.TierCalled(tier, "Nobody decided in time", null, tier is Tier.L3 ? null : Alerts.At(91), Alerts.At(61)));
    }

    [Fact]
    public void The_tiers_are_called_one_after_the_other_up_to_the_last()
    {
        var waiting = None.After(Record(Alerts.At(10), Alerts.SignIn(Press.Ana)));
        Assert.Equal((Tier.L1, Alerts.At(40)), (waiting.State.Tier, waiting.Due));

        var second = waiting.After(Wake(40));
        Assert.Equal((Tier.L2, Alerts.At(70)), (second.State.Tier, second.State.TriageDueAt));

        var third = second.After(Wake(70));
        Assert.Equal((Tier.L3, (DateTimeOffset?)null), (third.State.Tier, third.State.TriageDueAt));
    }

    [Fact]
    public void A_decision_stops_the_triage_timer()
    {
        var decided = Open.After(Say(Verdict.Approve, Press.Sam, 40, actions: [DisableRule]));

        Assert.Null(decided.State.TriageDueAt);
        decided.When(Wake(70)).ThenNothing();
    }

    [Fact]
    public void An_expired_card_is_replaced_by_one_that_lives_twice_as_long()
    {
        var answer = Open.After(Wake(61)).When(Wake(91));

        Assert.Contains(new IncidentEvent.CardWithdrawn(Card(1), CardEnd.Expired, Alerts.At(91)), answer.Events);
        Assert.Equal((Card(2), Alerts.At(91) + 2 * Policy.FirstApproval), (answer.State.Card!.Id, answer.State.Card.ExpiresAt));
        Assert.Equal([Card(1)], answer.Effects.OfType<WithdrawCard>().Select(effect => effect.CardId));
        Assert.Equal([Card(2)], answer.Effects.OfType<PresentCard>().Select(effect => effect.Card.Id));
    }

    [Fact]
    public void A_cards_life_stops_doubling_at_the_longest()
    {
        var incident = Open;
        for (var renewal = 0; renewal < 40; renewal++)
            incident = incident.After(new IncidentCommand.Wake(incident.Due!.Value));

        Assert.Equal(Policy.LongestApproval, incident.State.Card!.ExpiresAt - incident.State.Card.IssuedAt);
    }

    [Fact]
    public void A_new_question_starts_with_a_short_life_again()
    {
        var renewed = Open.After(Wake(61), Wake(91));
        var asked = renewed.After(Record(Alerts.At(100), Alerts.Authenticator(Press.Ana)));

        Assert.Equal(Alerts.At(100) + Policy.FirstApproval, asked.State.Card!.ExpiresAt);
    }

    [Fact]
    public void There_is_no_question_while_everything_asked_is_under_way()
    {
        var acting = Open.After(Say(Verdict.Approve, Press.Sam, 40));

        Assert.Null(acting.State.Card);
        Assert.Null(acting.Due);
    }

    [Fact]
    public void What_can_be_undone_is_asked_about_once_it_is_effective()
    {
        var card = Contained.State.Card!;

        Assert.Equal((CardKind.FollowUp, 2), (card.Kind, card.Number));
        Assert.Equal([DisableAna, DisableRule], card.ActionIds);
    }

    [Fact]
    public void A_closed_incident_is_never_due() => Assert.Null(Closed.Due);

    [Fact]
    public void A_wake_up_of_a_closed_incident_does_nothing() => Closed.When(Wake(10_000)).ThenNothing();
}
