using Soc.Cli.Tests.Commands;

namespace Soc.Cli.Tests.Rules;

public sealed class TestCommandTests : IDisposable
{
    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    private string Certutil()
    {
        _soc.WriteCase("certutil", "fires-urlcache", RuleDesk.Process("certutil -urlcache"));
        _soc.WriteCase("certutil", "silent-update", RuleDesk.Process("certutil -urlcache https://updates.example.org/x"));
        return _soc.WriteRule("certutil", RuleDesk.Certutil);
    }

    [Fact]
    public async Task Cases_that_go_as_they_are_named_pass()
    {
        var ran = (await _soc.Run("rules", "test", Certutil())).Succeeded();
        Assert.Equal("2 cases of 1 rule: 2 passed, 0 failed.\n", ran.Output);
    }

    [Fact]
    public async Task A_failed_case_is_named_and_explained_and_ends_with_1()
    {
        _soc.WriteCase("certutil", "fires-dump", RuleDesk.Process("certutil -dump \u001b[2J"));
        var ran = await _soc.Run("rules", "test", Certutil());
        Assert.Equal((1, ""), (ran.Code, ran.Error));
        Assert.Contains("FAIL rules/certutil/fires-dump.json: The rule does not match.\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("✗ CommandLine is *urlcache*   ← certutil -dump \\u{001B}[2J\n", ran.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 cases of 1 rule: 2 passed, 1 failed.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_without_cases_fails()
    {
        _soc.WriteRule("inbox", RuleDesk.NewRule);
        var ran = await _soc.Run("rules", "test", Certutil());
        Assert.Equal(1, ran.Code);
        Assert.Contains("FAIL rules/inbox.yml: The rule has no cases.\n", ran.Output, StringComparison.Ordinal);
        Assert.EndsWith("2 cases of 2 rules: 2 passed, 0 failed, 1 rule without cases.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_read_and_a_case_that_is_no_json_fail()
    {
        _soc.WriteRule("bad", "title: Nothing else");
        _soc.WriteCase("certutil", "fires-broken", "{\"a\":");
        var ran = await _soc.Run("rules", "test", Certutil());
        Assert.Equal(1, ran.Code);
        Assert.Contains("FAIL rules/bad.yml:1: ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("FAIL rules/certutil/fires-broken.json: Not valid JSON: ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_whose_name_says_nothing_fails()
    {
        _soc.WriteCase("certutil", "other", RuleDesk.Process("certutil"));
        var ran = await _soc.Run("rules", "test", Certutil());
        Assert.Equal(1, ran.Code);
        Assert.Contains("FAIL rules/certutil/other.json: Its name begins with neither fires- nor silent-.\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("beside")]
    [InlineData("above")]
    [InlineData("named")]
    public async Task A_record_that_the_SOC_reads_goes_its_way_with_the_profile_of_the_tenant(string where)
    {
        _soc.WriteCase("inbox", "silent-trusted-application", RuleDesk.InboxRule);
        var folder = _soc.WriteRule("inbox", RuleDesk.NewRule);
        var without = await _soc.Run("rules", "test", folder);
        Assert.Equal(1, without.Code);
        Assert.Contains("FAIL rules/inbox/silent-trusted-application.json: The rule matches.\n", without.Output, StringComparison.Ordinal);

        _soc.Write(where switch { "beside" => "rules/tenant.json", "above" => "tenant.json", _ => "profile.json" }, RuleDesk.Profile);
        (await _soc.Run(["rules", "test", folder, .. where == "named" ? ["--tenant", "profile.json"] : Array.Empty<string>()])).Succeeded();
    }

    [Fact]
    public async Task A_rule_that_asks_for_the_profile_is_not_silent_on_what_the_SOC_cannot_read()
    {
        _soc.WriteCase("inbox", "silent-no-time", RuleDesk.InboxRule.Replace("CreationTime", "CreatedAt", StringComparison.Ordinal));
        var ran = await _soc.Run("rules", "test", _soc.WriteRule("inbox", RuleDesk.NewRule));
        Assert.Equal(1, ran.Code);
        Assert.Contains("The rule asks for soc.*, and the SOC does not read this record: CreationTime is missing or is no time.", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_the_SOC_leaves_out_fails_on_the_records_it_reads()
    {
        _soc.WriteCase("inbox", "fires-inbox-rule", RuleDesk.InboxRule);
        var ran = await _soc.Run("rules", "test", _soc.WriteRule("inbox", RuleDesk.NewRule.Replace("tags: [attack.defense-evasion]", "tags: [tlp.clear]", StringComparison.Ordinal)));
        Assert.Equal(1, ran.Code);
        Assert.Contains("The SOC leaves this rule out: A detection needs soc.phase or a tag with an ATT&CK tactic.", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_detections_pass()
    {
        var ran = (await _soc.Run("rules", "test", Path.Combine(AppContext.BaseDirectory, "content", "detections"))).Succeeded();
        Assert.EndsWith(" passed, 0 failed.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_wrong_input() =>
        (await _soc.Run("rules", "test", Certutil(), "--tenant", "gone.json")).FailedWith(2, "gone.json: there is no such file.");
}
