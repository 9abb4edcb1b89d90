using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Tests.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    private async Task<JsonElement> Replay(params string[] args)
    {
        var ran = (await _soc.Run(["replay", .. args, "--tenant", _soc.Profile, "--json"])).Succeeded();
        using var json = JsonDocument.Parse(ran.Output);
        return json.RootElement.Clone();
    }

    [Fact]
    public async Task A_day_of_messages_becomes_one_incident_and_adds_up()
    {
        var summary = await Replay(_soc.WriteDay());
        Assert.Single(summary.GetProperty("incidents").EnumerateArray());
        Assert.Equal(summary.GetProperty("received").GetInt32(), Sum(summary, "normalized", "duplicates", "quarantined"));
        Assert.Equal(summary.GetProperty("normalized").GetInt32(), summary.GetProperty("sources").EnumerateObject().Sum(source => source.Value.GetInt32()));
    }

    [Fact]
    public async Task A_file_that_was_replayed_before_is_all_duplicates()
    {
        var day = _soc.WriteDay();
        var first = await Replay(day);
        var second = await Replay(day, day);
        Assert.Equal((2 * Number(first, "received"), 2 * Number(first, "received")), (Number(second, "received"), Number(second, "duplicates")));
        Assert.Equal((0, 0), (Number(second, "alerts"), second.GetProperty("incidents").GetArrayLength()));
    }

    [Fact]
    public async Task A_file_can_be_worked_on_again_for_rules_that_changed()
    {
        var day = _soc.WriteDay();
        var first = await Replay(day);
        var second = await Replay(day, "--again");
        Assert.Equal(first.GetProperty("incidents").ToString(), second.GetProperty("incidents").ToString());
        Assert.Equal(Number(first, "alerts"), Number(second, "alerts"));
        Assert.Equal(Number(second, "received"), Number(second, "duplicates"));
    }

    [Fact]
    public async Task An_array_of_bare_records_reads_like_lines_of_messages()
    {
        var records = SocRun.Day().SelectMany(message => JsonDocument.Parse(message.Body).RootElement.GetProperty("records").EnumerateArray()).Select(record => record.GetRawText());
        var bare = await Replay(_soc.Write("bare.json", $"[{string.Join(",\n", records)}]"), "--data", "one");
        var lines = await Replay(_soc.WriteDay(), "--data", "two");
        Assert.Equal(lines.GetProperty("received").GetInt32(), bare.GetProperty("received").GetInt32());
        Assert.Equal(lines.GetProperty("alerts").GetInt32(), bare.GetProperty("alerts").GetInt32());
    }

    [Fact]
    public async Task A_packed_file_reads_like_the_file_that_was_packed()
    {
        var day = _soc.WriteDay();
        var plain = await Replay(day, "--data", "one");
        var packed = await Replay(Pack(day), "--data", "two");
        Assert.Equal(plain.GetProperty("received").GetInt32(), packed.GetProperty("received").GetInt32());
        Assert.Equal(plain.GetProperty("alerts").GetInt32(), packed.GetProperty("alerts").GetInt32());
    }

    [Fact]
    public async Task A_packed_file_that_breaks_off_is_said_before_anything_is_written()
    {
        var packed = Pack(_soc.WriteDay());
        await File.WriteAllBytesAsync(packed, (await File.ReadAllBytesAsync(packed, TestContext.Current.CancellationToken))[..^1000], TestContext.Current.CancellationToken);
        (await _soc.Run("replay", packed, "--tenant", _soc.Profile)).FailedWith(2, "day.jsonl.gz: line ");
        Assert.False(Directory.Exists(_soc.PathOf(".soc")));
    }

    [Fact]
    public async Task Rows_of_a_hunting_query_name_nobody_and_are_the_tenants_that_is_named_for_them()
    {
        var rows = SocRun.Day().SelectMany(message => JsonDocument.Parse(message.Body).RootElement.GetProperty("records").EnumerateArray())
            .Where(record => record.TryGetProperty("category", out var category) && category.GetString() == "AdvancedHunting-DeviceProcessEvents").Select(record => record.GetProperty("properties").GetRawText()).ToList();
        var hunt = _soc.Write("hunt.json", $$"""{"schema":[],"results":[{{string.Join(",", rows)}}]}""");

        var named = await Replay(hunt);
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, Sum(named, "normalized", "duplicates"));

        using var unnamed = JsonDocument.Parse((await _soc.Run("replay", hunt, "--json")).Succeeded().Output);
        Assert.Equal(rows.Count, unnamed.RootElement.GetProperty("quarantined").GetInt32());
    }

    [Fact]
    public async Task A_table_saved_by_hunting_is_read_and_its_odd_rows_are_quarantined_by_their_line()
    {
        var table = _soc.Write("hunt.csv", "Timestamp;DeviceId;DeviceName;ReportId;ActionType;ProcessCommandLine\r\n"
            + "2026-11-17T08:21:05Z;d1;ws-1;7;ProcessCreated;\"cmd /c \"\"echo a;\nb\"\"\"\r\nodd;row\r\n2026-11-17T08:21:06Z;d1;ws-1;8;ProcessCreated;cmd\r\n");

        var summary = await Replay(table);

        Assert.Equal((3, 2, 1), (Number(summary, "received"), Number(summary, "normalized"), Number(summary, "quarantined")));
        var listed = (await _soc.Run("quarantine", "list")).Succeeded().Output;
        Assert.Contains("the row has 2 cells, the header 6", listed, StringComparison.Ordinal);
        Assert.Contains("hunt.csv, line 4", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_the_admin_center_is_refused_before_anything_is_written()
    {
        var table = _soc.Write("signins.csv", "Date (UTC),Request ID,User,Username\n2026-11-17T08:21:05Z,1,a,b\n");
        (await _soc.Run("replay", table, "--tenant", _soc.Profile, "--data", "out")).FailedWith(2, "download it as JSON");
        Assert.False(Directory.Exists(_soc.PathOf("out")));
    }

    [Fact]
    public async Task Log_files_of_servers_are_dated_by_when_they_were_written_and_belong_to_whom_their_machine_belongs()
    {
        var profile = JsonNode.Parse(await File.ReadAllTextAsync(_soc.Profile, TestContext.Current.CancellationToken))!;
        profile["collectors"] = new JsonArray("web01");
        var log = _soc.Write("auth.log", "Dec 31 23:59:58 web01 sshd[7]: Invalid user a from 203.0.113.9 port 1\nJan  1 00:00:02 web01 sshd[8]: Invalid user b from 203.0.113.9 port 2\n");
        File.SetLastWriteTimeUtc(log, new DateTime(2026, 1, 1, 0, 0, 5, DateTimeKind.Utc));

        var ran = (await _soc.Run("export", "events", log, "--tenant", _soc.Write("tenant.json", profile.ToJsonString()))).Succeeded();

        Assert.Equal([1767225598000, 1767225602000], ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (long)JsonNode.Parse(line)!["time"]!));
    }

    [Fact]
    public async Task Standard_input_is_a_file_like_any_other()
    {
        var text = await File.ReadAllTextAsync(_soc.WriteDay(), TestContext.Current.CancellationToken);
        var ran = (await _soc.RunWith(text, interactive: false, "replay", "-", "--tenant", _soc.Profile)).Succeeded();
        Assert.Contains("Actions on objectives against elif.demirci@nordhafen.example", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_terminal_a_bar_shows_how_far_it_is()
    {
        var ran = (await _soc.RunWith("", interactive: true, "replay", _soc.WriteDay(), "--tenant", _soc.Profile)).Succeeded();
        Assert.Contains("received ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_json_names_line_and_byte_and_writes_nothing()
    {
        var good = await File.ReadAllTextAsync(_soc.WriteDay(), TestContext.Current.CancellationToken);
        var broken = _soc.Write("broken.jsonl", good + "{\"records\":[{\"a\": 1,}]}\n");
        var lines = good.Count(character => character == '\n') + 1;
        (await _soc.Run("replay", broken, "--tenant", _soc.Profile, "--data", "out")).FailedWith(2, $"line {lines}, byte ");
        Assert.False(Directory.Exists(_soc.PathOf("out")));
    }

    [Fact]
    public async Task A_broken_file_beside_a_good_one_leaves_an_older_folder_as_it_was()
    {
        var day = _soc.WriteDay();
        await Replay(day, "--data", "out");
        var before = await Snapshot();
        (await _soc.Run("replay", day, _soc.Write("broken.json", "[{\"time\":"), "--data", "out")).FailedWith(2, "broken.json: line 1, byte ");
        (await _soc.RunWith("not json", interactive: false, "replay", day, "-", "--data", "out")).FailedWith(2, "stdin: line 1, byte ");
        Assert.Equal(before, await Snapshot());

        async Task<string> Snapshot() => string.Join('\n', await Task.WhenAll(Directory.GetFiles(_soc.PathOf("out"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(async file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file)))}")));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_before_anything_is_written()
    {
        (await _soc.Run("replay", _soc.WriteDay(), "nowhere.json", "--tenant", _soc.Profile)).FailedWith(2, "nowhere.json: there is no such file");
        Assert.False(Directory.Exists(_soc.PathOf(".soc")));
    }

    [Theory]
    [InlineData("nobody", "neither a tenant id")]
    [InlineData("day.jsonl", "is not a tenant profile")]
    public async Task A_tenant_that_is_none_is_said(string tenant, string words) =>
        (await _soc.Run("replay", _soc.WriteDay(), "--tenant", tenant)).FailedWith(2, words);

    [Fact]
    public async Task A_profile_that_lacks_something_is_said_before_anything_is_written()
    {
        (await _soc.Run("replay", _soc.WriteDay(), "--tenant", _soc.Write("half.json", "{\"tenant\":\"0b7a0d5e-6a53-4a9d-9d1a-3f0c0a5f7b11\",\"name\":\"x\"}"))).FailedWith(2, "'users' is missing");
        Assert.False(Directory.Exists(_soc.PathOf(".soc")));
    }

    [Fact]
    public async Task Signals_of_nobody_are_not_guessed_about() =>
        (await _soc.Run("replay", _soc.WriteDay())).FailedWith(2, "--tenant");

    [Fact]
    public async Task A_tenant_id_alone_is_registered_with_an_empty_profile()
    {
        (await _soc.Run("replay", _soc.WriteDay(), "--tenant", InventedTenant.Id.ToString())).Succeeded();
        Assert.True(File.Exists(_soc.PathOf($".soc/data/tenants/{InventedTenant.Id}.json")));
    }

    [Fact]
    public async Task What_names_another_tenant_waits_in_quarantine_until_it_is_ours()
    {
        const string other = "0b7a0d5e-6a53-4a9d-9d1a-3f0c0a5f7b11";
        var theirs = (await File.ReadAllTextAsync(_soc.WriteDay(), TestContext.Current.CancellationToken)).Replace(InventedTenant.Id.ToString(), other, StringComparison.OrdinalIgnoreCase);
        var summary = await Replay(_soc.Write("theirs.jsonl", theirs));
        var waiting = summary.GetProperty("quarantined").GetInt32();
        Assert.Equal(summary.GetProperty("received").GetInt32(), waiting);
        var list = (await _soc.Run("quarantine", "list")).Succeeded();
        Assert.Contains("UnknownTenant", list.Output, StringComparison.Ordinal);

        var replayed = (await _soc.Run("quarantine", "replay", "--tenant", other)).Succeeded();
        Assert.Contains($"{waiting} read, 0 left", replayed.Output, StringComparison.Ordinal);
        Assert.Contains("The quarantine is empty.", (await _soc.Run("quarantine", "list")).Output, StringComparison.Ordinal);
    }

    private static string Pack(string file)
    {
        using var packed = new System.IO.Compression.GZipStream(File.Create(file + ".gz"), System.IO.Compression.CompressionLevel.Fastest);
        packed.Write(File.ReadAllBytes(file));
        return file + ".gz";
    }

    private static int Sum(JsonElement summary, params string[] names) => names.Sum(name => Number(summary, name));

    private static int Number(JsonElement summary, string name) => summary.GetProperty(name).GetInt32();
}
