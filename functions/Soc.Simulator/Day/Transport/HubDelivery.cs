using System.Buffers;
using System.Globalization;
using Soc.Core.Ingest;
using Soc.Simulator.Day.Sources;

namespace Soc.Simulator.Day.Transport;

/// <summary>Carries records to the hub as their sources do: late, sometimes twice, several to a message, on any partition.</summary>
internal static class HubDelivery
{
    private const string Hub = "telemetry";
    private const int Partitions = 4;
    private const int RecordsPerMessage = 40;

    /// <summary>How long a source collects before it sends a message.</summary>
    public static readonly TimeSpan Collecting = TimeSpan.FromSeconds(20);

    /// <returns>Messages in the order of their arrival.</returns>
    public static IReadOnlyList<HubMessage> Deliver(IEnumerable<SourceRecord> records, int seed, DeliveryFaults faults)
    {
        Copy[] copies = [.. records.SelectMany(record => Copies(record, new Dice(record.Seed ^ 0x0DE11BE4), faults))];
        if (faults.ShuffleSeed is { } shuffleSeed) copies = Shuffle(copies, shuffleSeed);
        return Enqueue(Collect(copies), Dice.For(seed, "hub"));
    }

    private static IEnumerable<Copy> Copies(SourceRecord record, Dice dice, DeliveryFaults faults)
    {
        var first = FirstCopy(record, dice, faults.AuditDelay);
        yield return first;
        var more = faults.CopiesUpTo > 1 ? dice.Between(0, faults.CopiesUpTo - 1) : dice.Chance(faults.DuplicateRate) ? 1 : 0;
        for (var copy = 0; copy < more; copy++)
        {
            var later = dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
            yield return first with { EnvelopeTime = first.EnvelopeTime + later, EnqueuedAt = first.EnqueuedAt + later };
        }
    }

    private static Copy FirstCopy(SourceRecord record, Dice dice, TimeSpan auditDelay)
    {
        var lateness = Lateness.Of(record.Source);
        var sent = record.At + dice.Between(lateness.Minimum, lateness.Maximum);
        if (record.Source is SignalSource.Office365Exchange or SignalSource.EntraAudit) sent += auditDelay;
        // An audit record's envelope says when it happened; the others say when they were sent.
        var envelope = record.Source == SignalSource.EntraAudit ? record.At : sent;
        return new Copy(record, envelope, sent + dice.Between(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(4)));
    }

    private static Copy[] Shuffle(Copy[] copies, int seed)
    {
        DateTimeOffset[] arrivals = [.. copies.Select(copy => copy.EnqueuedAt)];
        Dice.For(seed, "shuffle").Shuffle(arrivals);
        return [.. copies.Zip(arrivals, (copy, arrival) => copy with { EnqueuedAt = arrival })];
    }

    /// <summary>A message holds records of one source only, and none for longer than <see cref="Collecting"/>.</summary>
    private static IEnumerable<List<Copy>> Collect(Copy[] copies)
    {
        var open = new Dictionary<SignalSource, List<Copy>>();
        foreach (var copy in copies.OrderBy(copy => copy.EnqueuedAt))
        {
            if (open.TryGetValue(copy.Record.Source, out var batch) &&
                batch.Count < RecordsPerMessage && copy.EnqueuedAt - batch[0].EnqueuedAt < Collecting)
            {
                batch.Add(copy);
                continue;
            }

            if (batch is not null) yield return batch;
            open[copy.Record.Source] = [copy];
        }

        foreach (var batch in open.Values) yield return batch;
    }

    private static List<HubMessage> Enqueue(IEnumerable<List<Copy>> batches, Dice dice)
    {
        var offsets = new long[Partitions];
        var messages = new List<HubMessage>();
        var buffer = new ArrayBufferWriter<byte>(128 * 1024);
        foreach (var batch in batches.OrderBy(batch => batch[^1].EnqueuedAt).ThenBy(batch => batch[0].Record.Source))
        {
            var partition = dice.Between(0, Partitions - 1);
            var name = partition.ToString(CultureInfo.InvariantCulture);
            var body = Body(batch, buffer);
            messages.Add(new HubMessage(Hub, name, offsets[partition], batch[^1].EnqueuedAt, body));
            offsets[partition] += body.Length;
        }

        return messages;
    }

    private static byte[] Body(List<Copy> batch, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        using (var json = SourceRecord.Writer(buffer))
        {
            var record = new RecordWriter(json);
            json.WriteStartObject();
            json.WriteStartArray("records");
            foreach (var copy in batch) copy.Record.Write(json, record, copy.EnvelopeTime);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private sealed record Copy(SourceRecord Record, DateTimeOffset EnvelopeTime, DateTimeOffset EnqueuedAt);
}
