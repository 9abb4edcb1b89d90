using Soc.Cli.Engine;
using Soc.Contracts.Parcels;
using Soc.Core;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.KillHarness;

/// <summary>
/// A few hours of parcels on a local engine and a simulated clock. Where the clock stands is in the store, too: a run that was killed goes
/// on at the instant at which it was killed, and its script is delivered again under the same keys.
/// </summary>
public sealed class ParcelStory
{
    private const string Table = "story";
    private const string ClockKey = "clock";
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TenantId Tenant = TenantId.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly PartitionKey Partition = new(Tenant, Table);
    private static readonly ProcessId[] Processes = [Parcel.IdOf(Tenant, "p-1"), Parcel.IdOf(Tenant, "p-2"), Ledger.IdOf(Tenant, "main")];

    private static readonly (TimeSpan At, ProcessId Target, ParcelCommand Command)[] Script =
    [
        (TimeSpan.Zero, Processes[0], new ParcelCommand.Send("Ada", "main")),
        (TimeSpan.Zero, Processes[1], new ParcelCommand.Send("Grace", "main")),
        (TimeSpan.FromMinutes(90), Processes[0], new ParcelCommand.Acknowledge()),
        (TimeSpan.FromMinutes(190), Processes[1], new ParcelCommand.Acknowledge()),
    ];

    private readonly IDocumentStore _store;

    private ParcelStory(IDocumentStore store, DateTimeOffset now) => (_store, Clock) = (store, new SimulatedClock(now));

    public SimulatedClock Clock { get; }

    public static async Task<ParcelStory> Open(IDocumentStore store, CancellationToken cancellation) =>
        new(store, await store.Get(Table, Partition, ClockKey, cancellation) is { } clock ? SocJson.Read<DateTimeOffset>(clock.Body) : Start);

    /// <summary>Runs the script to its end.</summary>
    /// <returns>For each process one line: its address, its state, its version and the hash of its history.</returns>
    public async Task<IReadOnlyList<string>> Run(IEffectRunner world, CancellationToken cancellation)
    {
        var engine = new LocalEngine(_store, ParcelWorld.Definitions, world, [Tenant], Clock);
        foreach (var (index, (at, target, command)) in Script.Index())
        {
            await RunTo(engine, Start + at, cancellation);
            await engine.Deliver(target, command, $"script-{index}", cancellation);
            await engine.RunUntilIdle(cancellation);
        }
        while (await engine.NextDue(cancellation) is { } due)
            await RunTo(engine, due, cancellation);
        return [.. await Task.WhenAll(Processes.Select(id => Describe(engine, id, cancellation)))];
    }

    private async Task RunTo(LocalEngine engine, DateTimeOffset instant, CancellationToken cancellation)
    {
        while (await engine.NextDue(cancellation) is { } due && due <= instant)
        {
            await Move(due, cancellation);
            await engine.RunUntilIdle(cancellation);
        }
        await Move(instant, cancellation);
    }

    private async Task Move(DateTimeOffset instant, CancellationToken cancellation)
    {
        if (instant <= Clock.GetUtcNow())
            return;
        var (before, body) = (await _store.Get(Table, Partition, ClockKey, cancellation), SocJson.Write(instant));
        Write write = before is null ? new Write.Insert(ClockKey, body) : new Write.Replace(ClockKey, body, before.ETag);
        await _store.Write(Table, Partition, [write], cancellation);
        Clock.MoveTo(instant);
    }

    private static async Task<string> Describe(LocalEngine engine, ProcessId id, CancellationToken cancellation)
    {
        var stream = await engine.Load(id, cancellation);
        var state = id.Kind == Parcel.Kind ? Parcel.Definition.Fold(stream).Stage.ToString() : $"{Ledger.Definition.Fold(stream)} parcels";
        return $"{id} {state} {stream.Version} {stream.Hash}";
    }
}
