namespace Soc.Core.Tests.Ingest;

/// <summary>The same bytes again and again, at most so many per read.</summary>
internal sealed class Repeated(byte[] content, int times, int readSize = int.MaxValue) : Stream
{
    private long _at;

    /// <summary>What stands before all of them.</summary>
    public byte[] Before { get; init; } = [];

    /// <summary>What stands behind all of them.</summary>
    public byte[] After { get; init; } = [];

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => Before.Length + (content.Length * (long)times) + After.Length;
    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var left = Left();
        var length = Math.Min(Math.Min(count, readSize), left.Length);
        left[..length].CopyTo(buffer.AsSpan(offset));
        _at += length;
        return length;
    }

    private ReadOnlySpan<byte> Left()
    {
        var at = _at - Before.Length;
        if (at < 0) return Before.AsSpan((int)_at);
        var behind = at - (content.Length * (long)times);
        return behind < 0 ? content.AsSpan((int)(at % content.Length)) : After.AsSpan((int)behind);
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
