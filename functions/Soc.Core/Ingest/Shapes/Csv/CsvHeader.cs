using System.Text;

namespace Soc.Core.Ingest.Shapes.Csv;

/// <summary>
/// The first line of a table as comma separated values: what its columns are called, and what stands between them. European spreadsheets save
/// with semicolons. Portals say behind the name of a column of instants which zone they are of.
/// </summary>
internal sealed class CsvHeader
{
    private const int Longest = 64 * 1024;
    private const int FewestColumns = 3;
    private const int LongestName = 128;
    private const string Utc = " [UTC]";
    private const string LocalTime = " [Local Time]";

    /// <summary>Each row travels with its header, which is that of the row before.</summary>
    [ThreadStatic]
    private static CsvHeader? _latest;

    private readonly byte[] _line;

    private CsvHeader(byte[] line, byte separator, IReadOnlyList<string> written)
    {
        _line = line is [.., (byte)'\n'] ? line : [.. line, (byte)'\n'];
        Separator = separator;
        Columns = [.. written.Select(Name)];
        Refusal = written.Any(name => name.EndsWith(LocalTime, StringComparison.Ordinal))
            ? "the times of this table are local to whoever exported it: let the portal show UTC, and export it again"
            : CsvTables.Refusal(Columns);
        Length = line.Length;
    }

    /// <summary>Of the line in the text, bytes.</summary>
    public int Length { get; }

    public byte Separator { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Why no row of the table can be read, or null.</summary>
    public string? Refusal { get; }

    /// <summary>A row by itself: the table of this one row.</summary>
    public ReadOnlyMemory<byte> With(ReadOnlySpan<byte> row) => (byte[])[.. _line, .. row];

    /// <param name="text">From its beginning.</param>
    /// <param name="isFinal">No bytes follow these.</param>
    public static (CsvHeader? Header, bool NeedsMore) Find(ReadOnlySpan<byte> text, bool isFinal)
    {
        if (text.IsEmpty) return (null, !isFinal);
        if (!MayBegin(text) || LogLines.Begins(text)) return (null, false);
        var end = text.IndexOf((byte)'\n') + 1;
        if (end == 0 && !isFinal) return (null, text.Length < Longest);
        if ((end == 0 ? text.Length : end) > Longest) return (null, false);
        if (end > 0 && _latest is { } latest && text[..end].SequenceEqual(latest._line) && latest.Refusal is null) return (latest, false);
        var line = text[..(end == 0 ? text.Length : end)].ToArray();
        var header = ((byte[])[(byte)',', (byte)';', (byte)'\t']).Select(separator => Read(line, separator)).OfType<CsvHeader>().MaxBy(found => found.Columns.Count);
        // Without a row there is nothing to be told of, and nothing is lost but what may be no header at all.
        _latest = header;
        return header is { Refusal: not null } && text[line.Length..].IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0 && isFinal ? (null, false) : (header, false);
    }

    private static bool MayBegin(ReadOnlySpan<byte> text) => text[0] is (byte)'"' or (byte)'_' or > 0x7F || char.IsAsciiLetter((char)text[0]);

    private static CsvHeader? Read(byte[] line, byte separator)
    {
        var (cells, fault) = CsvCells.Of(line, separator);
        return fault is null && cells.Count >= FewestColumns && cells.All(IsName) && cells.Select(Name).Distinct(StringComparer.Ordinal).Count() == cells.Count ? new(line, separator, cells) : null;
    }

    private static bool IsName(string cell) =>
        cell is { Length: > 0 and <= LongestName } && (cell[0] == '_' || char.IsLetter(cell[0])) && !cell.Any(letter => char.IsControl(letter) || letter is '{' or '}' or '"' or '\uFFFD');

    private static string Name(string written) => (written.EndsWith(Utc, StringComparison.Ordinal) ? written[..^Utc.Length] : written).Trim();
}
