using System.Text;

namespace Soc.Core.Ingest.Shapes;

/// <summary>How the text of a message or a file is coded, told from its first bytes.</summary>
internal enum TextCoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Gzip }

internal static class TextCodings
{
    /// <summary>Bytes that tell it.</summary>
    public const int MarkLength = 2;

    public const string Damaged = "the gzip content breaks off, or is damaged";

    /// <summary>gzip: RFC 1952, section 2.3.1; the others by their byte order mark. UTF-8 needs none.</summary>
    public static TextCoding Of(ReadOnlySpan<byte> start) => start switch
    {
        [0x1F, 0x8B, ..] => TextCoding.Gzip,
        [0xFF, 0xFE, ..] => TextCoding.Utf16LittleEndian,
        [0xFE, 0xFF, ..] => TextCoding.Utf16BigEndian,
        _ => TextCoding.Utf8,
    };

    /// <returns>Null where the text is UTF-8, or packed.</returns>
    public static Encoding? Wide(TextCoding coding) => coding switch
    {
        TextCoding.Utf16LittleEndian => Encoding.Unicode,
        TextCoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        _ => null,
    };
}
