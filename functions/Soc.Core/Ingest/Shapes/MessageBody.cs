using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Soc.Core.Ingest.Shapes;

/// <summary>The text of a message of a hub: unpacked where it is gzip, of one member or several; from UTF-16 where its byte order mark says so.</summary>
/// <param name="Text">UTF-8: what could be read, as far as it could.</param>
/// <param name="Fault">Why <see cref="Text"/> is not all of it, or null; then the message is quarantined whole.</param>
internal readonly record struct MessageBody(ReadOnlyMemory<byte> Text, string? Fault)
{
    /// <summary>
    /// As much as one value of a file may have. A message of a hub has 20 MB at most, and usually 1 MB, of which telemetry makes about ten: what
    /// becomes more than this was made to fill the memory.
    /// </summary>
    public const int MostUnpacked = 64 * 1024 * 1024;

    private const string TooLarge = "the gzip content is larger than 64 MiB: export it, and give it to soc replay, which reads it piece by piece";

    private const int Step = 64 * 1024;

    /// <summary>Nothing of it is in <see cref="Text"/>.</summary>
    public bool IsTooLarge => ReferenceEquals(Fault, TooLarge);

    public static MessageBody Of(ReadOnlyMemory<byte> body) =>
        TextCodings.Of(body.Span) == TextCoding.Gzip ? Unpack(body) : new(Utf8(body), null);

    private static MessageBody Unpack(ReadOnlyMemory<byte> body)
    {
        var text = new ArrayBufferWriter<byte>(Step);
        using var unpacked = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        try
        {
            for (int read; (read = unpacked.Read(text.GetSpan(Step))) > 0;)
            {
                text.Advance(read);
                if (text.WrittenCount > MostUnpacked) return new(default, TooLarge);
            }
            return new(Utf8(text.WrittenMemory), null);
        }
        catch (InvalidDataException)
        {
            return new(Utf8(text.WrittenMemory), TextCodings.Damaged);
        }
    }

    private static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> text) =>
        TextCodings.Wide(TextCodings.Of(text.Span)) is { } wide ? Encoding.UTF8.GetBytes(wide.GetString(text.Span)) : text;
}
