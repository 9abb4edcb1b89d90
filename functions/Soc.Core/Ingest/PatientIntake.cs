using Soc.Core.Stores;

namespace Soc.Core.Ingest;

/// <summary>
/// Takes a batch from a hub that goes on whatever becomes of it: a message that cannot be worked on is quarantined with the reason, one that
/// the stores do not take now is tried again and then parked. Never loses, never blocks the hub for long, and throws only when called off.
/// </summary>
public sealed class PatientIntake(Quarantine quarantine, ParkedMessages parked, TimeProvider clock)
{
    /// <summary>Waits between tries. A batch waits them out once: after that the stores are known to be away.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses = [.. new[] { 1, 2, 4, 8 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>Parking is tried until it succeeds: a message lies nowhere else.</summary>
    public static readonly TimeSpan ParkingPause = TimeSpan.FromSeconds(10);

    /// <param name="handle">Works on one message; may be called again for the same one.</param>
    public async Task<IntakeTally> Take(IReadOnlyList<InboundMessage> batch, Func<InboundMessage, CancellationToken, Task> handle, CancellationToken cancellation)
    {
        var tally = new IntakeTally(batch.Count, 0, 0);
        foreach (var message in batch)
        {
            var fate = await Handle(message, handle, tally.Parked == 0 ? Pauses : [], cancellation);
            tally = tally with { Quarantined = tally.Quarantined + (fate is Fate.Quarantined ? 1 : 0), Parked = tally.Parked + (fate is Fate.Parked ? 1 : 0) };
        }
        return tally;
    }

    private async Task<Fate> Handle(InboundMessage message, Func<InboundMessage, CancellationToken, Task> handle, IReadOnlyList<TimeSpan> pauses, CancellationToken cancellation)
    {
        foreach (var pause in pauses)
        {
            if (await Try(message, handle, cancellation) is { } fate) return fate;
            await Task.Delay(pause, clock, cancellation);
        }
        return await Try(message, handle, cancellation) ?? await Park(message, cancellation);
    }

    /// <returns>Null when the stores do not answer.</returns>
    private async Task<Fate?> Try(InboundMessage message, Func<InboundMessage, CancellationToken, Task> handle, CancellationToken cancellation)
    {
        try
        {
            return await HandleOrQuarantine(message, handle, cancellation);
        }
        catch (Exception failure) when (IsStore(failure))
        {
            return null;
        }
    }

    private async Task<Fate> HandleOrQuarantine(InboundMessage message, Func<InboundMessage, CancellationToken, Task> handle, CancellationToken cancellation)
    {
        try
        {
            await handle(message, cancellation);
            return Fate.Handled;
        }
        catch (Exception failure) when (!IsStore(failure) && !cancellation.IsCancellationRequested)
        {
            await quarantine.Add(new(message.Position, null, QuarantineReason.Unprocessable, $"working on it failed: {failure.GetType().Name}", message.Body), message.ArrivedAt, cancellation);
            return Fate.Quarantined;
        }
    }

    private async Task<Fate> Park(InboundMessage message, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await parked.Park(message, cancellation);
                return Fate.Parked;
            }
            catch (Exception failure) when (IsStore(failure))
            {
                await Task.Delay(ParkingPause, clock, cancellation);
            }
        }
    }

    private static bool IsStore(Exception failure) => failure is StoreBusyException or StoreUnusableException;

    private enum Fate { Handled, Quarantined, Parked }
}

/// <summary>What became of a batch's messages; the rest was worked on.</summary>
public sealed record IntakeTally(int Received, int Quarantined, int Parked);
