using System.Text.Json;
using Soc.Core.Ingest.Shapes;
using Soc.Core.Ingest.Shapes.Csv;

namespace Soc.Core.Ingest;

/// <summary>
/// Finds the JSON values in bytes that may still be arriving: values one after the other, one per line or spread over many, and the
/// items of an array at the top; and log lines (<see cref="LogLines"/>) among them. After a broken value it goes on at the next line that
/// begins with { or [ or as a log line does. Bytes that begin with the header of a table are its rows.
/// </summary>
internal sealed class JsonSplitter
{
    // Event Hubs carries at most 20 MB in one message; whatever is longer is a file that lost a bracket.
    private const int LongestValue = 64 * 1024 * 1024;

    private bool _inArray;
    private bool _markPassed;
    private bool _begun;
    private JsonScan _scan;
    private CsvScan _row;

    /// <summary>Found in the present value, whose end is still looked for.</summary>
    private JsonFault? _found;

    /// <summary>The header of the rows that were found; null where it is no table.</summary>
    public CsvHeader? Table { get; private set; }

    /// <param name="isFinal">No bytes follow these.</param>
    /// <returns>What was found; its <see cref="Piece.Start"/> and <see cref="Piece.End"/> are indexes into <paramref name="bytes"/>. The next call begins at End.</returns>
    public Piece Next(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        var begin = _begun ? 0 : Begin(bytes, isFinal);
        if (Table is not null && begin >= 0) return Row(bytes, begin, isFinal);
        if (begin < 0) return new(PieceKind.NeedMore, 0, 0);
        var start = SkipSeparators(bytes);
        if (start == bytes.Length) return isFinal ? End(start) : new(PieceKind.NeedMore, start, start);
        if (_found is { } known) return Broken(bytes, start, known, isFinal);
        var line = _inArray ? 0 : LogLines.Length(bytes[start..], isFinal);
        if (line > 0) return new(PieceKind.Line, start, start + line);
        if (line < 0 && bytes.Length - start < LongestValue) return new(PieceKind.NeedMore, start, start);
        if (Scan(bytes[start..], isFinal))
        {
            var end = start + _scan.At;
            if (Fault(bytes[start..end]) is { } fault) return Broken(bytes, start, fault, isFinal);
            _scan = default;
            return new(PieceKind.Value, start, end);
        }
        if (_scan.Fault is { } early) return Broken(bytes, start, new(_scan.At, early), isFinal);
        var length = bytes.Length - start;
        if (isFinal) return Broken(bytes, start, new(length, "the value does not end"), isFinal);
        return length < LongestValue ? new(PieceKind.NeedMore, start, start) : Broken(bytes, start, new(length, "the value is too long"), isFinal);
    }

    private bool Scan(ReadOnlySpan<byte> value, bool isFinal) =>
        value[0] is (byte)'"' or (byte)'{' or (byte)'[' ? _scan.Nested(value) : _scan.Scalar(value, isFinal);

    private int SkipSeparators(ReadOnlySpan<byte> bytes)
    {
        var at = SkipMark(bytes);
        while (at < bytes.Length && IsSeparator(bytes[at])) at++;
        return at;
    }

    /// <returns>Behind the header of a table, or 0; -1 where more bytes are needed to tell.</returns>
    private int Begin(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        if (bytes.Length < 3 && !isFinal) return -1;
        var mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        var (header, needsMore) = CsvHeader.Find(bytes[mark..], isFinal);
        if (needsMore) return -1;
        (_begun, Table) = (true, header);
        return header is null ? 0 : mark + header.Length;
    }

    private Piece Row(ReadOnlySpan<byte> bytes, int from, bool isFinal)
    {
        var start = bytes[from..].IndexOfAnyExcept((byte)'\r', (byte)'\n') is var row and >= 0 ? from + row : bytes.Length;
        if (start == bytes.Length) return new(isFinal ? PieceKind.End : PieceKind.NeedMore, start, start);
        var isWhole = _row.Read(bytes[start..], Table!.Separator) || (isFinal && !_row.IsQuoted);
        if (!isWhole && !isFinal && bytes.Length - start < LongestValue) return new(PieceKind.NeedMore, start, start);
        // Nothing closes its quote: then only its first line is lost.
        var end = isWhole ? start + _row.At : bytes[start..].IndexOf((byte)'\n') is var line and >= 0 ? start + line + 1 : bytes.Length;
        _row = default;
        return new(PieceKind.Row, start, end);
    }

    private int SkipMark(ReadOnlySpan<byte> bytes)
    {
        if (_markPassed || bytes.Length < 3) return 0;
        _markPassed = true;
        return bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    private bool IsSeparator(byte next)
    {
        if (next is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') return true;
        if (_inArray && next == ',') return true;
        if (next != (_inArray ? ']' : '[')) return false;
        _inArray = !_inArray;
        return true;
    }

    private Piece End(int at)
    {
        if (!_inArray) return new(PieceKind.End, at, at);
        _inArray = false;
        return new(PieceKind.Broken, at, at) { Fault = new(0, "the array does not end") };
    }

    private Piece Broken(ReadOnlySpan<byte> bytes, int start, JsonFault fault, bool isFinal)
    {
        var end = Resume(bytes, start + 1);
        if (end < 0 && !isFinal && bytes.Length - start < LongestValue)
        {
            _found = fault;
            return new(PieceKind.NeedMore, start, start);
        }

        (_scan, _found) = (default, null);
        return new(PieceKind.Broken, start, end < 0 ? bytes.Length : end) { Fault = fault };
    }

    private static int Resume(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; at < bytes.Length - 1; at++)
        {
            var line = bytes[at..].IndexOf((byte)'\n');
            if (line < 0 || (at += line) + 1 >= bytes.Length) return -1;
            if (bytes[at + 1] is (byte)'{' or (byte)'[' || LogLines.Begins(bytes[(at + 1)..])) return at + 1;
        }
        return -1;
    }

    private static JsonFault? Fault(ReadOnlySpan<byte> value)
    {
        try
        {
            var reader = new Utf8JsonReader(value);
            while (reader.Read()) { }
            return null;
        }
        catch (JsonException fault)
        {
            return new(Math.Min(At(value, fault), value.Length), "this is not JSON");
        }
    }

    private static int At(ReadOnlySpan<byte> value, JsonException fault)
    {
        var lineStart = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--) lineStart += value[lineStart..].IndexOf((byte)'\n') + 1;
        return lineStart + (int)(fault.BytePositionInLine ?? 0);
    }
}

internal enum PieceKind { NeedMore, Value, Line, Row, Broken, End }

internal readonly record struct Piece(PieceKind Kind, int Start, int End)
{
    public JsonFault Fault { get; init; }
}

/// <param name="At">Bytes from the start of the value.</param>
internal readonly record struct JsonFault(int At, string Reason);
