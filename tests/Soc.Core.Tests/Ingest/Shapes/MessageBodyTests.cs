using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;

namespace Soc.Core.Tests.Ingest.Shapes;

public sealed class MessageBodyTests
{
    private static readonly string SignIn = JsonNode.Parse(Corpus.Text("EntraSignIn/success-on-managed-device"))!.ToJsonString();
    private static readonly string Mail = JsonNode.Parse(Corpus.Text("DefenderEmailEvents/inbound-from-first-contact"))!.ToJsonString();
    private static readonly string Whole = $$"""{"records":[{{SignIn}},{{Mail}}]}""";

    public static TheoryData<string, byte[]> Bodies => new()
    {
        { "gzip", Packed.Gzip(Whole) },
        { "gzip of two members", [.. Packed.Gzip(SignIn + "\n"), .. Packed.Gzip(Mail)] },
        { "gzip of a byte order mark and JSON lines", Packed.Gzip($"\uFEFF{SignIn}\n{Mail}\n") },
        { "gzip of UTF-16", Packed.Gzip(Packed.Utf16(Whole, bigEndian: false)) },
        { "UTF-16, little-endian", Packed.Utf16(Whole, bigEndian: false) },
        { "UTF-16, big-endian", Packed.Utf16(Whole, bigEndian: true) },
        { "the envelope in a string", Utf8(Quoted(Whole)) },
        { "the envelope in a string in a string", Utf8(Quoted(Quoted(Whole))) },
        { "JSON lines in a string", Utf8(Quoted($"{SignIn}\n{Mail}\n")) },
        { "the records array in a string", Utf8($$"""{"records":{{Quoted($"[{SignIn},{Mail}]")}}}""") },
        { "each record in a string", Utf8($$"""{"records":[{{Quoted(SignIn)}},{{Quoted(Mail)}}]}""") },
        { "one record in a string, and one as it is", Utf8($"[{Quoted(SignIn)},{Mail}]") },
        { "a packed record in a string", Packed.Gzip($$"""{"records":[{{Quoted(SignIn)}},{{Mail}}]}""") },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void The_same_records_are_found_however_the_body_is_packed(string packing, byte[] body)
    {
        var result = Corpus.Ingest(body);

        Assert.True(result.Quarantined.Count == 0, packing);
        Assert.Equal([SignalSource.EntraSignIn, SignalSource.DefenderEmailEvents], result.Signals.Select(signal => signal.Source));
        Assert.Equal([0, 1], result.Signals.Select(signal => signal.Position.Index));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(SignIn), JsonNode.Parse(result.Signals[0].Record.Span)));
    }

    [Fact]
    public void Of_a_gzip_body_that_breaks_off_what_can_be_read_is_read_and_the_whole_is_kept()
    {
        var body = Packed.Gzip(string.Concat(Enumerable.Repeat(SignIn + "\n", 200)))[..^20];

        var result = Corpus.Ingest(body);

        Assert.NotEmpty(result.Signals);
        var kept = result.Quarantined[^1];
        Assert.Equal((QuarantineReason.NotJson, "the gzip content breaks off, or is damaged"), (kept.Code, kept.Reason));
        Assert.Equal(body, kept.Content.ToArray());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(2)]
    public void A_gzip_body_of_which_nothing_can_be_read_is_quarantined_whole(int length)
    {
        var body = Packed.Gzip(Whole)[..length];

        var kept = Assert.Single(Corpus.Ingest(body).Quarantined);

        Assert.Equal(body, kept.Content.ToArray());
    }

    [Fact]
    public void A_gzip_body_that_was_changed_on_its_way_is_not_taken_for_whole()
    {
        var body = Packed.Gzip(Whole);
        body[^6] ^= 0xFF;

        Assert.Contains(Corpus.Ingest(body).Quarantined, kept => kept.Reason == "the gzip content breaks off, or is damaged");
    }

    [Fact]
    public void A_gzip_body_that_would_fill_the_memory_is_quarantined_as_it_came()
    {
        var body = Packed.Gzip(new byte[65 * 1024 * 1024]);

        var result = Corpus.Ingest(body);

        Assert.Empty(result.Signals);
        Assert.StartsWith("the gzip content is larger than 64 MiB", Assert.Single(result.Quarantined).Reason, StringComparison.Ordinal);
        Assert.Equal(body, result.Quarantined[0].Content.ToArray());
    }

    [Theory]
    [InlineData("\"text\"", QuarantineReason.NotARecord)]
    [InlineData("\"[]\"", QuarantineReason.NotARecord)]
    [InlineData("\"{\\\"a\\\":\"", QuarantineReason.NotJson)]
    [InlineData("{\"records\":[\"{\\\"a\\\":1}\"]}", QuarantineReason.UnknownSource)]
    [InlineData("\"{\\\"a\\\":\\\"\\ud83d\\\"}\"", QuarantineReason.UnknownSource)]
    public void Text_in_which_there_is_no_record_is_quarantined(string body, QuarantineReason expected) =>
        Assert.Equal(expected, Assert.Single(Corpus.Ingest(body).Quarantined).Code);

    [Fact]
    public void A_text_called_records_of_a_bare_record_is_no_envelope()
    {
        var record = SignIn.Insert(1, "\"records\":\"seven of them\",");

        Assert.Equal(SignalSource.EntraSignIn, Assert.Single(Corpus.Ingest(record).Signals).Source);
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
