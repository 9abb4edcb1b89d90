using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>JSON or log lines in a JSON string: a body or a record that some forwarder encoded once more.</summary>
internal static class NestedText
{
    /// <summary>Whether it is a string that begins like an object or an array.</summary>
    public static bool MayBe(RecordNode value) => value.Kind == JsonTokenType.String && value.Written.Span is [_, (byte)'{' or (byte)'[', ..];

    /// <returns>The text in the string, UTF-8, where it looks like an object, an array, a string again or a log line; else null.</returns>
    public static ReadOnlyMemory<byte>? In(RecordNode value) => value.Kind == JsonTokenType.String ? In(value.Written) : null;

    /// <param name="value">One valid JSON value.</param>
    public static ReadOnlyMemory<byte>? In(ReadOnlyMemory<byte> value)
    {
        if (value.Span is not [(byte)'"', ..]) return null;
        var reader = new Utf8JsonReader(WellFormedText.Of(value).Span);
        reader.Read();
        var text = new byte[reader.ValueSpan.Length];
        var content = text.AsMemory(0, reader.CopyString(text));
        if (content.Span.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[' or (byte)'"', ..] && !LogLines.Begins(content.Span)) return null;
        return content;
    }
}
