using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>Writes the JSON that records are put into.</summary>
internal static class RecordWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
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
            var name = member.Name;
            if (!wanted(name)) continue;
            writer.WritePropertyName(name);
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
