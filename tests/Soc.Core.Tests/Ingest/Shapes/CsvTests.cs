using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Soc.Core.Ingest;

namespace Soc.Core.Tests.Ingest.Shapes;

/// <summary>Tables as portals and spreadsheets save them. The exported rows of the corpus are written as each of them would.</summary>
public sealed partial class CsvTests
{
    private const string SignIn = "EntraSignIn/export-success-on-managed-device";

    public static TheoryData<string> Rows => [.. Corpus.Exports.Where(name => !name.Contains('.', StringComparison.Ordinal))];

    public static TheoryData<string> Hunted => [.. Corpus.Exports.Where(name => name.EndsWith(".hunting", StringComparison.Ordinal))];

    public static TheoryData<string> Audited => [.. Corpus.Objects.Where(name => name.StartsWith("Office365", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_that_the_portal_saved_is_the_row_that_was_exported_as_json(string name)
    {
        var row = Row(name);

        var saved = Assert.Single(Corpus.Ingest(Portal(row)).Signals);

        var exported = Assert.Single(Corpus.Ingest(row.ToJsonString()).Signals);
        Assert.Equal((exported.Tenant, exported.Source, exported.Time, exported.Key), (saved.Tenant, saved.Source, saved.Time, saved.Key));
    }

    [Theory]
    [MemberData(nameof(Hunted))]
    public void A_row_that_hunting_saved_is_told_by_its_columns(string name)
    {
        var row = Rowlike(JsonNode.Parse(Corpus.Text(name))!);

        var saved = Assert.Single(Read(Csv([row], ',')).Signals);

        Assert.Equal(Corpus.Signal(Corpus.CaseOf(name)).Key, saved.Key);
    }

    [Theory]
    [MemberData(nameof(Audited))]
    public void The_record_in_AuditData_is_the_record_of_the_audit_log(string name)
    {
        var audit = new JsonObject
        {
            ["RecordId"] = "5be0a2c7-7c0f-4d4c-8a53-0f8a52d1a002", ["CreationDate"] = "2026-11-17T08:21:05.0000000Z ", ["RecordType"] = "1", ["Operation"] = "any",
            ["UserId"] = "mira.holm@example.org", ["AuditData"] = JsonNode.Parse(Corpus.Text(name))!.ToJsonString(), ["AssociatedAdminUnits"] = "", ["AssociatedAdminUnitsNames"] = "",
        };

        var found = Assert.Single(Corpus.Ingest(Csv([audit], ',')).Signals);

        var sent = Corpus.Signal(name);
        Assert.Equal((sent.Tenant, sent.Source, sent.Time, sent.Key), (found.Tenant, found.Source, found.Time, found.Key));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sent.Record.Span), JsonNode.Parse(found.Record.Span)));
    }

    [Theory]
    [InlineData(',', "\r\n", "")]
    [InlineData(';', "\r\n", "\uFEFF")]
    [InlineData('\t', "\n", "")]
    public void What_separates_cells_and_rows_does_not_matter(char separator, string lineEnd, string mark)
    {
        var row = Row(SignIn);
        row["UserAgent"] = "Mozilla/5.0; \"quoted\", and\nwith a line end\ttoo";

        var result = Corpus.Ingest(mark + Csv([row, row], separator).Replace("\r\n", lineEnd, StringComparison.Ordinal));

        Assert.Equal(2, result.Signals.Count);
        Assert.Contains("with a line end", Encoding.UTF8.GetString(result.Signals[0].Record.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_is_kept_with_the_header_without_which_nobody_could_read_it()
    {
        var csv = Csv([Row(SignIn)], ',');

        var signal = Assert.Single(Corpus.Ingest(csv).Signals);

        Assert.Equal(csv, Encoding.UTF8.GetString(signal.Original.Span));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_quarantined_and_the_next_one_is_read()
    {
        var (header, row) = (Csv([Row(SignIn)], ',').Split("\r\n")[0], Csv([Row(SignIn)], ',').Split("\r\n")[1]);

        var result = Corpus.Ingest($"{header}\r\nonly,three,cells\r\n\"a\"b,c\r\n{row}\r\n\"a quote,that nothing closes\r\n");

        Assert.Single(result.Signals);
        Assert.Equal(["the row has 3 cells", "something stands behind a closing quote", "a quote is not closed"], result.Quarantined.Select(one => one.Reason.Split(',')[0]));
        Assert.All(result.Quarantined, one => Assert.StartsWith(header, Encoding.UTF8.GetString(one.Content.Span), StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_that_a_spreadsheet_cut_off_is_quarantined()
    {
        var result = Corpus.Ingest("CreationDate,UserIds,Operations,AuditData\n2026-11-17T08:21:05Z,mira.holm@example.org,New-InboxRule,\"{\"\"Id\"\":\"\"5be0\"\n");

        Assert.StartsWith("AuditData holds no JSON object", Assert.Single(result.Quarantined).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username", "download it as JSON")]
    [InlineData("\"TimeGenerated [Local Time]\",OperationName,Type", "let the portal show UTC")]
    [InlineData("TimeGenerated,Computer,Counter", "it cannot be told of which table")]
    [InlineData("Timestamp,DeviceId,Count", "it cannot be told of which table")]
    public async Task A_table_of_which_no_row_can_be_read_says_why(string header, string reason)
    {
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes($"{header}\n{string.Join(',', Enumerable.Repeat("x", 7))}\n"));
        var messages = new List<StreamedMessage>();
        await foreach (var message in MessageReader.Read(file, TestContext.Current.CancellationToken)) messages.Add(message);

        Assert.Contains(reason, Assert.IsType<StreamedMessage.Broken>(Assert.Single(messages)).Reason, StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Single(Corpus.Ingest(file.ToArray()).Quarantined).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Category")]
    [InlineData("Id")]
    public void A_sign_in_is_told_without_its_type(string also)
    {
        var row = Row(SignIn);
        row.Remove("Type");
        row.Remove(also);

        Assert.Equal(SignalSource.EntraSignIn, Assert.Single(Corpus.Ingest(Portal(row)).Signals).Source);

        row["IsInteractive"] = "false";
        Assert.Equal(SignalSource.EntraNonInteractiveSignIn, Assert.Single(Corpus.Ingest(Portal(row)).Signals).Source);
    }

    [Theory]
    [InlineData("11/17/2026, 8:21:05.447 AM")]
    [InlineData("11/17/2026, 8:21:05.447\u202FAM")]
    [InlineData("17.11.2026, 08:21:05,447")]
    [InlineData("17.11.2026 08:21:05.447")]
    [InlineData("2026-11-17T08:21:05.447Z")]
    public void Instants_are_read_as_portals_show_them(string shown)
    {
        var row = Row(SignIn);
        row["CreatedDateTime"] = shown;

        Assert.Equal(new DateTimeOffset(2026, 11, 17, 8, 21, 5, 447, TimeSpan.Zero), Assert.Single(Corpus.Ingest(Csv([row], ',')).Signals).Time);
    }

    [Fact]
    public void An_instant_whose_day_may_be_its_month_is_not_guessed()
    {
        var row = Row(SignIn);
        row["CreatedDateTime"] = "07/06/2026, 20:26:12.030";

        Assert.Equal(QuarantineReason.MissingTime, Assert.Single(Corpus.Ingest(Csv([row], ',')).Quarantined).Code);
    }

    [Fact]
    public void What_data_loss_prevention_found_is_gone_from_what_is_kept()
    {
        const string Found = "4111111111111111";
        var record = Corpus.Text("Office365Dlp/mail-with-a-card-number").Replace("\n", "", StringComparison.Ordinal);
        var audit = new JsonObject { ["CreationDate"] = "2026-11-17T08:21:05Z", ["Operations"] = "DlpRuleMatch", ["AuditData"] = $"{{\"DetectedValues\":[{{\"Name\":\"{Found}\"}}],{record.TrimStart()[1..]}" };
        var csv = Csv([audit], ';') + $"a;b;\"{{\"\"DetectedValues\"\": [{{\"\"Name\"\":\"\"{Found}\"\"}}";

        var message = new InboundMessage(new("export.csv", "0", 0, 0), Encoding.UTF8.GetBytes(csv), DateTimeOffset.UnixEpoch);

        Assert.DoesNotContain(Found, Encoding.UTF8.GetString(message.Body.Span), StringComparison.Ordinal);
        Assert.Equal((1, 1), (Corpus.Ingest(message.Body.ToArray()).Signals.Count, Corpus.Ingest(message.Body.ToArray()).Quarantined.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Rows_are_found_in_a_stream_with_their_line_whatever_the_size_of_the_reads(int readSize)
    {
        var row = Row(SignIn);
        row["UserAgent"] = "one\ntwo";
        await using var file = new Repeated(Encoding.UTF8.GetBytes("\uFEFF" + Csv([row, row, row], ';')), 1, readSize);

        var found = new List<StreamedMessage.Complete>();
        await foreach (var message in MessageReader.Read(file, TestContext.Current.CancellationToken)) found.Add(Assert.IsType<StreamedMessage.Complete>(message));

        Assert.Equal([2, 4, 6], found.Select(message => message.Line));
        Assert.All(found, message => Assert.Single(Corpus.Ingest(message.Body.ToArray()).Signals));
    }

    [Fact]
    public void Torn_tables_are_all_accounted_for()
    {
        var random = new Random(20261117);
        var whole = Encoding.UTF8.GetBytes(Csv([Row(SignIn), Row(SignIn), Row(SignIn)], ','));
        var rows = whole.AsSpan().IndexOf((byte)'\n') + 1;
        for (var run = 0; run < 2_000; run++)
        {
            var torn = whole.AsSpan(0, random.Next(rows + 10, whole.Length + 1)).ToArray();
            for (var change = random.Next(6); change > 0; change--) torn[random.Next(rows, torn.Length)] = (byte)random.Next(256);

            var result = Corpus.Ingest(torn);

            Assert.True(result.Received > 0);
        }
    }

    private static IngestResult Read(string csv) =>
        new Ingestor(new ServedTenants([TestTenant.Directory]).WithNameless(TestTenant.Id)).Read(Encoding.UTF8.GetBytes(csv), new("export.csv", "0", 0, 0));

    private static JsonObject Row(string name) => Rowlike(JsonNode.Parse(Corpus.Text(name))!);

    private static JsonObject Rowlike(JsonNode body) => (body["records"] ?? body["results"] ?? body["Results"])![0]!.DeepClone().AsObject();

    /// <summary>As "Export to CSV" writes it: its instants end with milliseconds, so the row's are cut to them.</summary>
    private static string Portal(JsonObject row)
    {
        var shown = new JsonObject();
        foreach (var (name, value) in row.ToList())
        {
            var isInstant = Instant().IsMatch(Text(value)) && DateTimeOffset.TryParse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out _);
            if (!isInstant)
            {
                shown[name] = Text(value);
                continue;
            }

            var time = DateTimeOffset.Parse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
            row[name] = time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            shown[name + " [UTC]"] = time.ToString("M/d/yyyy, h:mm:ss.fff tt", CultureInfo.InvariantCulture);
        }

        return Csv([shown], ',');
    }

    private static string Csv(IReadOnlyList<JsonObject> rows, char separator) =>
        string.Concat(rows.Select(row => row.Select(cell => Text(cell.Value))).Prepend(rows[0].Select(cell => cell.Key))
            .Select(cells => string.Join(separator, cells.Select(Quoted)) + "\r\n"));

    private static string Quoted(string cell) => cell.Any(letter => letter is ',' or ';' or '\t' or '"' or '\r' or '\n' or ' ') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Text(JsonNode? value) => value is null ? "" : value is JsonValue scalar && scalar.TryGetValue(out string? text) ? text : value.ToJsonString();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")]
    private static partial Regex Instant();
}
