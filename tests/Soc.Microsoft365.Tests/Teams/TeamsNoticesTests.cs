using Soc.Core.Recover;
using Soc.Core.Stores;
using Soc.Microsoft365.Teams;
using Soc.Simulator.Tenant;

namespace Soc.Microsoft365.Tests.Teams;

/// <summary>Duties that the law sets, on their way to Teams.</summary>
public sealed class TeamsNoticesTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<NotificationClock> Clocks = [NotificationClock.Run(NotificationDuty.GdprAuthority, Morning, Morning.AddHours(72))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_duty_is_told_in_the_channel_once_and_beside_it()
    {
        await using var soc = await TeamsSoc.Start(open: false);

        await Tell(soc);
        await Tell(soc);

        var text = Assert.Single(soc.Teams.Messages.Values)["text"]!.GetValue<string>();
        Assert.StartsWith("The clock runs: Notify the supervisory authority", text, StringComparison.Ordinal);
        Assert.EndsWith("(GDPR, Article 33(1)), incident inc-1, due 2026-11-20 09:00:00 UTC.", text, StringComparison.Ordinal);
        Assert.Equal(["gdpr-authority"], soc.Notices.Duties);
    }

    [Fact]
    public async Task Without_a_channel_it_is_told_beside_it()
    {
        await using var soc = await TeamsSoc.Start(connected: false, open: false);

        await Tell(soc);

        Assert.Empty(soc.Teams.Calls);
        Assert.Equal(["gdpr-authority"], soc.Notices.Duties);
    }

    [Fact]
    public async Task A_busy_Teams_is_asked_again_until_it_takes_the_notice()
    {
        await using var soc = await TeamsSoc.Start(open: false);
        soc.Teams.Faults.Enqueue(429);

        await Assert.ThrowsAsync<StoreBusyException>(() => Tell(soc));
        await Tell(soc);

        Assert.Single(soc.Teams.Messages);
    }

    private static Task Tell(TeamsSoc soc) => soc.Tell.Tell(InventedTenant.Id, "key-1", "inc-1", Clocks, Cancellation);
}
