using System.IO.Compression;
using System.Text;

namespace Soc.Core.Tests.Ingest.Shapes;

/// <summary>Texts as forwarders and exports pack them.</summary>
internal static class Packed
{
    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) packing.Write(content);
        return packed.ToArray();
    }

    public static byte[] Utf16(string text, bool bigEndian)
    {
        var encoding = bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }
}
