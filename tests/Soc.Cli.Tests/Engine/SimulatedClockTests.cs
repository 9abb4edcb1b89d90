using Soc.Cli.Engine;

namespace Soc.Cli.Tests.Engine;

public sealed class SimulatedClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly SimulatedClock _clock = new(Noon);
    private readonly List<string> _fired = [];

    [Fact]
    public void It_stands_still_until_it_is_moved_and_its_timestamps_move_with_it()
    {
        var before = _clock.GetTimestamp();
        Assert.Equal(Noon, _clock.GetUtcNow());

        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Noon.AddMinutes(5), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(5), _clock.GetElapsedTime(before));
    }

    [Fact]
    public void It_never_goes_back()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.MoveTo(Noon.AddTicks(-1)));
        Assert.Equal(Noon, _clock.GetUtcNow());
    }

    [Fact]
    public void Timers_fire_at_their_own_instants_in_the_order_of_those()
    {
        using var late = Timer("late", minutes: 3);
        using var early = Timer("early", minutes: 1);
        using var beyond = Timer("beyond", minutes: 6);

        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(["early 12:01", "late 12:03"], _fired);
    }

    [Fact]
    public void A_periodic_timer_fires_once_a_period_until_it_is_disposed()
    {
        var timer = Timer("tick", minutes: 1, every: 2);
        _clock.Advance(TimeSpan.FromMinutes(6));
        timer.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(["tick 12:01", "tick 12:03", "tick 12:05"], _fired);
    }

    [Fact]
    public void A_timer_may_be_changed_and_stopped()
    {
        using var timer = Timer("timer", minutes: 1);
        timer.Change(TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromMinutes(3));
        timer.Change(TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(["timer 12:02"], _fired);
    }

    [Fact]
    public void A_timer_that_a_timer_starts_fires_on_the_same_move()
    {
        ITimer? second = null;
        using var first = _clock.CreateTimer(_ => second = Timer("second", minutes: 1), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromMinutes(5));
        second?.Dispose();

        Assert.Equal(["second 12:02"], _fired);
    }

    [Fact]
    public async Task Delays_and_timeouts_of_the_framework_follow_it()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _clock, TestContext.Current.CancellationToken);
        using var timeout = new CancellationTokenSource(TimeSpan.FromHours(2), _clock);

        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(delay.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await delay;
        Assert.False(timeout.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(timeout.IsCancellationRequested);
    }

    private ITimer Timer(string name, int minutes, int? every = null) => _clock.CreateTimer(
        _ => _fired.Add($"{name} {_clock.GetUtcNow():HH:mm}"),
        null,
        TimeSpan.FromMinutes(minutes),
        every is { } period ? TimeSpan.FromMinutes(period) : Timeout.InfiniteTimeSpan);
}
