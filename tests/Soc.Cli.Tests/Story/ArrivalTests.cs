using Soc.Cli.Stores;
using Soc.Core;
using Soc.Core.Detect;
using Soc.Core.Investigate;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.KillHarness;
using Soc.Simulator.Day;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Tests.Story;

/// <summary>What is found depends on what happened, not on how it arrived.</summary>
public sealed class ArrivalTests
{
    /// <summary>Enough of the office for all of its strangeness.</summary>
    private const int Office = 3_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_with_an_attack_has_one_incident_and_every_record_is_read()
    {
        var (incidents, quarantined) = await Watch(OfficeDay.Generate(1));

        var incident = Assert.Single(incidents);
        Assert.Equal(0, quarantined);
        Assert.Equal(100, incident.Finding.Assessment.Score);
        Assert.Equal(InventedTenant.VictimId, incident.Finding.Assessment.Focus?.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_day_without_an_attack_has_no_incident(int seed)
    {
        var (incidents, quarantined) = await Watch(OfficeDay.Generate(seed, new DayOptions(WithAttack: false)));

        Assert.Empty(incidents);
        Assert.Equal(0, quarantined);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Shuffled_repeated_and_a_day_late_the_finding_is_the_same_to_the_byte(int shuffle)
    {
        var calm = new DayOptions(Office) { Faults = DeliveryFaults.None };
        var wild = new DayOptions(Office) { Faults = new DeliveryFaults(CopiesUpTo: 4, ShuffleSeed: shuffle, AuditDelay: TimeSpan.FromDays(1)) };

        var expected = Assert.Single((await Watch(OfficeDay.Generate(1, calm))).Incidents);
        var actual = Assert.Single((await Watch(OfficeDay.Generate(1, wild))).Incidents);

        Assert.Equal(SocJson.Write(expected.Finding), SocJson.Write(actual.Finding));
        Assert.Equal(expected.Recovery, actual.Recovery);
    }

    [Fact]
    public async Task The_incident_tells_the_whole_story()
    {
        var incident = Assert.Single((await Watch(IncidentStory.Day)).Incidents);
        var finding = incident.Finding;

        Assert.Equal(
            [Visibility.NotObservable, Visibility.Seen, Visibility.Seen, Visibility.Seen, Visibility.Seen, Visibility.Seen],
            finding.Phases.Select(phase => phase.Visibility));
        Assert.Equal(Enum.GetValues<Phase>(), finding.Phases.Select(phase => phase.Phase));
        Assert.All(
            [EntityKind.User, EntityKind.Device, EntityKind.Session, EntityKind.Ip, EntityKind.MailMessage],
            kind => Assert.Contains(finding.Entities, entity => entity.Kind == kind));
        Assert.Contains(finding.Timeline, entry => entry.Beat is { } beat && Math.Abs(beat.Interval.TotalSeconds - 60) < 3);
        Assert.Equal(
            [
                typeof(ContainmentAction.BlockIndicator), typeof(ContainmentAction.DisableAccount), typeof(ContainmentAction.DisableInboxRule),
                typeof(ContainmentAction.IsolateDevice), typeof(ContainmentAction.RemoveAuthenticationMethod), typeof(ContainmentAction.RevokeSessions),
            ],
            finding.Proposals.Select(proposal => proposal.Action.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.All(finding.Proposals, proposal => Assert.NotEmpty(proposal.AlertIds));
        Assert.All(finding.Proposals, proposal => Assert.NotEmpty(proposal.Action.Inverse.Description));
    }

    private static async Task<(IReadOnlyList<IncidentView> Incidents, int Quarantined)> Watch(IReadOnlyList<HubMessage> day)
    {
        using var data = new DataFolder();
        using var file = SqliteFile.Open(data.File);
        var story = await IncidentStory.Open(new SqliteDocumentStore(file), new SqliteEvidenceStore(file), Cancellation, day);
        return await story.Watch(StoryContent.Load(), Cancellation);
    }
}
