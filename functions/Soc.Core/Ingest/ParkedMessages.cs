using System.Globalization;
using Soc.Core.Stores;

namespace Soc.Core.Ingest;

/// <summary>
/// Messages that came while the stores did not answer: evidence of nobody's tenant under "parked.{minute}", one uid for each minute, because
/// evidence can be found by its uid alone while the tables are away. They are replayed minute by minute, and stay as evidence.
/// </summary>
public sealed class ParkedMessages(IDocumentStore store, IEvidenceStore evidence, TimeProvider clock)
{
    /// <summary>A minute is replayed when nobody can be parking under it any more.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    /// <summary>Where replaying begins that never ran: no host was up before it.</summary>
    public static readonly TimeSpan FirstLook = TimeSpan.FromHours(1);

    private const string Table = "checkpoints";
    private const string Key = "parked";
    private static readonly PartitionKey Partition = new(Quarantine.Unclaimed, "replay");

    /// <summary>Doing it again within the same minute changes nothing.</summary>
    public async Task Park(InboundMessage message, CancellationToken cancellation) =>
        await evidence.Put(Quarantine.Unclaimed, [EvidenceRecord.Of(UidOf(Minute(clock.GetUtcNow())), Pack(message))], cancellation);

    /// <summary>Hands over what was parked, oldest minute first, and notes each minute that was dealt with whole.</summary>
    /// <param name="take">May be handed a message twice; what throws is handed over again next time.</param>
    /// <returns>How many messages were handed over.</returns>
    public async Task<int> Replay(Func<InboundMessage, CancellationToken, Task> take, CancellationToken cancellation)
    {
        var document = await store.Get(Table, Partition, Key, cancellation);
        var (now, replayed) = (clock.GetUtcNow(), 0);
        var from = document is null ? Minute(now - FirstLook) : SocJson.Read<DateTimeOffset>(document.Body);
        for (var minute = from; minute + Settling <= now; minute = minute.AddMinutes(1))
        {
            foreach (var parked in await evidence.Get(Quarantine.Unclaimed, UidOf(minute), cancellation))
            {
                await take(Unpack(parked.Content), cancellation);
                replayed++;
            }
            document = await Note(document, minute.AddMinutes(1), cancellation);
        }
        return replayed;
    }

    private async Task<Document?> Note(Document? document, DateTimeOffset next, CancellationToken cancellation)
    {
        var body = SocJson.Write(next);
        Write write = document is null ? new Write.Insert(Key, body) : new Write.Replace(Key, body, document.ETag);
        return await store.Write(Table, Partition, [write], cancellation) is WriteOutcome.Written written
            ? new(Key, body, written.ETags[0])
            : throw new StoreBusyException("Somebody else is replaying what was parked.");
    }

    private static byte[] Pack(InboundMessage message) => System.Text.Encoding.UTF8.GetBytes(SocJson.Write(new Parcel(message.Position, message.Body.ToArray(), message.ArrivedAt)));

    private static InboundMessage Unpack(ReadOnlyMemory<byte> content)
    {
        var (position, body, arrivedAt) = SocJson.Read<Parcel>(System.Text.Encoding.UTF8.GetString(content.Span));
        return new(position, body, arrivedAt);
    }

    private static DateTimeOffset Minute(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    private static string UidOf(DateTimeOffset minute) => $"parked.{minute.UtcDateTime.ToString("yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture)}";

    private sealed record Parcel(SignalPosition Position, byte[] Body, DateTimeOffset ArrivedAt);
}
