using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Soc.Core.Ingest;

/// <summary>
/// JSON that was read once: its values in document order, each by where it stands in the bytes. No object is built of any of them; a text
/// becomes a string when somebody asks for it. A tape is used again and again: whoever rented one holds no <see cref="RecordNode"/> of it
/// beyond <see cref="Dispose"/> or the next <see cref="TryRead"/>. Not safe for threads.
/// </summary>
internal sealed class RecordTape : IDisposable
{
    private const int NoJsonInside = -1;

    /// <summary>A tape that grew beyond this for one large message is not kept.</summary>
    private const int MostKept = 1 << 18;

    [ThreadStatic]
    private static RecordTape? _idle;

    private TapeEntry[] _entries = new TapeEntry[256];
    private int[] _names = new int[256];
    private int _count;
    private int _read;
    private byte[] _given = [];
    private byte[] _own = [];
    private int _ownCount;
    private bool _holdsSurrogates;

    /// <summary>The tape of this thread; a new one while that is in use.</summary>
    public static RecordTape Rent()
    {
        var tape = _idle ?? new RecordTape();
        _idle = null;
        return tape;
    }

    public void Dispose()
    {
        (_given, _count, _read, _ownCount) = ([], 0, 0, 0);
        if (_entries.Length <= MostKept && _own.Length <= MostKept) _idle = this;
    }

    /// <summary>The first value that was read.</summary>
    public RecordNode Root => _read == 0 ? default : new(this, 0);

    /// <summary>The values that were read, each the root of its own.</summary>
    public IEnumerable<RecordNode> Roots
    {
        get
        {
            for (var at = 0; at < _read; at = Behind(at)) yield return new(this, at);
        }
    }

    /// <summary>False where <see cref="WellFormedText"/> may have something to repair in what was read.</summary>
    public bool IsWellFormed { get; private set; }

    /// <summary>Reads one JSON value, in place of what the tape holds. The bytes must not change while it is in use.</summary>
    /// <param name="several">Values may follow one another, with white space or nothing between them.</param>
    /// <returns>False where it is no JSON; the tape then holds nothing.</returns>
    public bool TryRead(ReadOnlyMemory<byte> json, bool several = false)
    {
        (_count, _read, _ownCount, _holdsSurrogates) = (0, 0, 0, false);
        var given = MemoryMarshal.TryGetArray(json, out var array) && array.Array is not null ? array : new(json.ToArray());
        _given = given.Array!;
        if (!TryAppend(given, new(IsOwn: false, given.Offset), several)) return false;
        (_read, IsWellFormed) = (_count, !_holdsSurrogates && Utf8.IsValid(json.Span));
        return true;
    }

    /// <summary>Reads one JSON value beside what the tape holds, and keeps a copy of the bytes.</summary>
    /// <returns>An absent node where it is no JSON.</returns>
    public RecordNode Add(ReadOnlySpan<byte> json)
    {
        var (start, root) = (_ownCount, _count);
        json.CopyTo(Room(json.Length));
        _ownCount += json.Length;
        return TryAppend(_own.AsSpan(start, json.Length), new(IsOwn: true, start), several: false) ? new(this, root) : default;
    }

    /// <summary>Puts a text beside what the tape holds.</summary>
    public RecordNode AddText(string text)
    {
        var start = _ownCount;
        _ownCount += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        Append(new() { Kind = JsonTokenType.String, Start = start, Length = _ownCount - start, IsOwn = true }, 0);
        return new(this, _count - 1);
    }

    public ref readonly TapeEntry this[int at] => ref _entries[at];

    /// <summary>The value as it is written; a text without its quotes, its escapes as they are.</summary>
    public ReadOnlySpan<byte> Written(in TapeEntry entry) => Source(entry).AsSpan(entry.Start, entry.Length);

    /// <summary>The same with its quotes, if any.</summary>
    public ReadOnlyMemory<byte> Memory(in TapeEntry entry)
    {
        var quote = entry.Kind == JsonTokenType.String ? 1 : 0;
        return Source(entry).AsMemory(entry.Start - quote, entry.Length + (2 * quote));
    }

    public string Text(in TapeEntry entry) => Encoding.UTF8.GetString(entry.IsEscaped ? Plain(Written(entry)) : Written(entry));

    public string Name(in TapeEntry entry) => Encoding.UTF8.GetString(entry.IsNameEscaped ? Plain(WrittenName(entry)) : WrittenName(entry));

    /// <summary>The place behind a value and all that is in it.</summary>
    public int Behind(int at) => _entries[at].Kind is JsonTokenType.StartObject or JsonTokenType.StartArray ? _entries[at].Link : at + 1;

    /// <returns>The member of an object; of several under one name the last; -1 where there is none.</returns>
    public int Find(int at, string name)
    {
        ref readonly var found = ref _entries[at];
        var names = _names.AsSpan(at + 1, found.Link - at - 1);
        var key = NameKey.Of(name, found.Depth + 1);
        for (var end = names.Length; end > 0;)
        {
            end = names[..end].LastIndexOf(key);
            if (end >= 0 && IsNamed(_entries[at + 1 + end], name)) return at + 1 + end;
        }
        return -1;
    }

    /// <returns>The first member of an object under the name in any casing; -1 where there is none.</returns>
    public int FindInAnyCase(int at, string name)
    {
        for (var member = at + 1; member < _entries[at].Link; member = Behind(member))
            if (Name(_entries[member]).Equals(name, StringComparison.OrdinalIgnoreCase)) return member;
        return -1;
    }

    /// <returns>The place of the JSON that a text holds; -1 where it holds none.</returns>
    public int Inside(int at)
    {
        if (_entries[at].Link == 0)
        {
            var inside = Open(_entries[at]);
            _entries[at].Link = inside;
        }
        return _entries[at].Link;
    }

    private int Open(TapeEntry text)
    {
        var root = _count;
        var written = Written(text);
        if (!text.IsEscaped) return MayBeJson(written) && TryAppend(written, new(text.IsOwn, text.Start), several: false) ? root : NoJsonInside;
        if (written[0] is not ((byte)'{' or (byte)'[' or (byte)'\\' or (byte)' ')) return NoJsonInside;
        var inner = WellFormedText.Of(Plain(written).ToArray());
        return MayBeJson(inner.Span) && Add(inner.Span).IsPresent ? root : NoJsonInside;
    }

    /// <summary>Spares the attempt, which is dear where it fails, for nearly all texts that are none.</summary>
    private static bool MayBeJson(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r\n"u8);
        return text.Length > 1 && (text[0], text[^1]) is ((byte)'{', (byte)'}') or ((byte)'[', (byte)']') or ((byte)'"', (byte)'"');
    }

    private bool TryAppend(ReadOnlySpan<byte> json, Place place, bool several)
    {
        var start = _count;
        try
        {
            Append(json, place, several);
            return true;
        }
        catch (JsonException)
        {
            _count = start;
            return false;
        }
    }

    private void Append(ReadOnlySpan<byte> json, Place place, bool several)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = several });
        Span<int> open = stackalloc int[reader.CurrentState.Options.MaxDepth + 1];
        var (entry, key) = (default(TapeEntry), 0);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    (entry.NameStart, entry.NameLength, entry.IsNameEscaped) = ((int)reader.TokenStartIndex + 1 + place.Offset, reader.ValueSpan.Length, reader.ValueIsEscaped);
                    _holdsSurrogates |= entry.IsNameEscaped;
                    key = Key(ref reader);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    ref var closed = ref _entries[open[reader.CurrentDepth]];
                    (closed.Length, closed.Link) = ((int)reader.BytesConsumed + place.Offset - closed.Start, _count);
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open[reader.CurrentDepth] = _count;
                    break;
            }

            (entry.Kind, entry.Depth, entry.IsOwn, entry.IsEscaped) = (reader.TokenType, (byte)reader.CurrentDepth, place.IsOwn, reader.ValueIsEscaped);
            _holdsSurrogates |= entry.IsEscaped && WellFormedText.MayHoldSurrogates(reader.ValueSpan);
            (entry.Start, entry.Length) = ((int)reader.TokenStartIndex + place.Offset + (entry.Kind == JsonTokenType.String ? 1 : 0), reader.ValueSpan.Length);
            Append(entry, key);
            (entry, key) = (default, 0);
        }
    }

    private void Append(in TapeEntry entry, int key)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
            Array.Resize(ref _names, _count * 2);
        }

        (_entries[_count], _names[_count]) = (entry, key);
        _count++;
    }

    private int Key(ref Utf8JsonReader reader) =>
        NameKey.Of(reader.ValueIsEscaped ? Plain(reader.ValueSpan) : reader.ValueSpan, reader.CurrentDepth);

    public bool IsNamed(in TapeEntry entry, string name)
    {
        return Ascii.Equals(WrittenName(entry), name) || ((entry.IsNameEscaped || !Ascii.IsValid(name)) && Name(entry) == name);
    }

    private ReadOnlySpan<byte> WrittenName(in TapeEntry entry) => Source(entry).AsSpan(entry.NameStart, entry.NameLength);

    private byte[] Source(in TapeEntry entry) => entry.IsOwn ? _own : _given;

    /// <summary>A text without its escapes; good until the tape is read on.</summary>
    private ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> escaped)
    {
        var room = Room(escaped.Length);
        return room[..JsonEscapes.Remove(escaped, room)];
    }

    private Span<byte> Room(int length)
    {
        if (_own.Length < _ownCount + length) Array.Resize(ref _own, (_ownCount + length) * 2);
        return _own.AsSpan(_ownCount, length);
    }

    /// <summary>Where bytes that are being read lie.</summary>
    private readonly record struct Place(bool IsOwn, int Offset);
}
