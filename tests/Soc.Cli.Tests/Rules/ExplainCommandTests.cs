using Soc.Cli.Tests.Commands;

namespace Soc.Cli.Tests.Rules;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly SocRun _soc = new();

    public ExplainCommandTests() => _soc.WriteRule("certutil", RuleDesk.Certutil);

    public void Dispose() => _soc.Dispose();

    private Task<Ran> Explain(string record) => _soc.RunWith(record, interactive: false, "rules", "explain", "rules/certutil.yml", "-");

    [Fact]
    public async Task Each_question_of_the_rule_is_answered_in_a_tree()
    {
        var ran = (await Explain(RuleDesk.Process("certutil -urlcache https://updates.example.org"))).Succeeded();
        Assert.Equal(
            """
            Certutil fetches a file: record 1 does not match (read as it stands).
              ✗ all of
              ├─ ✓ all of
              │  ├─ ✓ Image is *\certutil.exe   ← C:\Windows\System32\certutil.exe
              │  └─ ✓ CommandLine is *urlcache*   ← certutil -urlcache https://updates.example.org
              └─ ✗ not
                 └─ ✓ CommandLine is *updates.example.org*   ← certutil -urlcache https://updates.example.org

            """.ReplaceLineEndings("\n"), ran.Output);
    }

    [Fact]
    public async Task A_record_of_another_log_source_is_said_to_be_one()
    {
        var ran = (await Explain(RuleDesk.Process("certutil -urlcache").Replace("\"EventID\":1,", "\"EventID\":5,", StringComparison.Ordinal))).Succeeded();
        Assert.Contains("record 1 does not match", ran.Output, StringComparison.Ordinal);
        Assert.Contains("  ✗ The rule is for product windows, category process_creation; the record is of product windows, category process_termination, service sysmon.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_records_are_explained_one_after_the_other()
    {
        var ran = (await Explain($"[{RuleDesk.Process("certutil -dump")},{RuleDesk.Process("certutil -urlcache")}]")).Succeeded();
        Assert.Contains("record 1 does not match", ran.Output, StringComparison.Ordinal);
        Assert.Contains("record 2 matches", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_the_SOC_reads_is_explained_with_what_it_knows_of_the_tenant()
    {
        _soc.WriteRule("inbox", RuleDesk.NewRule);
        _soc.Write("tenant.json", RuleDesk.Profile);
        _soc.Write("record.json", RuleDesk.InboxRule);
        var ran = (await _soc.Run("rules", "explain", "rules/inbox.yml", "record.json")).Succeeded();
        Assert.StartsWith("Inbox rule deletes mail: record 1 does not match (read by the SOC).\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("✓ soc.application.trusted is true   ← true\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_attacker_wrote_is_shown_by_its_code_points_and_cut_off()
    {
        var ran = (await Explain(RuleDesk.Process("\u001b]0;owned\u0007\u202Egpj.exe\r\n  ✓ fake " + new string('x', 500)))).Succeeded();
        Assert.DoesNotMatch(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]", ran.Output);
        Assert.Contains("\\u{202E}gpj.exe\\u{000D}\\u{000A}", ran.Output, StringComparison.Ordinal);
        Assert.Contains(" more)\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_wrong_input()
    {
        (await Explain("{\"a\":")).FailedWith(2, "stdin: not valid JSON: ");
        (await _soc.Run("rules", "explain", "rules/gone.yml", "-")).FailedWith(2, "rules/gone.yml: there is no such file or folder.");
        _soc.WriteRule("bad", "title: Nothing else");
        (await _soc.Run("rules", "explain", "rules/bad.yml", "-")).FailedWith(2, "rules/bad.yml:1: ");
        _soc.WriteRule("inbox", RuleDesk.NewRule);
        (await _soc.RunWith("{\"a\":1}", interactive: false, "rules", "explain", "rules/inbox.yml", "-")).FailedWith(2, "stdin: The rule asks for soc.*");
    }
}
