using System.Text;
using Soc.Core.Ingest;
using Soc.Core.Tests.Ingest.Shapes;

namespace Soc.Core.Tests.Ingest;

public sealed class MessageReaderTests
{
    private const string Pretty = "{\n  \"a\": [1, {\"b\": \"}]\\\"\"}]\n}";

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":2}\n{\"a\":3}", "{\"a\":1}@0:1 {\"a\":2}@8:2 {\"a\":3}@16:3")]
    [InlineData("[{\"a\":1},\n {\"a\":2}]\n", "{\"a\":1}@1:1 {\"a\":2}@11:2")]
    [InlineData("\uFEFF{\"a\":1}\r\n\r\n{\"a\":2}", "{\"a\":1}@3:1 {\"a\":2}@14:3")]
    [InlineData("[{\"a\":1}]\n[{\"a\":2}]", "{\"a\":1}@1:1 {\"a\":2}@11:2")]
    [InlineData("[]", "")]
    [InlineData(" \n ", "")]
    [InlineData("", "")]
    public async Task Messages_are_found_with_their_place(string text, string expected)
    {
        var messages = await Read(text, 4096);

        var found = messages.Cast<StreamedMessage.Complete>().Select(message => $"{Encoding.UTF8.GetString(message.Body.Span)}@{message.Offset}:{message.Line}");
        Assert.Equal(expected, string.Join(' ', found));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100_000)]
    public async Task A_broken_value_at_the_end_is_named_where_it_broke(int readSize)
    {
        var messages = await Read("{\"a\":1}\n{\"a\":[1,]}\n", readSize);

        var broken = Assert.IsType<StreamedMessage.Broken>(messages[^1]);
        Assert.Equal((16, 2, "this is not JSON"), (broken.Offset, broken.Line, broken.Reason));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task The_size_of_the_reads_does_not_matter(int readSize)
    {
        var text = string.Join("\n", Enumerable.Repeat(Pretty, 50)) + "\n42 \"text\" null";

        var messages = await Read(text, readSize);

        Assert.Equal(53, messages.Count);
        Assert.All(messages, message => Assert.IsType<StreamedMessage.Complete>(message));
        Assert.All(messages.Take(50).Cast<StreamedMessage.Complete>(), message => Assert.Equal(Pretty, Encoding.UTF8.GetString(message.Body.Span)));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":}\n{\"a\":3}", 13, 2)]
    [InlineData("{\"a\":1}\n{\"a\":\"never ends\n{\"a\":3}", 24, 2)]
    [InlineData("{\"a\":1}\n{\"a\":{\"b\":1}\n{\"a\":3}", 21, 3)]
    [InlineData("{\"a\":1}\noops\n{\"a\":3}", 8, 2)]
    public async Task A_broken_value_is_told_with_byte_and_line_and_the_next_line_is_read(string text, long offset, long line)
    {
        var messages = await Read(text, 5);

        var broken = Assert.Single(messages.OfType<StreamedMessage.Broken>());
        Assert.Equal((offset, line), (broken.Offset, broken.Line));
        Assert.Equal(["{\"a\":1}", "{\"a\":3}"], messages.OfType<StreamedMessage.Complete>().Select(message => Encoding.UTF8.GetString(message.Body.Span)));
        Assert.StartsWith(Encoding.UTF8.GetString(broken.Content.Span), text[8..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1")]
    [InlineData("[{\"a\":1}")]
    [InlineData("\0\u0001binary")]
    public async Task A_file_that_ends_too_early_or_is_no_json_says_so(string text) =>
        Assert.IsType<StreamedMessage.Broken>((await Read(text, 3))[^1]);

    [Fact]
    public async Task A_large_file_is_never_read_further_ahead_than_a_buffer()
    {
        var line = Encoding.UTF8.GetBytes($"{{\"records\":[{{\"text\":\"{new string('x', 2000)}\"}}]}}\n");
        await using var stream = new Repeated(line, 20_000);
        var count = 0;

        await foreach (var message in MessageReader.Read(stream, TestContext.Current.CancellationToken))
        {
            Assert.Equal(line.Length * (long)count++, Assert.IsType<StreamedMessage.Complete>(message).Offset);
            Assert.InRange(stream.Position - (line.Length * (long)count), -1, 128 * 1024);
        }

        Assert.Equal(20_000, count);
    }

    public static TheoryData<string, byte[]> Packings => new()
    {
        { "gzip", Packed.Gzip("{\"a\":1}\n{\"a\":2}") },
        { "gzip of two members", [.. Packed.Gzip("{\"a\":1}\n"), .. Packed.Gzip("{\"a\":2}")] },
        { "gzip of UTF-16", Packed.Gzip(Packed.Utf16("{\"a\":1}\n{\"a\":2}", bigEndian: false)) },
        { "UTF-16, little-endian", Packed.Utf16("{\"a\":1}\n{\"a\":2}", bigEndian: false) },
        { "UTF-16, big-endian", Packed.Utf16("{\"a\":1}\n{\"a\":2}", bigEndian: true) },
    };

    [Theory]
    [MemberData(nameof(Packings))]
    public async Task A_packed_file_is_unpacked_while_it_is_read(string packing, byte[] file)
    {
        foreach (var readSize in new[] { 1, 7, 100_000 })
        {
            var messages = await Read(file, readSize);

            Assert.True(messages.All(message => message is StreamedMessage.Complete), packing);
            Assert.Equal(["{\"a\":1}", "{\"a\":2}"], messages.Cast<StreamedMessage.Complete>().Select(message => Encoding.UTF8.GetString(message.Body.Span)));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public async Task A_gzip_file_that_breaks_off_is_read_to_there_and_says_so(int missing)
    {
        var messages = await Read(Packed.Gzip("{\"a\":1}\n{\"a\":2}\n")[..^missing], 5);

        Assert.Equal(2, messages.OfType<StreamedMessage.Complete>().Count());
        var broken = Assert.IsType<StreamedMessage.Broken>(messages[^1]);
        Assert.Equal((16, 3, "the gzip content breaks off, or is damaged"), (broken.Offset, broken.Line, broken.Reason));
    }

    private static Task<List<StreamedMessage>> Read(string text, int readSize) => Read(Encoding.UTF8.GetBytes(text), readSize);

    private static async Task<List<StreamedMessage>> Read(byte[] content, int readSize)
    {
        await using var stream = new Repeated(content, 1, readSize);
        return await MessageReader.Read(stream, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
