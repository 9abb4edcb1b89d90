using System.Globalization;
using System.Text.Json;
using Soc.Core.Stores;

namespace Soc.Core.Processes;

/// <summary>
/// Event streams over a document store. One process is one partition "tenant|kind.key" of the table "processes": the document "head"
/// (version and last hash), "cursor" (how far effects were run), and "seq.0000000001" onward, one for each event.
/// "head" sorts before the events, so a reader that meets a writer sees an old head and more events, never the reverse.
/// </summary>
public sealed class EventStreams(IDocumentStore store)
{
    public const string Table = "processes";

    /// <summary>One append is one atomic batch, the head among it: a decision is remembered whole or not at all.</summary>
    public const int MaximumAppend = Write.MaximumBatch - 1;

    /// <summary>Characters of a process's key: it stands within keys of the stores, which hold 512.</summary>
    public const int MaximumKey = 200;

    private const string Head = "head";
    private const string Cursor = "cursor";
    private const string EventPrefix = "seq.";
    private const int Readings = 3;

    /// <summary>Reads a process's history with one range query; empty for a process that was never heard of.</summary>
    /// <exception cref="BrokenChainException">The history does not hold.</exception>
    public async Task<EventStream> Load(ProcessId id, CancellationToken cancellation = default)
    {
        var (stream, broken) = await ReadSettled(id, cancellation);
        return broken is null ? stream : throw new BrokenChainException(id, broken);
    }

    /// <summary>Walks the chain and names the first link that does not hold.</summary>
    public async Task<ChainVerdict> Verify(ProcessId id, CancellationToken cancellation = default)
    {
        var (stream, broken) = await ReadSettled(id, cancellation);
        return new(stream.Version, stream.Hash, broken);
    }

    /// <summary>Appends events after those of the stream.</summary>
    /// <returns>False when somebody else appended first; load again and decide anew.</returns>
    /// <exception cref="ArgumentException">More than <see cref="MaximumAppend"/> events: the decider has to put lists into events, not events into lists.</exception>
    public async Task<bool> Append(
        EventStream stream, IReadOnlyList<NewEvent> events, DateTimeOffset recordedAt, string? cause = null, CancellationToken cancellation = default)
    {
        if (events.Count is 0 or > MaximumAppend)
            throw new ArgumentException($"{events.Count} events in one decision of {stream.Id}; 1 to {MaximumAppend} are taken.", nameof(events));
        var linked = Chain.Extend(stream.Hash, stream.Version, events, recordedAt, cause);
        var head = SocJson.Write(new StreamHead(linked[^1].Sequence, linked[^1].Hash));
        Write[] batch = [Put(Head, head, stream.HeadETag), .. linked.Select(link => new Write.Insert(KeyOf(link.Sequence), SocJson.Write(link)))];
        return await store.Write(Table, PartitionOf(stream.Id), batch, cancellation) is WriteOutcome.Written;
    }

    /// <summary>Notes that the effects of every event up to the sequence were run.</summary>
    /// <returns>The stream with its cursor moved; null when somebody else moved it first.</returns>
    public async Task<EventStream?> MoveCursor(EventStream stream, long done, CancellationToken cancellation = default)
    {
        var write = Put(Cursor, SocJson.Write(new EffectCursor(done)), stream.CursorETag);
        return await store.Write(Table, PartitionOf(stream.Id), [write], cancellation) is WriteOutcome.Written written
            ? stream with { EffectsDone = done, CursorETag = written.ETags[0] }
            : null;
    }

    /// <summary>The partition of one process.</summary>
    /// <exception cref="ArgumentException">The id holds a character that an id may not hold.</exception>
    public static PartitionKey PartitionOf(ProcessId id)
    {
        if (string.IsNullOrEmpty(id.Kind) || !id.Kind.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"'{id.Kind}' is not a kind of process.", nameof(id));
        if (id.Key is not { Length: > 0 and <= MaximumKey } || !id.Key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~'))
            throw new ArgumentException($"'{id.Key}' is not a process's key.", nameof(id));
        return new(id.Tenant, $"{id.Kind}.{id.Key}");
    }

    /// <summary>A query is not a snapshot: what looks broken may be an append caught halfway, so it has to look so every time.</summary>
    private async Task<(EventStream Stream, ChainBreak? Break)> ReadSettled(ProcessId id, CancellationToken cancellation)
    {
        for (var reading = 1; ; reading++)
        {
            var read = await Read(id, cancellation);
            if (read.Break is null || reading == Readings)
                return read;
        }
    }

    private async Task<(EventStream Stream, ChainBreak? Break)> Read(ProcessId id, CancellationToken cancellation)
    {
        var walk = new ChainWalk(id);
        string? headETag = null, cursorETag = null;
        EffectCursor? cursor = null;
        await foreach (var document in store.Query(Table, PartitionOf(id), KeyRange.All, cancellation))
        {
            switch (document.Key)
            {
                case Head:
                    headETag = document.ETag;
                    walk.Expect(TryRead<StreamHead>(document));
                    break;
                case Cursor:
                    (cursorETag, cursor) = (document.ETag, TryRead<EffectCursor>(document));
                    break;
                default:
                    walk.Take(document.Key == KeyOf(walk.Next), TryRead<StoredEvent>(document));
                    break;
            }
        }
        var broken = walk.Finish();
        return (new(id, walk.Events, cursor?.Done ?? 0) { HeadETag = headETag, CursorETag = cursorETag }, broken);
    }

    private static T? TryRead<T>(Document document)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(document.Body, SocJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Write Put(string key, string body, string? etag) =>
        etag is null ? new Write.Insert(key, body) : new Write.Replace(key, body, etag);

    private static string KeyOf(long sequence) => EventPrefix + sequence.ToString("D10", CultureInfo.InvariantCulture);
}
