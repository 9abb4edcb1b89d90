using Soc.Core.Processes;

namespace Soc.Contracts.Parcels;

/// <summary>The world outside the parcels' processes. Whatever is asked twice under one key happens once.</summary>
public abstract class ParcelWorld(TimeProvider clock) : IEffectRunner
{
    public static IReadOnlyList<ProcessDefinition> Definitions { get; } = [Parcel.Definition, Ledger.Definition];

    public async Task<IReadOnlyList<Message>> Run(EffectContext context, Effect effect, CancellationToken cancellation)
    {
        await Happen(context.Key, effect.ToString(), cancellation);
        return effect switch
        {
            ParcelEffect.CallCarrier => [new(context.Source, new ParcelCommand.HandOver($"receipt of {context.Key}", clock.GetUtcNow()))],
            ParcelEffect.Enter enter =>
                [new(Ledger.IdOf(context.Source.Tenant, enter.Ledger), new LedgerCommand(context.Source.Key, enter.Stage))],
            _ => [],
        };
    }

    /// <summary>Does what the effect says, unless it was done under that key before.</summary>
    protected abstract Task Happen(string key, string what, CancellationToken cancellation);
}

/// <summary>A world that outlives the engines of a test, and counts how often it was asked.</summary>
public sealed class InMemoryParcelWorld(TimeProvider clock) : ParcelWorld(clock)
{
    /// <summary>What happened, by key.</summary>
    public SortedDictionary<string, string> Happened { get; } = new(StringComparer.Ordinal);

    public List<string> Asked { get; } = [];

    protected override Task Happen(string key, string what, CancellationToken cancellation)
    {
        Asked.Add(key);
        if (!Happened.TryAdd(key, what) && Happened[key] != what)
            throw new InvalidOperationException($"'{key}' stands for '{Happened[key]}' and for '{what}'.");
        return Task.CompletedTask;
    }
}
