using Soc.Core.Prepare;
using Soc.Functions.Tests.Story;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Prepare;

public sealed class RollUpBaselinesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_night_after_a_day_knows_where_its_people_were()
    {
        await using var soc = await DurableSoc.Open(StoryRun.Start, Cancellation);
        await StoryRun.Feed(soc, Cancellation);

        await soc.RollUp(Cancellation);
        Assert.Empty(await soc.Get<BaselineBook>().Of(InventedTenant.Id, Cancellation));

        await soc.MoveTo(soc.Now.AddDays(1), Cancellation);
        await soc.RollUp(Cancellation);

        var baselines = await soc.Get<BaselineBook>().Of(InventedTenant.Id, Cancellation);
        Assert.NotEmpty(baselines);
        Assert.All(baselines, baseline => Assert.Equal(1, baseline.Days));
        Assert.Contains(baselines.SelectMany(baseline => baseline.Values), value => value is { Habit: Habit.Country, Value: "DE" });
    }
}
