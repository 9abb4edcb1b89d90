using System.IO.Compression;
using System.Text;
using Soc.Core.Ingest.Shapes;

namespace Soc.Core.Ingest;

/// <summary>
/// A message packed with gzip whose text is too large to be held, and which is quarantined whole: the secrets that data loss prevention found are
/// taken out of it piece by piece, and it is packed again. In JSON that is broken, or one value too long to be held, nobody can say where a secret
/// ends: then nothing is kept from the first of its names on.
/// </summary>
internal static class LargeMessage
{
    /// <summary>What is unpacked at most; what stands behind was made to keep the machine busy, and goes where anything names a secret.</summary>
    private const long MostUnpacked = 1L << 30;

    private const int Step = 64 * 1024;

    /// <summary>More than any of the names takes, each letter as an escape within strings within strings.</summary>
    private const int Overlap = 1024;

    /// <returns>The same memory where no name of a secret stands in it.</returns>
    public static ReadOnlyMemory<byte> WithoutSecrets(ReadOnlyMemory<byte> body)
    {
        try
        {
            if (!MayHold(body)) return body;
        }
        catch (InvalidDataException)
        {
            // As far as it could be unpacked there was none, and no further can anybody.
            return body;
        }
        var packed = new MemoryStream();
        using (var target = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) Clean(body, target);
        return packed.ToArray();
    }

    private static bool MayHold(ReadOnlyMemory<byte> body)
    {
        using var text = Text(body);
        var (buffer, kept, total) = (new byte[Overlap + Step], 0, 0L);
        for (int read; (read = text.Read(buffer, kept, Step)) > 0;)
        {
            var known = buffer.AsSpan(0, kept + read);
            if ((total += read) > MostUnpacked || DlpSecrets.MayHold(known)) return true;
            var tail = known[^Math.Min(Overlap, known.Length)..];
            tail.CopyTo(buffer);
            kept = tail.Length;
        }
        return false;
    }

    private static void Clean(ReadOnlyMemory<byte> body, Stream target)
    {
        using var text = Text(body);
        var (splitter, buffer, from, to, total, isFinal) = (new JsonSplitter(), new byte[Step], 0, 0, 0L, false);
        while (true)
        {
            var bytes = buffer.AsMemory(from, to - from);
            var piece = splitter.Next(bytes.Span, isFinal);
            target.Write(bytes.Span[..piece.Start]);
            if (piece.Kind is not (PieceKind.NeedMore or PieceKind.End)) target.Write(DlpSecrets.Cleaned(piece, splitter.Table, bytes[piece.Start..piece.End]).Span);
            if (piece.Kind is PieceKind.Broken or PieceKind.End) return;
            from += piece.End;
            if (piece.Kind != PieceKind.NeedMore) continue;
            (buffer, from, to) = MessageReader.MakeRoom(buffer, from, to);
            var read = total > MostUnpacked ? 0 : Read(text, buffer.AsSpan(to));
            (to, total, isFinal) = (to + read, total + read, read == 0);
        }
    }

    private static int Read(Stream text, Span<byte> target)
    {
        try
        {
            return text.Read(target);
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    private static Stream Text(ReadOnlyMemory<byte> body)
    {
        var start = new byte[TextCodings.MarkLength];
        using (var peeked = Unpacked(body)) peeked.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return TextCodings.Wide(TextCodings.Of(start)) is { } wide ? Encoding.CreateTranscodingStream(Unpacked(body), wide, Encoding.UTF8) : Unpacked(body);
    }

    private static GZipStream Unpacked(ReadOnlyMemory<byte> body) => new(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
}
