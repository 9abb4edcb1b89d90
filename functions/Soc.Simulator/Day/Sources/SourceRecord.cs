using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Soc.Core.Ingest;

namespace Soc.Simulator.Day.Sources;

/// <summary>Something that a source noticed. Delivered again, it has the same properties under a new envelope time.</summary>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Seed">What the record's own ids are rolled from.</param>
public abstract record SourceRecord(DateTimeOffset At, ulong Seed)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Which source sends it.</summary>
    public abstract SignalSource Source { get; }

    /// <summary>The record as its source would send it: UTF-8 JSON of one object, envelope included.</summary>
    /// <param name="envelopeTime">When the source sent it.</param>
    public ReadOnlyMemory<byte> ToJson(DateTimeOffset envelopeTime)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = Writer(buffer)) Write(json, new RecordWriter(json), envelopeTime);
        return buffer.WrittenMemory;
    }

    internal static Utf8JsonWriter Writer(IBufferWriter<byte> buffer) => new(buffer, Relaxed);

    internal void Write(Utf8JsonWriter json, RecordWriter record, DateTimeOffset envelopeTime)
    {
        json.WriteStartObject();
        WriteEnvelope(record, envelopeTime);
        json.WriteEndObject();
    }

    private protected abstract void WriteEnvelope(RecordWriter record, DateTimeOffset envelopeTime);
}
