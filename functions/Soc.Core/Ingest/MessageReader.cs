using System.Runtime.CompilerServices;
using Soc.Core.Ingest.Shapes;
using Soc.Core.Ingest.Shapes.Csv;

namespace Soc.Core.Ingest;

/// <summary>What a stream of messages holds next.</summary>
public abstract record StreamedMessage
{
    private StreamedMessage() { }

    /// <param name="Body">One JSON value (an envelope, a record, or an array of them), one log line, or one row of a table behind the table's header.</param>
    /// <param name="Offset">Of its first byte in the stream.</param>
    /// <param name="Line">Of its first byte, from 1.</param>
    public sealed record Complete(ReadOnlyMemory<byte> Body, long Offset, long Line) : StreamedMessage;

    /// <summary>Bytes that are none of these, or a row of a table of which none can be read. Reading goes on at the next line that begins with { or [ or as a log line does.</summary>
    /// <param name="Offset">Of the byte that is wrong.</param>
    /// <param name="Line">Of the byte that is wrong, from 1.</param>
    /// <param name="Content">The bytes passed over, from the start of the broken value.</param>
    public sealed record Broken(long Offset, long Line, string Reason, ReadOnlyMemory<byte> Content) : StreamedMessage;
}

/// <summary>
/// Splits a stream of any size into messages without loading it whole: JSON lines, one JSON array, JSON values one after the other however
/// they are laid out, log lines, or the rows of a table as comma separated values; packed with gzip or not, in UTF-8 or UTF-16. Offsets and lines are those of the unpacked text in UTF-8.
/// Holds at most one message (64 MiB) at a time.
/// </summary>
public static class MessageReader
{
    private const int FirstBuffer = 64 * 1024;

    public static async IAsyncEnumerable<StreamedMessage> Read(Stream stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var text = new MessageText(stream);
        var splitter = new JsonSplitter();
        var (buffer, from, to, offset, line, isFinal) = (new byte[FirstBuffer], 0, 0, 0L, 1L, false);
        while (true)
        {
            var piece = splitter.Next(buffer.AsSpan(from, to - from), isFinal);
            line += buffer.AsSpan(from, piece.Start).Count((byte)'\n');
            if (Message(piece, splitter.Table, buffer.AsMemory(from, to - from), offset, line) is { } message) yield return message;
            line += buffer.AsSpan(from + piece.Start, piece.End - piece.Start).Count((byte)'\n');
            (from, offset) = (from + piece.End, offset + piece.End);
            if (piece.Kind == PieceKind.End) break;
            if (piece.Kind != PieceKind.NeedMore) continue;
            (buffer, from, to) = MakeRoom(buffer, from, to);
            var read = await text.Read(buffer.AsMemory(to), cancellation);
            (to, isFinal) = (to + read, read == 0);
        }
        if (text.Fault is { } fault) yield return new StreamedMessage.Broken(offset, line, fault, ReadOnlyMemory<byte>.Empty);
    }

    private static StreamedMessage? Message(Piece piece, CsvHeader? table, ReadOnlyMemory<byte> bytes, long offset, long line)
    {
        // Copied, because the buffer is used again.
        byte[] Content() => bytes[piece.Start..piece.End].ToArray();
        return piece.Kind switch
        {
            PieceKind.Row when table!.Refusal is { } refusal => new StreamedMessage.Broken(offset + piece.Start, line, refusal, table.With(bytes.Span[piece.Start..piece.End])),
            PieceKind.Row => new StreamedMessage.Complete(table!.With(bytes.Span[piece.Start..piece.End]), offset + piece.Start, line),
            PieceKind.Value or PieceKind.Line => new StreamedMessage.Complete(Content(), offset + piece.Start, line),
            PieceKind.Broken => new StreamedMessage.Broken(
                offset + piece.Start + piece.Fault.At,
                line + bytes.Span.Slice(piece.Start, piece.Fault.At).Count((byte)'\n'),
                piece.Fault.Reason,
                Content()),
            _ => null,
        };
    }

    internal static (byte[] Buffer, int From, int To) MakeRoom(byte[] buffer, int from, int to)
    {
        if (to < buffer.Length) return (buffer, from, to);
        var target = to - from > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(from, to - from).CopyTo(target);
        return (target, 0, to - from);
    }
}
