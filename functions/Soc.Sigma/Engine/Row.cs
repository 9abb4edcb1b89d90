using System.Text;

namespace Soc.Sigma.Engine;

/// <summary>
/// The values of one record that an engine's rules ask for, by slot. Texts lie side by side in two buffers that are used
/// again for the next record, so that a record costs no memory.
/// </summary>
internal sealed class Row
{
    /// <summary>Bytes behind the last text that may be read along with it.</summary>
    private const int Padding = 16;

    [ThreadStatic]
    private static Row? idle;

    private Cell[] cells = new Cell[64];
    private int count;
    private int[] first = [];
    private int[] ranks = [];
    private byte[] text = new byte[4096];
    private int textEnd;
    private byte[] folded = new byte[8192];
    private int foldedEnd;
    private char[] chars = new char[1024];
    private int charsOf = -1;
    private int charsLength;
    private byte[] spare = new byte[1024];
    private readonly byte[] path = new byte[512];
    private int[] visited = [];
    private int visit;

    /// <summary>The row of this thread, empty; a new one while that is in use.</summary>
    public static Row Rent(int slots, int rules)
    {
        var row = idle ?? new Row();
        idle = null;
        row.Clear(slots, rules);
        return row;
    }

    public static void Return(Row row) => idle = row;

    /// <summary>Room to note the way from the root of a record to the place being read.</summary>
    public Span<byte> Path => path;

    public ref readonly Cell this[int cell] => ref cells[cell];

    /// <summary>Index of the first value in a slot; -1 where the record has no such field.</summary>
    public int First(int slot) => first[slot];

    public ReadOnlySpan<byte> Text(in Cell cell) => text.AsSpan(cell.Start, cell.Length);

    public ReadOnlySpan<byte> Folded(in Cell cell) => folded.AsSpan(cell.FoldedStart, cell.FoldedLength);

    /// <summary>The text as characters; valid until the next call for another cell.</summary>
    public ReadOnlySpan<char> Chars(int cell)
    {
        if (charsOf != cell)
        {
            var utf8 = Text(cells[cell]);
            if (chars.Length < utf8.Length)
            {
                chars = new char[utf8.Length * 2];
            }

            charsLength = Encoding.UTF8.GetChars(utf8, chars);
            charsOf = cell;
        }

        return chars.AsSpan(0, charsLength);
    }

    /// <summary>True the first time that a rule comes up for this record.</summary>
    public bool Visit(int rule)
    {
        if (visited[rule] == visit)
        {
            return false;
        }

        visited[rule] = visit;
        return true;
    }

    /// <summary>
    /// Whether a value found by a way of the given rank belongs in the slot. A better (lower) rank drives out what is
    /// there; an equal one joins it.
    /// </summary>
    public bool Accepts(int slot, int rank)
    {
        if (rank > ranks[slot])
        {
            return false;
        }

        if (rank < ranks[slot])
        {
            ranks[slot] = rank;
            first[slot] = -1;
        }

        return true;
    }

    public void Add(int slot, SigmaValueKind kind) => Link(slot, new Cell { Kind = kind });

    public void Add(int slot, SigmaValueKind kind, ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        AddWritten(slot, kind, utf8.Length);
    }

    public void Add(int slot, SigmaValueKind kind, string value)
    {
        var written = Encoding.UTF8.GetBytes(value, Room(Encoding.UTF8.GetMaxByteCount(value.Length)));
        AddWritten(slot, kind, written);
    }

    /// <summary>Room for a text that <see cref="AddWritten"/> then takes in.</summary>
    public Span<byte> Room(int most)
    {
        if (text.Length < textEnd + most)
        {
            Array.Resize(ref text, (textEnd + most) * 2);
        }

        return text.AsSpan(textEnd, most);
    }

    /// <summary>Room for a text that is not yet to be taken in; valid until the next call.</summary>
    public Span<byte> Spare(int most)
    {
        if (spare.Length < most)
        {
            spare = new byte[most * 2];
        }

        return spare.AsSpan(0, most);
    }

    /// <summary>Takes out of a slot what was added since its first value was the given one.</summary>
    public void Rewind(int slot, int firstThen) => first[slot] = firstThen;

    public void AddWritten(int slot, SigmaValueKind kind, int length)
    {
        if (folded.Length < foldedEnd + (length * Folding.MostGrowth) + Padding)
        {
            Array.Resize(ref folded, (foldedEnd + (length * Folding.MostGrowth) + Padding) * 2);
        }

        var foldedLength = Folding.Fold(text.AsSpan(textEnd, length), folded.AsSpan(foldedEnd));
        Link(slot, new Cell { Kind = kind, Start = textEnd, Length = length, FoldedStart = foldedEnd, FoldedLength = foldedLength });
        textEnd += length;
        foldedEnd += foldedLength;
    }

    /// <summary>Puts the value that was added last into another slot as well.</summary>
    public void AddAgain(int slot) => Link(slot, cells[count - 1]);

    private void Link(int slot, Cell cell)
    {
        if (count == cells.Length)
        {
            Array.Resize(ref cells, count * 2);
        }

        cell.Next = first[slot];
        cells[count] = cell;
        first[slot] = count++;
    }

    private void Clear(int slots, int rules)
    {
        if (first.Length < slots)
        {
            first = new int[slots];
            ranks = new int[slots];
        }

        if (visited.Length < rules)
        {
            visited = new int[rules];
            visit = 0;
        }

        if (++visit == int.MaxValue)
        {
            Array.Clear(visited);
            visit = 1;
        }

        first.AsSpan(0, slots).Fill(-1);
        ranks.AsSpan(0, slots).Fill(int.MaxValue);
        (count, textEnd, foldedEnd, charsOf) = (0, 0, 0, -1);
    }
}
