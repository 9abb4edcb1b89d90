using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Soc.Core.Ingest;

/// <summary>
/// A place in a record, read with the tolerance that sources demand: a wrong type is as absent as a missing field. Good for as long as its
/// <see cref="RecordTape"/> is; what outlives that is made of strings.
/// </summary>
internal readonly struct RecordNode(RecordTape tape, int at)
{
    /// <summary><see cref="JsonTokenType.None"/> where nothing is; that of its beginning for an object or array.</summary>
    public JsonTokenType Kind => tape is null ? JsonTokenType.None : tape[at].Kind;

    public bool IsObject => Kind == JsonTokenType.StartObject;

    public bool IsArray => Kind == JsonTokenType.StartArray;

    public bool IsPresent => Kind is not (JsonTokenType.None or JsonTokenType.Null);

    /// <summary>The member, or an absent node.</summary>
    public RecordNode this[ReadOnlySpan<char> name] => IsObject && tape.Find(at, name) is var found and >= 0 ? new(tape, found) : default;

    /// <summary>The same, for a name that was seen before.</summary>
    public RecordNode this[MemberName name] => IsObject && tape.Find(at, name) is var found and >= 0 ? new(tape, found) : default;

    /// <summary>The member whose name is made of two parts, as those of columns about the same thing are.</summary>
    public RecordNode this[string prefix, string name]
    {
        get
        {
            Span<char> whole = stackalloc char[prefix.Length + name.Length];
            prefix.CopyTo(whole);
            name.CopyTo(whole[prefix.Length..]);
            return this[whole];
        }
    }

    /// <summary>The items of an array; a single value where the source flipped the type; nothing when absent.</summary>
    public RecordItems Items => Kind switch
    {
        JsonTokenType.StartArray => new(tape, at + 1, tape[at].Link),
        JsonTokenType.None or JsonTokenType.Null => default,
        _ => Alone,
    };

    /// <summary>Whether <see cref="AsText"/> is more than nothing.</summary>
    public bool HasText => Kind switch
    {
        JsonTokenType.String => tape.Plain(tape[at]) is var plain && !plain.IsEmpty && (plain[0] is > (byte)' ' and < 0x80 || AsText() is not null),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => true,
        _ => false,
    };

    /// <summary>What it is called as a member; empty where it is none.</summary>
    public string Name => tape is null ? "" : tape.Name(tape[at]);

    /// <summary>The same without its escapes: UTF-8, good until the tape is asked again.</summary>
    public ReadOnlySpan<byte> PlainName => tape.PlainName(tape[at]);

    /// <summary>Of its name, whatever its depth (<see cref="Ingest.NameKey"/> at depth 0).</summary>
    public int NameKey => Ingest.NameKey.Anywhere(tape.Names[at]);

    /// <summary>Where it stands on its tape.</summary>
    public int Place => at;

    /// <summary>What stands on the same tape.</summary>
    public RecordNode At(int place) => new(tape, place);

    /// <summary>Whether it is a member under this name.</summary>
    public bool IsNamed(string name) => tape is not null && tape.IsNamed(tape[at], name);

    /// <summary>The node as the only one of many.</summary>
    public RecordItems Alone => new(tape, at, tape.Behind(at));

    /// <summary>The values of an object's members.</summary>
    public RecordItems Members => IsObject ? new(tape, at + 1, tape[at].Link) : default;

    /// <summary>The text of a scalar, blank or not; null where it is missing, null, or no scalar.</summary>
    public string? Scalar => Kind switch
    {
        JsonTokenType.String or JsonTokenType.Number => tape.Text(tape[at]),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };

    /// <summary>A text without its escapes, anything else as it is written: UTF-8, good until the tape is asked again.</summary>
    public ReadOnlySpan<byte> Plain => tape.Plain(tape[at]);

    /// <summary>As it is written in the record.</summary>
    public ReadOnlyMemory<byte> Written => tape.Memory(tape[at]);

    /// <summary>The member under the name in any casing, or an absent node.</summary>
    public RecordNode InAnyCase(ReadOnlySpan<char> name) => IsObject && tape.FindInAnyCase(at, name) is var found and >= 0 ? new(tape, found) : default;

    /// <summary>A text or number without the blanks around it, UTF-8, good until the tape is asked again; empty for anything else.</summary>
    public ReadOnlySpan<byte> Trimmed => Kind is JsonTokenType.String or JsonTokenType.Number ? tape.Plain(tape[at]).Trim(" \t\r\n"u8) : [];

    /// <summary>Whether it is this text, in any casing of ASCII letters and whatever blanks are around it.</summary>
    public bool Says(string ascii) => Ascii.EqualsIgnoreCase(Trimmed, ascii);

    /// <summary>The same of how it begins.</summary>
    public bool Begins(string ascii) => Trimmed is var text && text.Length >= ascii.Length && Ascii.EqualsIgnoreCase(text[..ascii.Length], ascii);

    /// <summary>The text of a scalar; null where it is missing, null or blank.</summary>
    public string? Text(string name) => this[name].AsText();

    /// <summary>The same, of the member whose name is made of two parts.</summary>
    public string? Text(string prefix, string name) => this[prefix, name].AsText();

    public string? AsText() => Scalar is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A text that stands in no record, on the tape of one.</summary>
    public RecordNode Beside(string text) => tape.AddText(text);

    /// <summary>The instant that a text tells; null where it tells none.</summary>
    public DateTimeOffset? AsTime() => Kind == JsonTokenType.String ? RecordTime.Parse(tape.Plain(tape[at])) : null;

    public long? Number(string name) => this[name].AsNumber();

    public long? AsNumber() =>
        Kind is JsonTokenType.Number or JsonTokenType.String && long.TryParse(tape.Plain(tape[at]), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool? Flag(string name) => this[name].AsFlag();

    public bool? AsFlag() => Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => AsText()?.ToUpperInvariant() switch
        {
            "TRUE" or "1" => true,
            "FALSE" or "0" => false,
            _ => null,
        },
    };

    /// <summary>The node itself, or what is inside when it is JSON in a string.</summary>
    public RecordNode Opened() => Inside is { Kind: not JsonTokenType.None } inside ? inside : this;

    /// <summary>The JSON in a string, or an absent node.</summary>
    public RecordNode Inside => Kind == JsonTokenType.String && tape.Inside(at) is var inside and >= 0 ? new(tape, inside) : default;
}
