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

    private RecentTexts? _texts;

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
        var tape = _idle ?? new RecordTape { _texts = new() };
        _idle = null;
        return tape;
    }

    public void Dispose()
    {
        (_given, _count, _read, _ownCount) = ([], 0, 0, 0);
        if (_entries.Length <= MostKept && _own.Length <= MostKept) _idle = this;
    }

    /// <summary>Reads JSON on a tape of its own, because nobody says when it has served its turn.</summary>
    /// <returns>An absent node where it is no JSON.</returns>
    public static RecordNode Read(ReadOnlyMemory<byte> json)
    {
        var tape = new RecordTape();
        tape.TryRead(json);
        return tape.Root;
    }

    /// <summary>The first value that was read.</summary>
    public RecordNode Root => _read == 0 ? default : new(this, 0);

    /// <summary>For the reader.</summary>
    public TapeEntry[] Entries => _entries;

    /// <summary>For the reader: of each entry, the <see cref="NameKey"/>; 0 for one without a name.</summary>
    public int[] Names => _names;

    /// <summary>For the reader: how many entries there are.</summary>
    public int Count => _count;

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
        if (!TryAppend(given, given.Offset, isOwn: false, several)) return false;
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
        return TryAppend(_own.AsSpan(start, json.Length), start, isOwn: true) ? new(this, root) : default;
    }

    /// <summary>Puts a text beside what the tape holds.</summary>
    public RecordNode AddText(string text)
    {
        var start = _ownCount;
        _ownCount += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        if (_count == _entries.Length) Grow();
        (_entries[_count], _names[_count]) = (new() { Kind = JsonTokenType.String, Start = start, Length = _ownCount - start, IsOwn = true }, 0);
        return new(this, _count++);
    }

    public ref readonly TapeEntry this[int at] => ref _entries[at];

    /// <summary>The value as it is written; a text without its quotes, its escapes as they are.</summary>
    public ReadOnlySpan<byte> Written(in TapeEntry entry) => Source(entry).AsSpan(entry.Start, entry.Length);

    /// <summary>A text without its escapes, anything else as it is written; good until the tape is asked again.</summary>
    public ReadOnlySpan<byte> Plain(in TapeEntry entry) => entry.IsEscaped ? Plain(Written(entry)) : Written(entry);

    /// <summary>The same with its quotes, if any.</summary>
    public ReadOnlyMemory<byte> Memory(in TapeEntry entry)
    {
        var quote = entry.Kind == JsonTokenType.String ? 1 : 0;
        return Source(entry).AsMemory(entry.Start - quote, entry.Length + (2 * quote));
    }

    public string Text(in TapeEntry entry) => _texts?.Of(Plain(entry)) ?? RecentTexts.Made(Plain(entry));

    public string Name(in TapeEntry entry) => RecentTexts.Made(PlainName(entry));

    /// <summary>The place behind a value and all that is in it.</summary>
    public int Behind(int at) => _entries[at].Kind is JsonTokenType.StartObject or JsonTokenType.StartArray ? _entries[at].Link : at + 1;

    /// <returns>The member of an object; of several under one name the last; -1 where there is none.</returns>
    public int Find(int at, ReadOnlySpan<char> name)
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

    /// <returns>The same.</returns>
    public int Find(int at, MemberName name)
    {
        ref readonly var found = ref _entries[at];
        var names = _names.AsSpan(at + 1, found.Link - at - 1);
        var key = NameKey.At(name.Key, found.Depth + 1);
        for (var end = names.Length; end > 0;)
        {
            end = names[..end].LastIndexOf(key);
            if (end >= 0 && PlainName(_entries[at + 1 + end]).SequenceEqual(name.Utf8)) return at + 1 + end;
        }
        return -1;
    }

    /// <returns>The first member of an object under the name in any casing; -1 where there is none.</returns>
    public int FindInAnyCase(int at, ReadOnlySpan<char> name)
    {
        // A name of ASCII letters equals no other.
        if (!Ascii.IsValid(name)) return FindInAnyCaseSlowly(at, name);
        ref readonly var found = ref _entries[at];
        var names = _names.AsSpan(at + 1, found.Link - at - 1);
        var key = NameKey.Of(name, found.Depth + 1);
        for (var from = 0; ; from++)
        {
            var next = names[from..].IndexOf(key);
            if (next < 0) return -1;
            from += next;
            if (Ascii.EqualsIgnoreCase(PlainName(_entries[at + 1 + from]), name)) return at + 1 + from;
        }
    }

    private int FindInAnyCaseSlowly(int at, ReadOnlySpan<char> name)
    {
        for (var member = at + 1; member < _entries[at].Link; member = Behind(member))
            if (name.Equals(Name(_entries[member]), StringComparison.OrdinalIgnoreCase)) return member;
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
        if (!text.IsEscaped) return MayBeJson(written) && TryAppend(written, text.Start, text.IsOwn) ? root : NoJsonInside;
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

    private bool TryAppend(ReadOnlySpan<byte> json, int offset, bool isOwn, bool several = false)
    {
        if (new TapeReader(this, offset, isOwn).Read(json, several) is not (>= 0 and var count)) return false;
        _count = count;
        return true;
    }

    /// <summary>For the reader: twice the room.</summary>
    public (TapeEntry[] Entries, int[] Names) Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        Array.Resize(ref _names, _names.Length * 2);
        return (_entries, _names);
    }

    /// <summary>For the reader: some text has half of a surrogate pair, and perhaps the other half.</summary>
    public void NoteSurrogate() => _holdsSurrogates = true;

    public bool IsNamed(in TapeEntry entry, ReadOnlySpan<char> name) =>
        Ascii.Equals(WrittenName(entry), name) || ((entry.IsNameEscaped || !Ascii.IsValid(name)) && name.SequenceEqual(Name(entry)));

    /// <summary>A name without its escapes; good until the tape is asked again.</summary>
    public ReadOnlySpan<byte> PlainName(in TapeEntry entry) => entry.IsNameEscaped ? Plain(WrittenName(entry)) : WrittenName(entry);

    private ReadOnlySpan<byte> WrittenName(in TapeEntry entry) => Source(entry).AsSpan(entry.NameStart, entry.NameLength);

    private byte[] Source(in TapeEntry entry) => entry.IsOwn ? _own : _given;

    /// <summary>A text without its escapes; good until the tape is read on.</summary>
    public ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> escaped)
    {
        var room = Room(escaped.Length);
        return room[..JsonEscapes.Remove(escaped, room)];
    }

    private Span<byte> Room(int length)
    {
        if (_own.Length < _ownCount + length) Array.Resize(ref _own, (_ownCount + length) * 2);
        return _own.AsSpan(_ownCount, length);
    }
}
