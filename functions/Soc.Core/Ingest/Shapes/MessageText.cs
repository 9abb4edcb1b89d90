using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;

namespace Soc.Core.Ingest.Shapes;

/// <summary>The text of a file of messages: unpacked and put into UTF-8 while it is read, never whole in memory, however large it becomes.</summary>
/// <param name="stream">Stays open.</param>
internal sealed class MessageText(Stream stream) : IAsyncDisposable
{
    private static readonly StreamPipeReaderOptions Reading = new(bufferSize: 64 * 1024, leaveOpen: true);

    private Stream? _text;

    /// <summary>Why it came to its end too early, or null.</summary>
    public string? Fault { get; private set; }

    /// <returns>How many bytes of UTF-8 were read; 0 at the end.</returns>
    public async ValueTask<int> Read(Memory<byte> target, CancellationToken cancellation)
    {
        try
        {
            _text ??= await Open(stream, isUnpacked: false, cancellation);
            return await _text.ReadAsync(target, cancellation);
        }
        catch (InvalidDataException)
        {
            Fault = TextCodings.Damaged;
            return 0;
        }
    }

    public ValueTask DisposeAsync() => _text?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<Stream> Open(Stream stream, bool isUnpacked, CancellationToken cancellation)
    {
        var pipe = PipeReader.Create(stream, Reading);
        var coding = await Peek(pipe, cancellation);
        var text = pipe.AsStream();
        if (coding == TextCoding.Gzip && !isUnpacked) return await Open(new GZipStream(text, CompressionMode.Decompress), isUnpacked: true, cancellation);
        return TextCodings.Wide(coding) is { } wide ? Encoding.CreateTranscodingStream(text, wide, Encoding.UTF8) : text;
    }

    private static async Task<TextCoding> Peek(PipeReader pipe, CancellationToken cancellation)
    {
        var start = (await pipe.ReadAtLeastAsync(TextCodings.MarkLength, cancellation)).Buffer;
        var coding = TextCodings.Of(start.Slice(0, Math.Min(TextCodings.MarkLength, start.Length)).ToArray());
        pipe.AdvanceTo(start.Start);
        return coding;
    }
}
