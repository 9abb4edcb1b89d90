using Soc.Cli.Hosting;
using Soc.Core.Ingest;
using Soc.Simulator.Day;

namespace Soc.Cli.Demo;

/// <summary>The day's messages in the order of their arrival; the simulated clock follows them.</summary>
internal sealed class DayFeed(SocHost host, Intake intake, IReadOnlyList<HubMessage> day)
{
    private const int NotedEvery = 500;

    private readonly ReadingPosition _position = new(host.Store, "demo");
    private int _next;

    public bool Over => _next >= day.Count;

    /// <summary>Goes on behind what an earlier run has dealt with.</summary>
    public async Task Begin(CancellationToken cancellation)
    {
        _next = (int)(await _position.Begin(day[0].EnqueuedAt, cancellation)).Position;
        await host.Passage.Run(cancellation);
    }

    /// <returns>Whether anything happened to an incident, through a signal or through time.</returns>
    public async Task<bool> Step(CancellationToken cancellation)
    {
        var (message, turns) = (day[_next], host.Passage.Turns);
        await host.Passage.MoveTo(message.EnqueuedAt, cancellation);
        var taken = await intake.Take(new(new(message.Hub, message.Partition, message.Offset, 0), message.Body, message.EnqueuedAt), cancellation);
        if (taken.Told) await host.Passage.Run(cancellation);
        _next++;
        if (taken.Told || Over || _next % NotedEvery == 0)
        {
            await intake.Enter(cancellation);
            await _position.Note(new(_next, day[0].EnqueuedAt), cancellation);
            host.Remember();
        }

        return host.Passage.Turns != turns;
    }
}
