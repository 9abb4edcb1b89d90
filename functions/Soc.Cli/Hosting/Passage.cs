using Soc.Cli.Engine;

namespace Soc.Cli.Hosting;

/// <summary>How time passes for the processes: on a simulated clock by moving it, on the system's by waiting.</summary>
public sealed class Passage(LocalEngine engine, TimeProvider clock)
{
    private DateTimeOffset? _due;

    /// <summary>How often processes were given their turns: unchanged means that nothing has happened since.</summary>
    public long Turns { get; private set; }

    private bool _known;

    /// <summary>Gives every process that is due its turn.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        Turns++;
        await engine.RunUntilIdle(cancellation);
        (_due, _known) = (await engine.NextDue(cancellation), true);
    }

    /// <summary>Moves the simulated clock, with a turn for every process at its own instant on the way. An instant in the past changes nothing.</summary>
    public async Task MoveTo(DateTimeOffset instant, CancellationToken cancellation)
    {
        if (clock is not SimulatedClock simulated) throw new InvalidOperationException("Only a simulated clock is moved.");
        if (!_known) await Run(cancellation);
        while (_due is { } due && due <= instant)
        {
            if (due > simulated.GetUtcNow()) simulated.MoveTo(due);
            await Run(cancellation);
        }

        if (instant > simulated.GetUtcNow()) simulated.MoveTo(instant);
    }

    /// <summary>Lets time pass, from one due instant to the next, for as long as something is under way.</summary>
    public async Task Settle(Func<Task<bool>> underWay, CancellationToken cancellation)
    {
        await Run(cancellation);
        while (await underWay() && _due is { } due)
        {
            if (clock is SimulatedClock) await MoveTo(due, cancellation);
            else await Wait(due, cancellation);
        }
    }

    private async Task Wait(DateTimeOffset due, CancellationToken cancellation)
    {
        if (due - clock.GetUtcNow() is { Ticks: > 0 } left) await Task.Delay(left, clock, cancellation);
        await Run(cancellation);
    }
}
