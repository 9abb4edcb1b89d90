using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;

namespace Soc.Core.Tests.Ingest;

/// <summary>What data loss prevention found in people's documents never gets past Ingest, whatever becomes of the record.</summary>
public sealed class DlpSecretsTests
{
    private static readonly string[] Secrets = ["4111 1111 1111 1111", "Rosenmontag", "AKIAIOSFODNN7EXAMPLE", "Jonas Albers", "test card"];

    public static TheoryData<string> Cases => [.. Corpus.Cases.Where(name => name.StartsWith("Office365Dlp/", StringComparison.Ordinal))];

    [Fact]
    public void The_records_of_the_corpus_hold_every_secret_looked_for_here() =>
        Assert.All(Secrets, secret => Assert.Contains(Cases, name => Corpus.Text(name.Data).Contains(secret, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_signal_holds_no_secret_in_what_is_read_nor_in_what_came(string name)
    {
        var signal = Corpus.Signal(name);

        NoSecret(signal.Record);
        NoSecret(signal.Original);
        Assert.DoesNotContain(Secrets, secret => signal.Key.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_and_how_much_was_found_stays(string name)
    {
        var kept = JsonNode.Parse(Corpus.Signal(name).Record.Span)!;
        var policies = kept["PolicyDetails"] is JsonValue text ? JsonNode.Parse((string)text!)! : kept["PolicyDetails"]!;
        var found = policies[0]!["Rules"]![0]!["ConditionsMatched"]!["SensitiveInformation"]![0]!;

        Assert.Equal((1, 85), ((int)found["Count"]!, (int)found["Confidence"]!));
        Assert.NotNull(found["SensitiveInformationTypeName"]);
    }

    public static TheoryData<string, Func<string, string>> Layouts => new()
    {
        { "envelope", record => $$"""{"records":[{{record}},{{record}}]}""" },
        { "array on one line", record => $"[{JsonNode.Parse(record)!.ToJsonString()}]" },
        { "JSON lines", record => $"{JsonNode.Parse(record)!.ToJsonString()}\n{JsonNode.Parse(record)!.ToJsonString()}\n" },
        { "of an unknown tenant", record => record.Replace(TestTenant.Id.ToString(), "99999999-0000-4000-8000-000000000001", StringComparison.Ordinal) },
        { "without a time", record => record.Replace("CreationTime", "CreatedAt", StringComparison.Ordinal) },
        { "of no source", record => record.Replace("RecordType", "Kind", StringComparison.Ordinal) },
        { "whole record in a string", record => new JsonObject { ["RecordType"] = 13, ["AuditData"] = record }.ToJsonString() },
        { "in a string in a string", record => new JsonObject { ["Raw"] = new JsonObject { ["AuditData"] = record }.ToJsonString() }.ToJsonString() },
        { "as a hunting table has it", record => "{\"category\":\"AdvancedHunting-CloudAppEvents\",\"properties\":{\"RawEventData\":" + record + "}}" },
        { "twice in a string", record => JsonValue.Create(JsonValue.Create(record).ToJsonString()).ToJsonString() },
        { "as the row of an exported table", record => new JsonObject { ["Type"] = "MicrosoftPurviewInformationProtection", ["PolicyDetails"] = JsonNode.Parse(record)!["PolicyDetails"]!.ToJsonString(), ["ExceptionInfo"] = JsonNode.Parse(record)!["ExceptionInfo"]?.ToJsonString() }.ToJsonString() },
        { "as the result of a query", record => new JsonObject { ["tables"] = new JsonArray(new JsonObject { ["name"] = "PrimaryResult", ["columns"] = new JsonArray(new JsonObject { ["name"] = "PolicyDetails", ["type"] = "dynamic" }, new JsonObject { ["name"] = "ExceptionInfo", ["type"] = "string" }), ["rows"] = new JsonArray(new JsonArray(JsonNode.Parse(record)!["PolicyDetails"]!.ToJsonString(), JsonNode.Parse(record)!["ExceptionInfo"]?.ToJsonString())) }) }.ToJsonString() },
        { "in camel case", record => record.Replace("DetectedValues", "detectedValues", StringComparison.Ordinal).Replace("SensitiveInformationDetections", "sensitiveInformationDetections", StringComparison.Ordinal).Replace("ExceptionInfo", "exceptionInfo", StringComparison.Ordinal) },
        { "with escapes in the names", Escaped },
        { "with escapes in the names, in a string", record => new JsonObject { ["RecordType"] = 13, ["AuditData"] = Escaped(record) }.ToJsonString() },
        { "with escapes of the escapes", record => $"{{\"AuditData\":{new JsonObject { ["a"] = Escaped(record) }.ToJsonString().Replace("\\\\u00", "\\u005cu0\\u0030", StringComparison.Ordinal)}}}" },
        { "with bytes that are no text", record => record.Replace("Customers.xlsx", "\ud83d", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void No_layout_and_no_quarantine_lets_a_secret_through(string layout, Func<string, string> lay) =>
        Assert.All(Cases, name =>
        {
            var result = Corpus.Ingest(lay(Corpus.Text(name.Data)));

            Assert.True(result.Received > 0, layout);
            NoSecret(result);
        });

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_record_that_breaks_off_anywhere_lets_no_secret_through(string name)
    {
        var record = Encoding.UTF8.GetBytes(JsonNode.Parse(Corpus.Text(name))!.ToJsonString());
        for (var length = 1; length < record.Length; length++) NoSecret(Corpus.Ingest(record[..length]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_record_with_escapes_in_the_names_that_breaks_off_anywhere_lets_no_secret_through(string name)
    {
        var record = Encoding.UTF8.GetBytes(Escaped(JsonNode.Parse(Corpus.Text(name))!.ToJsonString()));
        for (var length = 1; length < record.Length; length += 3) NoSecret(Corpus.Ingest(record[..length]));
    }

    private static string Escaped(string record) => record.Replace("DetectedValues", "Detected\\u0056alues", StringComparison.Ordinal)
        .Replace("SensitiveInformationDetections", "Sensitive\\u0049nformation\\u0044etections", StringComparison.Ordinal).Replace("ExceptionInfo", "\\u0045xceptionInfo", StringComparison.Ordinal);

    public static TheoryData<string, Func<string, string, string>, int> Large => new()
    {
        { "JSON lines", (record, other) => $"{record}\n{other}\n{record}\n", 2 },
        { "one array in UTF-16", (record, other) => $"\uFEFF[{record},{other},{record}]", 2 },
        { "one value, too long to be held", (record, other) => $$"""{"records":[{{other}},{{record}}]}""", 0 },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void A_message_too_large_to_be_read_is_kept_without_its_secrets(string layout, Func<string, string, string> lay, int kept)
    {
        var record = JsonNode.Parse(Corpus.Text("Office365Dlp/mail-with-a-card-number"))!.ToJsonString();
        var other = string.Join(layout.StartsWith("one", StringComparison.Ordinal) ? ',' : '\n', Enumerable.Repeat($"{{\"Text\":\"{new string('x', 1 << 20)}\"}}", 65));
        var text = lay(record, other);
        var body = Packed(layout.EndsWith("UTF-16", StringComparison.Ordinal) ? Encoding.Unicode.GetBytes(text) : Encoding.UTF8.GetBytes(text));

        var message = Message(body);

        var cleaned = Unpacked(message.Body);
        Assert.All(Secrets, secret => Assert.False(cleaned.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0, layout));
        Assert.Equal(kept, Encoding.UTF8.GetString(cleaned).Split("\"PolicyDetails\"").Length - 1);
        Assert.StartsWith(kept > 0 ? "the gzip content is larger" : "the value does not end", Assert.Single(Corpus.Ingest(message.Body.ToArray()).Quarantined).Reason, StringComparison.Ordinal);
        Assert.False(Unpacked(Assert.Single(Corpus.Ingest(body).Quarantined).Content).AsSpan().IndexOf("4111 1111"u8) >= 0, layout);
    }

    private static byte[] Unpacked(ReadOnlyMemory<byte> body)
    {
        using var unpacked = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        using var text = new MemoryStream();
        unpacked.CopyTo(text);
        return text.ToArray();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_string_that_breaks_off_anywhere_lets_no_secret_through(string name)
    {
        var record = JsonNode.Parse(Corpus.Text(name))!.ToJsonString();
        for (var length = 1; length < record.Length; length += 7) NoSecret(Corpus.Ingest(new JsonObject { ["AuditData"] = record[..length] }.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_message_holds_no_secret_that_could_be_parked_with_it(string name) =>
        NoSecret(Message(Corpus.Bytes(name)).Body);

    public static TheoryData<string, Func<byte[], byte[]>> Codings => new()
    {
        { "gzip", Packed },
        { "gzip that breaks off", record => Packed([.. record, .. record])[..^30] },
        { "UTF-16", record => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(record))] },
        { "byte order mark", record => [.. "\uFEFF"u8, .. record] },
    };

    [Theory]
    [MemberData(nameof(Codings))]
    public void No_coding_hides_a_secret(string coding, Func<byte[], byte[]> code) =>
        Assert.All(Cases, name =>
        {
            var body = code(Corpus.Bytes(name.Data));

            Assert.NotEqual(body, Message(body).Body.ToArray());
            NoSecret(Message(body).Body);
            Assert.True(Corpus.Ingest(body).Received > 0, coding);
            NoSecret(Corpus.Ingest(body));
        });

    private static InboundMessage Message(byte[] body) => new(new("telemetry", "0", 0, 0), body, DateTimeOffset.UnixEpoch);

    private static byte[] Packed(byte[] record)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(record);
        return packed.ToArray();
    }

    [Fact]
    public void A_broken_line_costs_itself_and_no_other()
    {
        var record = JsonNode.Parse(Corpus.Text("Office365Dlp/mail-with-a-card-number"))!.ToJsonString();

        var result = Corpus.Ingest($"{record}\n{record[..^20]}\n{record}\n");

        Assert.Equal((2, 1), (result.Signals.Count, result.Quarantined.Count));
        NoSecret(result);
    }

    [Fact]
    public void A_record_that_speaks_of_nothing_found_is_the_same_memory()
    {
        var body = Corpus.Bytes("Office365Exchange/new-inbox-rule");

        Assert.True(Message(body).Body.Equals((ReadOnlyMemory<byte>)body));
    }

    [Theory]
    [InlineData("powershell -c \\\"# DetectedValues: ; iwr https://files.example/x\\\"")]
    [InlineData("[void]'ExceptionInfo'; iwr https://files.example/x")]
    public void A_text_that_merely_speaks_of_such_names_hides_nothing(string commandLine)
    {
        var body = Corpus.Text("Office365Exchange/new-inbox-rule").Replace("RSS Feeds", commandLine, StringComparison.Ordinal);

        Assert.Contains("https://files.example/x", Encoding.UTF8.GetString(Assert.Single(Corpus.Ingest(body).Signals).Record.Span), StringComparison.Ordinal);
    }

    private static void NoSecret(IngestResult result)
    {
        Assert.All(result.Signals, signal => NoSecret(signal.Record));
        Assert.All(result.Signals, signal => NoSecret(signal.Original));
        Assert.All(result.Quarantined, row => NoSecret(row.Content));
        Assert.All(result.Quarantined, row => Assert.DoesNotContain(Secrets, secret => row.Reason.Contains(secret, StringComparison.Ordinal)));
    }

    private static void NoSecret(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }
}
