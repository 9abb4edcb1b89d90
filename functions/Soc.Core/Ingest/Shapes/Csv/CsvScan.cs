namespace Soc.Core.Ingest.Shapes.Csv;

/// <summary>Finds where a row of RFC 4180 ends, in bytes that may still be arriving: a line end within quotes belongs to its cell.</summary>
internal struct CsvScan
{
    private Place _place;

    private enum Place : byte { CellStart, Plain, Quoted, BehindQuote }

    /// <summary>How many bytes of the row are behind.</summary>
    public int At { get; private set; }

    /// <summary>Whether a quote stands open.</summary>
    public readonly bool IsQuoted => _place == Place.Quoted;

    /// <param name="row">From the row's first byte on, however often it is called.</param>
    /// <returns>Whether the line end was found, behind which <see cref="At"/> stands.</returns>
    public bool Read(ReadOnlySpan<byte> row, byte separator)
    {
        while (At < row.Length)
        {
            if (_place == Place.Quoted && !Quoted(row)) return false;
            if (At == row.Length) return false;
            var next = row[At++];
            if (next == '\n') return true;
            _place = next == separator ? Place.CellStart
                : next == '"' && _place is Place.CellStart or Place.BehindQuote ? Place.Quoted
                : next == '\r' ? _place
                : Place.Plain;
        }
        return false;
    }

    private bool Quoted(ReadOnlySpan<byte> row)
    {
        var quote = row[At..].IndexOf((byte)'"');
        At = quote < 0 ? row.Length : At + quote + 1;
        if (quote >= 0) _place = Place.BehindQuote;
        return quote >= 0;
    }
}
