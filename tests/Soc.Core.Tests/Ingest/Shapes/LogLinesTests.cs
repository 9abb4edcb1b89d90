using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;

namespace Soc.Core.Tests.Ingest.Shapes;

public sealed class LogLinesTests
{
    private const string First = "<38>1 2026-11-17T08:21:05Z web01 sshd 22114 - - one";
    private const string Second = "<38>1 2026-11-17T08:21:06Z web01 sshd 22114 - - two";

    private static string SignIn => JsonNode.Parse(Corpus.Text("EntraSignIn/success-on-managed-device"))!.ToJsonString();

    [Theory]
    [InlineData(First)]
    [InlineData("52 " + First)]
    [InlineData("CEF:0|Example|Gateway|1|7|dropped|5|rt=1794903665000 dvchost=web01")]
    [InlineData("Nov 17 08:21:05 web01 sshd[22114]: one")]
    [InlineData("Nov  7 08:21:05 web01 sshd[22114]: one")]
    [InlineData("2026-11-17T08:21:05.123456+01:00 web01 sshd[22114]: one")]
    [InlineData("\uFEFF" + First + "\r\n")]
    public void A_line_is_told_by_how_it_begins(string line)
    {
        var signal = Assert.Single(Corpus.Ingest(line).Signals);

        Assert.Equal(TestTenant.Id, signal.Tenant);
        Assert.Equal(line.TrimStart('\uFEFF'), Encoding.UTF8.GetString(signal.Original.Span));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("<1234>text")]
    [InlineData("12 apples")]
    [InlineData("2026-11-17")]
    [InlineData("Mar")]
    [InlineData("Nothing 1")]
    [InlineData("CEF")]
    public void Other_text_is_no_line(string text) =>
        Assert.All(Corpus.Ingest(text).Quarantined, quarantined => Assert.Contains(quarantined.Code, new[] { QuarantineReason.NotJson, QuarantineReason.NotARecord }));

    [Fact]
    public void Lines_and_JSON_are_read_from_one_body()
    {
        var result = Corpus.Ingest($"{First}\n{SignIn}\n{Second}\r\n\n{SignIn}");

        Assert.Equal([SignalSource.Syslog, SignalSource.EntraSignIn, SignalSource.Syslog, SignalSource.EntraSignIn], result.Signals.Select(signal => signal.Source));
        Assert.Equal([0, 1, 2, 3], result.Signals.Select(signal => signal.Position.Index));
        Assert.Empty(result.Quarantined);
    }

    [Theory]
    [InlineData("<999>1 2026-11-17T08:21:05Z web01 a - - - text", "the priority is no number up to 191")]
    [InlineData("<38>1 2026-11-17T08:21:05Z web01", "the header has fewer than seven fields")]
    [InlineData("<38>1 2026-11-17T08:21:05Z web01 a - - [id name=\"never ends] text", "the structured data does not end")]
    [InlineData("CEF:0|Example|Gateway|1|7", "a CEF header has seven fields")]
    public void A_broken_line_is_quarantined_alone(string broken, string reason)
    {
        var result = Corpus.Ingest($"{First}\n{broken}\n{Second}\n");

        var quarantined = Assert.Single(result.Quarantined);
        Assert.Equal((QuarantineReason.WrongShape, reason, 1), (quarantined.Code, quarantined.Reason, quarantined.Position.Index));
        Assert.Equal(broken + "\n", Encoding.UTF8.GetString(quarantined.Content.Span));
        Assert.Equal([0, 2], result.Signals.Select(signal => signal.Position.Index));
    }

    [Fact]
    public void JSON_that_is_broken_takes_no_line_with_it()
    {
        var result = Corpus.Ingest($"{SignIn[..500]}\n{First}\n{Second}");

        Assert.Equal(SignIn[..500] + "\n", Encoding.UTF8.GetString(Assert.Single(result.Quarantined).Content.Span));
        Assert.Equal(2, result.Signals.Count);
    }

    [Fact]
    public void A_count_of_octets_says_where_a_message_of_several_lines_ends()
    {
        var message = First + "\n  at Example.Run(müde)\n  at Example.Main()";
        var count = Encoding.UTF8.GetByteCount(message);

        var result = Corpus.Ingest($"{count} {message}{Second.Length} {Second}");

        Assert.Equal(2, result.Signals.Count);
        Assert.EndsWith("Main()", Member(result.Signals[0], "SyslogMessage"), StringComparison.Ordinal);
        Assert.Equal("two", Member(result.Signals[1], "SyslogMessage"));
    }

    [Fact]
    public void A_count_that_is_too_large_ends_with_the_line()
    {
        var result = Corpus.Ingest($"999 {First}\n{Second}");

        Assert.Equal(["one", "two"], result.Signals.Select(signal => Member(signal, "SyslogMessage")));
    }

    [Fact]
    public void A_line_that_a_forwarder_put_into_a_string_is_read()
    {
        var result = Corpus.Ingest($"{JsonValue.Create(First + "\n" + Second).ToJsonString()}\n{SignIn}");

        Assert.Equal([SignalSource.Syslog, SignalSource.Syslog, SignalSource.EntraSignIn], result.Signals.Select(signal => signal.Source));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task A_file_of_lines_is_read_in_pieces_of_any_size(int size)
    {
        var text = $"{First}\n{SignIn}\n{Second.Length} {Second}\nNov 17 08:21:07 web01 sshd[1]: three\n";
        var messages = new List<StreamedMessage.Complete>();

        await using var stream = new SlowStream(Encoding.UTF8.GetBytes(text), size);
        await foreach (var message in MessageReader.Read(stream, TestContext.Current.CancellationToken)) messages.Add(Assert.IsType<StreamedMessage.Complete>(message));

        Assert.Equal([1L, 2, 3, 4], messages.Select(message => message.Line));
        Assert.Equal([.. messages.Select(message => message.Offset)], messages.Select(message => (long)text.IndexOf(Encoding.UTF8.GetString(message.Body.Span), StringComparison.Ordinal)));
        Assert.Equal(4, messages.Sum(message => Corpus.Ingest(message.Body.ToArray()).Signals.Count));
    }

    private static string? Member(Signal signal, string name) => (string?)JsonNode.Parse(signal.Record.Span)![name];

    private sealed class SlowStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
