namespace Soc.Core.Processes;

/// <summary>The events of one process as they were read, whole and verified.</summary>
/// <param name="Events">In order; the first has sequence 1.</param>
/// <param name="EffectsDone">Every event up to this sequence has had its effects run.</param>
public sealed record EventStream(ProcessId Id, IReadOnlyList<StoredEvent> Events, long EffectsDone)
{
    public long Version => Events.Count;

    /// <summary>Hash of the last event.</summary>
    public string Hash => Events is [.., var last] ? last.Hash : Chain.Genesis(Id);

    internal string? HeadETag { get; init; }

    internal string? CursorETag { get; init; }
}

/// <param name="Hash">Of the last event.</param>
internal sealed record StreamHead(long Version, string Hash);

/// <summary>Stands beside the chain and is no part of it: how far effects have been run is no history.</summary>
internal sealed record EffectCursor(long Done);

/// <summary>What verifying a chain found.</summary>
/// <param name="Version">How many events hold.</param>
/// <param name="Hash">Of the last event that holds; kept elsewhere, it proves the history up to it.</param>
/// <param name="Break">Null for a chain that holds to its head.</param>
public sealed record ChainVerdict(long Version, string Hash, ChainBreak? Break);
