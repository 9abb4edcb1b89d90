using System.Buffers;
using System.Text;
using System.Text.Json;
using Soc.Core.Ingest.Shapes;
using Soc.Core.Ingest.Shapes.Csv;

namespace Soc.Core.Ingest;

/// <summary>
/// Takes out of telemetry what data loss prevention found in people's documents: the matched values (card numbers, passwords, keys), the text
/// around them, and what a user wrote to justify an override
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#dlp-schema). How much was found, of
/// what kind, by which rule and with what confidence stays. It works on bytes of any source, so that nothing behind it ever holds a secret.
/// </summary>
internal static class DlpSecrets
{
    /// <summary>Why a rule no longer holds, in the words of the schema: any other text may be somebody's.</summary>
    private static readonly string[] Reasons = ["Override", "Document Change", "DocumentChange", "Policy Change", "PolicyChange"];

    /// <param name="body">Of a message as it came: perhaps packed, perhaps in another coding.</param>
    /// <returns>The same memory where no such name stands in it; else its text, packed again where it is too large.</returns>
    public static ReadOnlyMemory<byte> RemoveFromMessage(ReadOnlyMemory<byte> body)
    {
        var message = MessageBody.Of(body);
        if (message.IsTooLarge) return LargeMessage.WithoutSecrets(body);
        var text = message.Text;
        return Remove(text) is var cleaned && cleaned.Equals(text) ? body : cleaned;
    }

    /// <param name="body">JSON values in any layout, UTF-8, or bytes that are none.</param>
    /// <returns>The same memory where no such name stands in it.</returns>
    public static ReadOnlyMemory<byte> Remove(ReadOnlyMemory<byte> body)
    {
        if (!MayHold(body.Span)) return body;
        // Nearly every message is one value from its first byte to its last.
        if (body.Span is [(byte)'{', ..] && TryClean(body) is { } whole) return whole;
        var cleaned = new ArrayBufferWriter<byte>(body.Length);
        var splitter = new JsonSplitter();
        while (true)
        {
            var piece = splitter.Next(body.Span, true);
            cleaned.Write(body.Span[..piece.Start]);
            if (piece.Kind == PieceKind.End) return cleaned.WrittenMemory;
            var content = body[piece.Start..piece.End];
            cleaned.Write(Cleaned(piece, splitter.Table, content).Span);
            body = body[piece.End..];
        }
    }

    /// <param name="piece">That <see cref="JsonSplitter"/> found.</param>
    public static ReadOnlyMemory<byte> Cleaned(Piece piece, CsvHeader? table, ReadOnlyMemory<byte> content) => piece.Kind switch
    {
        PieceKind.Row => Row(table!, content),
        PieceKind.Broken => IsJson(content.Span) ? Cut(content) : content,
        _ => Value(content),
    };

    public static bool MayHold(ReadOnlySpan<byte> bytes) => DlpNames.MayStandIn(bytes);

    private static bool Names(ReadOnlySpan<byte> name) => name.IndexOf(DlpNames.Detected) >= 0 || name.IndexOf(DlpNames.Detections) >= 0 || name.IndexOf(DlpNames.Exception) >= 0;

    /// <summary>A cell may be a record.</summary>
    private static ReadOnlyMemory<byte> Row(CsvHeader table, ReadOnlyMemory<byte> row)
    {
        if (!MayHold(row.Span) && !table.Columns.Any(IsSecret)) return row;
        return CsvRow.Cleaned(table, row.Span, IsSecret, cell => IsJson(cell) ? Remove(cell) : cell) is { } cleaned ? cleaned : Cut(row);
    }

    private static bool IsJson(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..];

    private static bool IsSecret(string column) => Names(Encoding.UTF8.GetBytes(column));

    private static ReadOnlyMemory<byte>? TryClean(ReadOnlyMemory<byte> text)
    {
        try
        {
            return Clean(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> json) => MayHold(json.Span) ? Clean(json) : json;

    /// <exception cref="JsonException">It is no JSON.</exception>
    private static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> json)
    {
        var text = WellFormedText.Of(json);
        var (cleaned, copied) = (new ArrayBufferWriter<byte>(text.Length), 0);
        var reader = new Utf8JsonReader(text.Span);
        while (reader.Read())
        {
            if (Replacement(ref reader, text, out var start) is not { } replacement) continue;
            cleaned.Write(text.Span[copied..start]);
            cleaned.Write(Encoding.UTF8.GetBytes(replacement));
            copied = (int)reader.BytesConsumed;
        }
        cleaned.Write(text.Span[copied..]);
        return cleaned.WrittenMemory;
    }

    /// <returns>What takes the place of the value from <paramref name="start"/> to where the reader then is; null where it stays.</returns>
    private static string? Replacement(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, out int start)
    {
        start = (int)reader.TokenStartIndex;
        var isName = reader.TokenType == JsonTokenType.PropertyName;
        if ((!isName && reader.TokenType != JsonTokenType.String) || !MayHold(reader.ValueSpan)) return null;
        if (!isName) return Inside(reader.GetString()!);
        var name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        if (!Names(name)) return null;
        var (isList, isException) = (name.IndexOf(DlpNames.Detected) >= 0, name.IndexOf(DlpNames.Exception) >= 0);
        reader.Read();
        start = (int)reader.TokenStartIndex;
        reader.Skip();
        return isList ? "[]" : isException ? OfException(json[start..(int)reader.BytesConsumed]) : "{}";
    }

    /// <summary>Exports put whole records into a string. A text that merely speaks of these names is nobody's document, but may be an attacker's script.</summary>
    private static string? Inside(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[' or '"', ..]) return null;
        var inside = WellFormedText.Of(Encoding.UTF8.GetBytes(text));
        return Remove(inside).Span is var cleaned && cleaned.SequenceEqual(inside.Span) ? null : JsonSerializer.Serialize(Encoding.UTF8.GetString(cleaned));
    }

    private static string OfException(ReadOnlyMemory<byte> json)
    {
        using var tape = RecordTape.Rent();
        var exception = tape.TryRead(json) ? tape.Root.Opened() : default;
        var kept = new Dictionary<string, object>();
        if ((exception.Text("Reason") ?? exception.AsText()) is { } reason && Reasons.Contains(reason, StringComparer.OrdinalIgnoreCase)) kept["Reason"] = reason;
        if (exception.Flag("FalsePositive") is { } wrong) kept["FalsePositive"] = wrong;
        if (exception["Rules"].Items.Select(rule => rule.AsText()).Where(rule => Guid.TryParse(rule, out _)).ToList() is { Count: > 0 } rules) kept["Rules"] = rules;
        return JsonSerializer.Serialize(kept);
    }

    /// <summary>In JSON that is broken nobody can say where a secret ends: all behind the first of these names goes.</summary>
    private static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> broken)
    {
        var text = broken.Span;
        var escaped = DlpNames.EscapedLetter(text) is var letter and >= 0 ? letter : text.Length;
        var end = new[] { KeyEnd(text, DlpNames.Detected), KeyEnd(text, DlpNames.Detections), KeyEnd(text, DlpNames.Exception), escaped }.Min();
        return end == text.Length ? broken : (byte[])[.. text[..end], .. text is [.., (byte)'\n'] ? "\n"u8 : []];
    }

    /// <returns>Behind the first place where the name is a member's, at whatever depth of quoting; the length where there is none.</returns>
    private static int KeyEnd(ReadOnlySpan<byte> broken, ReadOnlySpan<byte> name)
    {
        for (var from = 0; broken[from..].IndexOf(name) is var at and >= 0;)
        {
            from += at + name.Length;
            var end = from;
            while (end < broken.Length && char.IsAsciiLetter((char)broken[end])) end++;
            // In a string the quote is escaped, as \" or as \u0022, once for each string around it.
            var quote = broken[end..].TrimStart((byte)'\\');
            if (quote.Length == 0 || quote[0] == (byte)'"' || quote.StartsWith("u0022"u8)) return end;
        }
        return broken.Length;
    }
}
