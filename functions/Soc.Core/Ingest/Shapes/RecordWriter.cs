using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>Writes the JSON that records are put into.</summary>
internal static class RecordWriter
{
    /// <summary>A buffer that grew beyond this for one large record is not kept.</summary>
    private const int MostKept = 1 << 18;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Both are used again and again by one thread.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _idle;

    /// <param name="members">Writes those of the one object.</param>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var (buffer, writer) = _idle ?? New();
        _idle = null;
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        var written = buffer.WrittenSpan.ToArray();
        buffer.ResetWrittenCount();
        writer.Reset();
        if (buffer.Capacity <= MostKept) _idle = (buffer, writer);
        return written;
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) New()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new(buffer, Options));
    }

    /// <summary>The record with an object of texts in place of one member.</summary>
    public static ReadOnlyMemory<byte> With(RecordNode record, string name, IEnumerable<KeyValuePair<string, string>> members) => Write(writer =>
    {
        Copy(writer, record, member => member != name);
        writer.WriteTexts(name, members);
    });

    /// <summary>Members as they are written.</summary>
    public static void Copy(Utf8JsonWriter writer, RecordNode record, Predicate<string> wanted)
    {
        foreach (var member in record.Members)
        {
            if (!wanted(member.Name)) continue;
            writer.WritePropertyName(member.PlainName);
            writer.WriteRawValue(member.Written.Span, skipInputValidation: true);
        }
    }

    public static void WriteTexts(this Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, string>> members)
    {
        writer.WriteStartObject(name);
        foreach (var (member, text) in members) writer.WriteString(member, text);
        writer.WriteEndObject();
    }

    public static void WriteText(this Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) writer.WriteString(name, text);
    }

    public static void WriteTime(this Utf8JsonWriter writer, DateTimeOffset? time)
    {
        if (time is { } known) writer.WriteString("TimeGenerated", known.UtcDateTime);
    }
}
