using Soc.Core.Detect;
using Soc.Core.Prepare;
using Soc.Core.Respond;
using Soc.Core.Tests.Story;

namespace Soc.Core.Tests.Respond;

public sealed class ContainmentPlanTests
{
    private static readonly IReadOnlyList<ProposedAction> Story = ContainmentPlan.For(Alerts.Whole, Press.Directory);

    public static TheoryData<ContainmentAction, Type, string[]> Expected => new()
    {
        { new ContainmentAction.RevokeSessions(Press.Ana), typeof(Inverse.NotNeeded), ["authenticator-added", "inbox-rule-hides-mail", "mailbox-read", "session-elsewhere", "sign-in-through-the-middle"] },
        { new ContainmentAction.DisableAccount(Press.Ana), typeof(Inverse.Undoable), ["authenticator-added", "inbox-rule-hides-mail", "mailbox-read", "session-elsewhere", "sign-in-through-the-middle"] },
        { new ContainmentAction.RemoveAuthenticationMethod(Press.Ana, Alerts.At(25)), typeof(Inverse.Irreversible), ["authenticator-added"] },
        { new ContainmentAction.DisableInboxRule(Press.Ana, Alerts.Rule), typeof(Inverse.Undoable), ["inbox-rule-hides-mail"] },
        { new ContainmentAction.IsolateDevice(Press.AnasLaptop), typeof(Inverse.Undoable), ["beacon", "remote-tool"] },
        { new ContainmentAction.BlockIndicator(IndicatorType.IpAddress, Alerts.BeaconIp), typeof(Inverse.Undoable), ["beacon"] },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void The_story_is_answered_with_each_action_its_inverse_and_its_evidence(ContainmentAction action, Type inverse, string[] evidence)
    {
        var proposal = Assert.Single(Story, each => each.Action == action);

        Assert.Equal(inverse, proposal.Action.Inverse.GetType());
        Assert.NotEmpty(proposal.Action.Inverse.Description);
        Assert.Equal(evidence, proposal.AlertIds.Select(id => id.Split('.')[0]));
        Assert.Equal((1, null), (proposal.Approvers, proposal.Blocked));
    }

    [Fact]
    public void The_story_is_answered_with_nothing_else() => Assert.Equal(6, Story.Count);

    [Fact]
    public void The_plan_does_not_depend_on_the_order_of_the_alerts()
    {
        var shuffled = Alerts.Whole.Concat(Alerts.Whole.Take(4)).ToArray();
        new Random(9).Shuffle(shuffled);

        Assert.Equal(SocJson.Write(Story), SocJson.Write(ContainmentPlan.For(shuffled, Press.Directory)));
    }

    [Fact]
    public void Whoever_received_a_mail_and_clicked_is_not_contained() =>
        Assert.Empty(ContainmentPlan.For([.. Alerts.Whole.Take(2)], Press.Directory));

    [Fact]
    public void A_privileged_account_needs_two_persons() =>
        Assert.All(ContainmentPlan.For([Alerts.SignIn(Press.AdminAda), Alerts.InboxRule(Press.AdminAda)], Press.Directory), proposal => Assert.Equal(2, proposal.Approvers));

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void An_administrative_device_needs_two_persons(bool administrative, int approvers)
    {
        var profile = Press.Directory.Profile;
        var directory = new TenantDirectory(profile with { Devices = [profile.Devices[0] with { Administrative = administrative }] });

        Assert.Equal(approvers, Assert.Single(ContainmentPlan.For([Alerts.Beacon(99)], directory), proposal => proposal.Action is ContainmentAction.IsolateDevice).Approvers);
    }

    [Theory]
    [InlineData("0f9e8d7c6b5a49382716051f2e3d4c5b6a798081", "0f9e8d7c6b5a49382716051f2e3d4c5b6a798081")]
    [InlineData(null, Press.AnasLaptop)]
    [InlineData("web01.example.org", "")]
    public void Only_a_machine_that_Defender_knows_is_isolated(string? device, string machine)
    {
        device ??= Press.Directory.FindDevice(Press.AnasLaptop)!.Name;
        var beacon = Alerts.Beacon(99);
        var alert = beacon with { Entities = [.. beacon.Entities.Select(entity => entity.Kind is EntityKind.Device ? entity with { Value = device } : entity)] };

        var isolated = ContainmentPlan.For([alert], Press.Directory).Select(proposal => proposal.Action).OfType<ContainmentAction.IsolateDevice>();

        Assert.Equal(machine, string.Concat(isolated.Select(action => action.MachineId)));
    }

    [Fact]
    public void A_break_glass_account_is_never_contained()
    {
        var plan = ContainmentPlan.For([Alerts.SignIn(Press.BreakGlass)], Press.Directory);

        Assert.Equal(ContainmentGuard.NeverContain, Assert.Single(plan).Blocked);
    }

    [Fact]
    public void Of_a_synchronized_account_only_disabling_is_left_to_a_person() =>
        Assert.Equal(
            [new ContainmentAction.DisableAccount(Press.SyncedSue)],
            ContainmentPlan.For([Alerts.SignIn(Press.SyncedSue), Alerts.InboxRule(Press.SyncedSue)], Press.Directory).Where(proposal => proposal.Blocked is not null).Select(proposal => proposal.Action));

    [Fact]
    public void An_action_is_written_with_what_it_needs_and_no_more() =>
        Assert.Equal($$"""{"action":"revokeSessions","userId":"{{Press.Ana}}"}""", SocJson.Write<ContainmentAction>(new ContainmentAction.RevokeSessions(Press.Ana)));

    [Fact]
    public void An_actions_id_is_fit_for_any_stores_key() =>
        Assert.All(
            [.. Story.Select(proposal => proposal.Action), new ContainmentAction.DisableInboxRule(Press.Ana, "a/b\\c#d?e \u0000\n🙂")],
            action => Assert.Matches("^[A-Za-z0-9._~-]+$", action.Id));
}
