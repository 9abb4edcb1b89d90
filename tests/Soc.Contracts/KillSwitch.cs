using Soc.Core.Processes;
using Soc.Core.Stores;

namespace Soc.Contracts;

/// <summary>
/// Ends a run at its n-th durable step: just before or just after a write of the store or an effect in the world. Steps are counted from 1.
/// </summary>
/// <param name="fatal">The step that is the last; 0 for none.</param>
/// <param name="kill">Throws, or ends the operating system's process.</param>
public sealed class KillSwitch(int fatal, Action kill)
{
    /// <summary>Steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>A run that is abandoned by an exception in this very process.</summary>
    public static KillSwitch Throwing(int fatal) => new(fatal, () => throw new KilledException());

    /// <summary>Whoever was killed by an exception stays dead: nothing that still runs may do anything more.</summary>
    public void Step()
    {
        Steps++;
        if (fatal > 0 && Steps >= fatal)
            kill();
    }
}

/// <summary>The run was killed. Nothing in the product may catch it.</summary>
public sealed class KilledException : Exception;

/// <summary>Two steps for each batch: before it is written, and after it is durable.</summary>
public sealed class KillableDocumentStore(IDocumentStore inner, KillSwitch killSwitch) : IDocumentStore
{
    public ValueTask<Document?> Get(string table, PartitionKey partition, string key, CancellationToken cancellation = default) =>
        inner.Get(table, partition, key, cancellation);

    public IAsyncEnumerable<Document> Query(string table, PartitionKey partition, KeyRange range, CancellationToken cancellation = default) =>
        inner.Query(table, partition, range, cancellation);

    public async ValueTask<WriteOutcome> Write(string table, PartitionKey partition, IReadOnlyList<Write> batch, CancellationToken cancellation = default)
    {
        killSwitch.Step();
        var outcome = await inner.Write(table, partition, batch, cancellation);
        killSwitch.Step();
        return outcome;
    }
}

/// <summary>Two steps for each effect: before it happens, and after it happened but before anybody knows.</summary>
public sealed class KillableEffectRunner(IEffectRunner inner, KillSwitch killSwitch) : IEffectRunner
{
    public async Task<IReadOnlyList<Message>> Run(EffectContext context, Effect effect, CancellationToken cancellation)
    {
        killSwitch.Step();
        var messages = await inner.Run(context, effect, cancellation);
        killSwitch.Step();
        return messages;
    }
}
