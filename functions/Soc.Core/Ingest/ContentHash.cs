using System.Buffers.Binary;
using System.Text;

namespace Soc.Core.Ingest;

/// <summary>
/// What a record says, whichever way it came: without the envelope, which differs between copies; in any order; without what is empty; a number
/// as good as its text, an instant in any spelling, JSON in a string or not.
/// </summary>
internal sealed class ContentHash
{
    /// <summary>An instant is told as its ticks, and told from a number by what no trimmed text begins with.</summary>
    private const byte Instant = (byte)' ';

    /// <summary>When and by whom it was brought, and whose it is, which the signal says itself.</summary>
    private static readonly string[] OfTheEnvelope = ["time", "_TimeReceivedBySvc", "tenantId", "Tenant", "workspaceId"];

    private static readonly int[] EnvelopeKeys = [.. OfTheEnvelope.Select(name => NameKey.Of(name, 0))];
    private static readonly int ResourceKey = NameKey.Of("resourceId", 0);

    /// <summary>Both are used again and again by one thread.</summary>
    [ThreadStatic]
    private static ContentHash? _idle;

    private byte[] _said = new byte[4096];
    private int _length;
    private long[] _members = new long[128];
    private int _memberCount;

    private ContentHash() { }

    /// <returns>128 bits of a SHA-256, lower-case hexadecimal: nobody finds two records of the same.</returns>
    public static string Of(RecordNode record)
    {
        var content = _idle ?? new();
        _idle = null;
        (content._length, content._memberCount) = (0, 0);
        content.Members(record, EnvelopeKeys);
        _idle = content;
        return Digest.Of(content._said.AsSpan(0, content._length));
    }

    private void Tell(RecordNode value, bool isResource)
    {
        if (value.IsObject) Members(value, without: []);
        else if (value.IsArray)
            foreach (var item in value.Items) Tell([], item, isResource: false);
        else Scalar(value, isResource);
    }

    private void Members(RecordNode value, ReadOnlySpan<int> without)
    {
        var first = _memberCount;
        foreach (var member in value.Members)
            if (member.IsPresent && !IsOneOf(member, without)) Note(member);
        var count = _memberCount - first;
        Sort(value, _members.AsSpan(first, count));
        for (var at = first; at < first + count; at++)
        {
            var member = value.At((int)_members[at]);
            Tell(member.PlainName, member, member.NameKey == ResourceKey && member.IsNamed("resourceId"));
        }

        _memberCount = first;
    }

    private static bool IsOneOf(RecordNode member, ReadOnlySpan<int> keys) => keys.IndexOf(member.NameKey) is var at and >= 0 && member.IsNamed(OfTheEnvelope[at]);

    private void Note(RecordNode member)
    {
        if (_memberCount == _members.Length) Array.Resize(ref _members, _memberCount * 2);
        _members[_memberCount++] = ((long)member.NameKey << 32) | (uint)member.Place;
    }

    /// <summary>In an order that is the same wherever the members stand: by number, and where two share one, by name.</summary>
    private static void Sort(RecordNode value, Span<long> members)
    {
        members.Sort();
        for (var at = 1; at < members.Length; at++)
            for (var other = at; other > 0 && members[other - 1] >> 32 == members[other] >> 32 && IsBehind(value, members[other - 1], members[other]); other--)
                (members[other - 1], members[other]) = (members[other], members[other - 1]);
    }

    private static bool IsBehind(RecordNode value, long one, long other) => string.CompareOrdinal(value.At((int)one).Name, value.At((int)other).Name) > 0;

    /// <summary>Nothing at all of what holds nothing. Lengths stand before name and value, so that no text can look like two.</summary>
    private void Tell(ReadOnlySpan<byte> name, RecordNode value, bool isResource)
    {
        var from = _length;
        Number(name.Length);
        name.CopyTo(Room(name.Length));
        _length += name.Length;
        var told = _length;
        Number(0);
        Tell(value.Opened(), isResource);
        var length = _length - told - sizeof(int);
        if (length == 0) _length = from;
        else BinaryPrimitives.WriteInt32LittleEndian(_said.AsSpan(told), length);
    }

    private void Scalar(RecordNode value, bool isResource)
    {
        var text = value.IsPresent ? value.Plain.Trim(" \t\r\n"u8) : [];
        var room = Room(text.Length + 1 + sizeof(long));
        if (MayBeTime(text) && RecordTime.Parse(text) is { } time)
        {
            room[0] = Instant;
            BinaryPrimitives.WriteInt64LittleEndian(room[1..], time.UtcTicks);
            _length += 1 + sizeof(long);
            return;
        }

        text.CopyTo(room);
        // Flags are texts in exports, with a capital; Azure spells its resources in any casing.
        if (isResource) Ascii.ToUpperInPlace(room[..text.Length], out _);
        else if (IsFlag(text)) Ascii.ToLowerInPlace(room[..text.Length], out _);
        _length += text.Length;
    }

    /// <summary>Spares the attempt, which is dear where it fails.</summary>
    private static bool MayBeTime(ReadOnlySpan<byte> text) => text.Length is > 14 and < 64 && char.IsAsciiDigit((char)text[0]) && text.Contains((byte)':');

    private static bool IsFlag(ReadOnlySpan<byte> text) =>
        text.Length is 4 or 5 && (Ascii.EqualsIgnoreCase(text, "true"u8) || Ascii.EqualsIgnoreCase(text, "false"u8));

    private void Number(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), number);
        _length += sizeof(int);
    }

    private Span<byte> Room(int length)
    {
        if (_said.Length < _length + length) Array.Resize(ref _said, (_length + length) * 2);
        return _said.AsSpan(_length, length);
    }
}
