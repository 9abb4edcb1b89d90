using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Ingest;

public sealed class IngestorTests
{
    private const string Mail = "DefenderEmailEvents/inbound-from-first-contact";
    private const string SignIn = "EntraSignIn/success-on-managed-device";

    public static TheoryData<string> Cases => [.. Corpus.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_record_of_the_corpus_is_recognized_from_its_own_fields(string name)
    {
        var signal = Corpus.Signal(name);

        Assert.Equal(name.Split('/')[0], signal.Source.ToString());
        Assert.Equal(TestTenant.Id, signal.Tenant);
        Assert.Equal(new DateOnly(2026, 11, 17), DateOnly.FromDateTime(signal.Time.UtcDateTime));
    }

    [Fact]
    public void Every_source_has_three_records_in_the_corpus() =>
        Assert.All(Normalizer.Sources, source => Assert.True(Corpus.Cases.Count(name => name.StartsWith($"{source}/", StringComparison.Ordinal)) >= 3, source.ToString()));

    public static TheoryData<string, string> Layouts
    {
        get
        {
            var (one, two) = (Corpus.Text(SignIn), Corpus.Text(Mail));
            var (flatOne, flatTwo) = (JsonNode.Parse(one)!.ToJsonString(), JsonNode.Parse(two)!.ToJsonString());
            return new()
            {
                { "envelope", $$"""{"records":[{{one}},{{two}}]}""" },
                { "envelope after other members", $$"""{"version":1,"records":[{{one}},{{two}}],"more":{} }""" },
                { "array", $"[{one},{two}]" },
                { "array of envelopes", $$"""[{"records":[{{one}}]},{"records":[{{two}}]}]""" },
                { "JSON lines", $"{flatOne}\n{flatTwo}\n" },
                { "JSON lines of envelopes, with carriage returns", $$"""{"records":[{{flatOne}}]}""" + "\r\n" + $$"""{"records":[{{flatTwo}}]}""" },
                { "byte order mark", "\uFEFF" + $$"""{"records":[{{one}},{{two}}]}""" },
                { "bare records, pretty-printed, one after the other", one + two },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_same_records_are_found_in_every_layout(string layout, string body)
    {
        var result = Corpus.Ingest(body);

        Assert.True(result.Quarantined.Count == 0, layout);
        Assert.Equal([SignalSource.EntraSignIn, SignalSource.DefenderEmailEvents], result.Signals.Select(signal => signal.Source));
        Assert.Equal([0, 1], result.Signals.Select(signal => signal.Position.Index));
        Assert.All(result.Signals, signal => Assert.Equal(("telemetry", "3", 4096L), (signal.Position.Origin, signal.Position.Partition, signal.Position.Offset)));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Corpus.Text(SignIn)), JsonNode.Parse(result.Signals[0].Record.Span)));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_is_broken_behind_the_records_takes_none_of_them_with_it(string layout, string body)
    {
        var (whole, torn) = (Corpus.Ingest(body), Corpus.Ingest(body + "\n{"));

        Assert.Equal(whole.Signals.Select(Told), torn.Signals.Select(Told));
        Assert.True(Assert.Single(torn.Quarantined).Code == QuarantineReason.NotJson, layout);

        static object Told(Signal signal) => (signal.Tenant, signal.Source, signal.Key, signal.Time, Encoding.UTF8.GetString(signal.Record.Span), signal.Position);
    }

    [Theory]
    [InlineData("{\"records\":[", QuarantineReason.NotJson)]
    [InlineData("not json", QuarantineReason.NotJson)]
    [InlineData("42", QuarantineReason.NotARecord)]
    [InlineData("{\"records\":[\"text\"]}", QuarantineReason.NotARecord)]
    [InlineData("{\"category\":\"AdvancedFishing-DeviceNetworkInfo\",\"tenantId\":\"3d0c6c1e-8f4b-4f0a-9a57-2f1c5b7e9d10\"}", QuarantineReason.UnknownSource)]
    [InlineData("{\"Workload\":\"SharePoint\",\"RecordType\":6,\"Operation\":\"FileDownloaded\"}", QuarantineReason.UnknownTenant)]
    [InlineData("{\"Workload\":\"SharePoint\",\"Operation\":\"FileDownloaded\"}", QuarantineReason.UnknownSource)]
    [InlineData("{}", QuarantineReason.UnknownSource)]
    public void What_cannot_be_read_is_quarantined_whole(string body, QuarantineReason expected)
    {
        var result = Corpus.Ingest(body);

        var quarantined = Assert.Single(result.Quarantined);
        Assert.Equal(expected, quarantined.Code);
        Assert.Contains(Encoding.UTF8.GetString(quarantined.Content.Span), body, StringComparison.Ordinal);
        Assert.Empty(result.Signals);
    }

    [Fact]
    public void A_record_of_an_unknown_tenant_is_quarantined_and_never_given_to_another()
    {
        var foreign = Corpus.Text(SignIn).Replace(TestTenant.Id.ToString(), "99999999-0000-4000-8000-000000000001", StringComparison.Ordinal);

        var quarantined = Assert.Single(Corpus.Ingest(foreign).Quarantined);

        Assert.Equal(QuarantineReason.UnknownTenant, quarantined.Code);
        Assert.Null(quarantined.Tenant);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void A_record_whose_own_time_cannot_be_read_is_quarantined_rather_than_given_the_envelopes(string time)
    {
        var record = JsonNode.Parse(Corpus.Text(SignIn))!;
        record["properties"]!["createdDateTime"] = time;

        var quarantined = Assert.Single(Corpus.Ingest(record.ToJsonString()).Quarantined);

        Assert.Equal(QuarantineReason.MissingTime, quarantined.Code);
        Assert.Equal(TestTenant.Id, quarantined.Tenant);
        Assert.Contains("properties.createdDateTime", quarantined.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_record_that_gives_no_time_of_its_own_happened_when_its_envelope_says(string? time)
    {
        var record = JsonNode.Parse(Corpus.Text(SignIn))!;
        record["properties"]!["createdDateTime"] = time;
        record["time"] = "2026-11-17T08:30:59.1Z";

        Assert.Equal(new DateTimeOffset(2026, 11, 17, 8, 30, 59, 100, TimeSpan.Zero), Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Time);
    }

    [Fact]
    public void A_record_without_any_time_is_quarantined()
    {
        var record = JsonNode.Parse(Corpus.Text(SignIn))!;
        record["properties"]!["createdDateTime"] = null;
        record["time"] = null;

        Assert.Equal(QuarantineReason.MissingTime, Assert.Single(Corpus.Ingest(record.ToJsonString()).Quarantined).Code);
    }

    [Fact]
    public void An_alert_row_without_its_alert_id_ties_to_nothing_and_is_quarantined()
    {
        var record = JsonNode.Parse(Corpus.Text("DefenderAlertEvidence/user"))!;
        record["properties"]!["AlertId"] = null;

        Assert.Equal(QuarantineReason.MissingKeyField, Assert.Single(Corpus.Ingest(record.ToJsonString()).Quarantined).Code);
    }

    [Fact]
    public void A_broken_line_costs_itself_and_no_other()
    {
        var good = JsonNode.Parse(Corpus.Text(SignIn))!.ToJsonString();

        var result = Corpus.Ingest($"{good}\n{good[..500]}\n{good}\n");

        Assert.Equal(2, result.Signals.Count);
        Assert.Equal(good[..500] + "\n", Encoding.UTF8.GetString(Assert.Single(result.Quarantined).Content.Span));
        Assert.Equal([0, 2], result.Signals.Select(signal => signal.Position.Index));
    }

    [Theory]
    [InlineData("EntraSignIn/success-on-managed-device", "2026-11-17T08:21:05.4471822Z")]
    [InlineData("EntraSignIn/types-flipped", "2026-11-17T10:21:05.44718Z")]
    [InlineData("EntraAudit/security-info-registered", "2026-11-17T08:26:48.1127743Z")]
    [InlineData("Office365Exchange/new-inbox-rule", "2026-11-17T08:33:20Z")]
    [InlineData("DefenderEmailEvents/inbound-from-first-contact", "2026-11-17T07:58:11Z")]
    public void The_time_is_the_records_own_and_never_the_envelopes(string name, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Corpus.Signal(name).Time);

    [Fact]
    public void Copies_under_another_envelope_time_share_their_key_even_where_the_id_is_empty()
    {
        var record = JsonNode.Parse(Corpus.Text(SignIn))!;
        record["properties"]!["id"] = "";
        var first = Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals);
        record["time"] = "2026-11-17T09:59:59Z";
        var copy = Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals);
        record["properties"]!["ipAddress"] = "203.0.113.9";
        var other = Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals);

        Assert.NotEqual("", first.Key);
        Assert.Equal(first.Key, copy.Key);
        Assert.NotEqual(first.Key, other.Key);
    }

    [Theory]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", "Timestamp", "2026-11-17T08:47:12.44103350+00:00")]
    [InlineData("DefenderAlertEvidence/user", "Timestamp", "2026-11-17T08:49:02.59504970Z")]
    [InlineData("DefenderAlertEvidence/user", "Categories", "[ \"Execution\" ]")]
    [InlineData("DefenderAlertEvidence/user", "AdditionalFields", "")]
    public void Copies_that_spell_the_same_thing_otherwise_share_their_key(string name, string column, string spelled)
    {
        var record = JsonNode.Parse(Corpus.Text(name))!;
        record["properties"]![column] = spelled;

        Assert.Equal(Corpus.Signal(name).Key, Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Key);
    }

    [Theory]
    [InlineData("EntityType", "Ip")]
    [InlineData("Categories", "[\"Execution\",\"Impact\"]")]
    [InlineData("DeviceName", "User")]
    public void Records_without_a_key_that_say_something_else_are_no_copies(string column, string other)
    {
        var record = JsonNode.Parse(Corpus.Text("DefenderAlertEvidence/user"))!;
        record["properties"]![column] = other;

        Assert.NotEqual(Corpus.Signal("DefenderAlertEvidence/user").Key, Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Key);
    }

    [Fact]
    public void A_sign_in_sent_again_with_another_outcome_is_no_duplicate()
    {
        var record = JsonNode.Parse(Corpus.Text("EntraSignIn/interrupt-fails-nothing"))!;
        var interrupted = Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals);
        record["resultType"] = "0";
        var succeeded = Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals);

        Assert.NotEqual(interrupted.Key, succeeded.Key);
        Assert.Equal(interrupted.Key, Corpus.Signal("EntraSignIn/interrupt-fails-nothing").Key);
    }

    [Theory]
    [InlineData("half an emoji \\ud83d and text")]
    [InlineData("\\udc00\\ud83d\\ude00 whole after half")]
    public void Text_that_is_no_text_does_not_hide_a_mail(string subject)
    {
        var body = Corpus.Text(Mail).Replace("Your document is waiting", subject, StringComparison.Ordinal);

        var signal = Assert.Single(Corpus.Ingest(body).Signals);

        Assert.Contains("\uFFFD", JsonNode.Parse(signal.Record.Span)!["properties"]!["Subject"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_do_not_hide_a_mail()
    {
        var body = Corpus.Bytes(Mail);
        body[body.AsSpan().IndexOf("waiting"u8)] = 0xFF;

        var signal = Assert.Single(Corpus.Ingest(body).Signals);

        Assert.EndsWith("\uFFFDaiting", JsonNode.Parse(signal.Record.Span)!["properties"]!["Subject"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
