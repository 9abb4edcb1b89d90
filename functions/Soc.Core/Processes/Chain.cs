using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Soc.Core.Processes;

/// <summary>
/// How events are chained. A hash is SHA-256, in lower-case hexadecimal, over: the previous hash (32 bytes), the sequence and the
/// recorded-at instant's UTC ticks (8 bytes each, big-endian), then type, cause and payload in UTF-8, each after its length in
/// bytes (4 bytes, big-endian; -1 for no cause).
/// </summary>
public static class Chain
{
    /// <summary>What the first event follows: SHA-256 of the process's address, so that no chain passes for another process's.</summary>
    public static string Genesis(ProcessId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString())));

    public static string HashOf(string previous, long sequence, string type, DateTimeOffset recordedAt, string? cause, string payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(previous));
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, sequence);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], recordedAt.UtcTicks);
        hash.AppendData(numbers);
        AppendText(hash, type);
        AppendText(hash, cause);
        AppendText(hash, payload);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Links new events to the last one.</summary>
    internal static IReadOnlyList<StoredEvent> Extend(
        string previous, long version, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt, string? cause)
    {
        var linked = new List<StoredEvent>(events.Count);
        foreach (var (type, payload) in events)
        {
            var hash = HashOf(previous, ++version, type, recordedAt, cause, payload);
            linked.Add(new(version, type, recordedAt, cause, payload, previous, hash));
            previous = hash;
        }
        return linked;
    }

    /// <summary>Whether an event stands where it belongs and says what it said when it was appended.</summary>
    internal static ChainFault? FaultOf(StoredEvent @event, long expected, string previous) => @event switch
    {
        { Sequence: var sequence } when sequence != expected => ChainFault.OutOfPlace,
        _ when @event.Previous != previous => ChainFault.Detached,
        _ when @event.Hash != HashOf(previous, expected, @event.Type, @event.RecordedAt, @event.Cause, @event.Payload) => ChainFault.Changed,
        _ => null,
    };

    private static void AppendText(IncrementalHash hash, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

/// <summary>Where a chain no longer holds.</summary>
/// <param name="Sequence">The first event that is wrong or missing; 0 when it is the head itself.</param>
public sealed record ChainBreak(long Sequence, ChainFault Fault)
{
    public override string ToString() => Fault switch
    {
        ChainFault.Missing => $"Event {Sequence} is missing.",
        ChainFault.Unreadable => Sequence == 0 ? "The head is unreadable." : $"Event {Sequence} is unreadable.",
        ChainFault.OutOfPlace => $"Event {Sequence} was replaced by another event of the chain.",
        ChainFault.Detached => $"Event {Sequence} does not follow the event before it.",
        ChainFault.Changed => $"Event {Sequence} was changed after it was recorded.",
        ChainFault.BeyondHead => $"Event {Sequence} lies beyond the head.",
        _ => "The head does not stand for the last event.",
    };
}

public enum ChainFault
{
    /// <summary>Its row is gone: within the chain, or from the tail that the head still stands for.</summary>
    Missing,
    Unreadable,
    OutOfPlace,
    Detached,
    Changed,

    /// <summary>The head was set back, or lost.</summary>
    BeyondHead,
    HeadMismatch,
}

/// <summary>A process whose history cannot be trusted is not driven any further.</summary>
public sealed class BrokenChainException(ProcessId id, ChainBreak @break) : Exception($"The history of {id} is broken. {@break}")
{
    public ProcessId Id { get; } = id;

    public ChainBreak Break { get; } = @break;
}
