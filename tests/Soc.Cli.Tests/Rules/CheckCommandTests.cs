using System.Text.Json;
using Soc.Cli.Tests.Commands;

namespace Soc.Cli.Tests.Rules;

public sealed class CheckCommandTests : IDisposable
{
    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    [Fact]
    public async Task Rules_without_a_fault_are_counted()
    {
        _soc.WriteRule("certutil", RuleDesk.Certutil);
        var ran = (await _soc.Run("rules", "check", _soc.WriteRule("repeated", RuleDesk.Repeated))).Succeeded();
        Assert.Equal("1 rule and 1 correlation in 2 files: 0 errors, 0 warnings.\n", ran.Output);
    }

    [Fact]
    public async Task An_error_names_file_line_and_reason_and_ends_with_1()
    {
        var ran = await _soc.Run("rules", "check", _soc.WriteRule("certutil", RuleDesk.Certutil.Replace("|endswith", "|endsin", StringComparison.Ordinal)));
        Assert.Equal((1, ""), (ran.Code, ran.Error));
        Assert.Matches(@"^rules/certutil\.yml:10: error: .*endsin.* \[unreadable\]\n", ran.Output);
        Assert.EndsWith("0 rules in 1 file: 1 error, 0 warnings.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_be_meant_so_is_a_warning_and_ends_with_0()
    {
        _soc.WriteRule("a", RuleDesk.Certutil);
        _soc.WriteRule("b", RuleDesk.Certutil.Replace(RuleDesk.CertutilId, "1f6b2c1e-5a84-4d0e-9b1f-1c7d2e3f4a51", StringComparison.Ordinal).Replace("certutil_fetch", "other", StringComparison.Ordinal));
        _soc.WriteRule("never", RuleDesk.NewRule.Replace("selection and not filter", "selection and not selection", StringComparison.Ordinal));
        _soc.WriteRule("nowhere", RuleDesk.NewRule.Replace("5c1d7e90", "6c1d7e90", StringComparison.Ordinal).Replace("Operation:", "Operatoin:", StringComparison.Ordinal));
        var ran = (await _soc.Run("rules", "check", "rules")).Succeeded();
        Assert.Contains("rules/b.yml:1: warning: Asks the same as 'Certutil fetches a file' in rules/a.yml. [duplicate]", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"rules/never\.yml:1: warning: .*never holds\. \[unreachable\]", ran.Output);
        Assert.Contains("rules/nowhere.yml:1: warning: No record has the field 'Operatoin'", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strictly_a_habit_that_the_specification_disapproves_of_is_an_error()
    {
        var folder = _soc.WriteRule("certutil", RuleDesk.Certutil.Replace(RuleDesk.CertutilId, "not-a-uuid", StringComparison.Ordinal));
        Assert.Contains("warning: ", (await _soc.Run("rules", "check", folder)).Succeeded().Output, StringComparison.Ordinal);
        var strict = await _soc.Run("rules", "check", folder, "--strict");
        Assert.Equal(1, strict.Code);
        Assert.Matches(@"rules/certutil\.yml:\d+: error: .* \[habit\]", strict.Output);
    }

    [Fact]
    public async Task What_the_SOC_adds_to_a_record_is_no_unmapped_field_but_a_misspelling_of_it_is()
    {
        var folder = _soc.WriteRule("inbox", RuleDesk.NewRule);
        Assert.DoesNotContain("soc.application", (await _soc.Run("rules", "check", folder)).Succeeded().Output, StringComparison.Ordinal);
        _soc.WriteRule("inbox", RuleDesk.NewRule.Replace("soc.application.trusted", "soc.aplication.trusted", StringComparison.Ordinal));
        Assert.Contains("No record has the field 'soc.aplication.trusted'", (await _soc.Run("rules", "check", folder)).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_detections_have_nothing_to_find()
    {
        var ran = (await _soc.Run("rules", "check", Path.Combine(AppContext.BaseDirectory, "content", "detections"))).Succeeded();
        Assert.EndsWith(": 0 errors, 0 warnings.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_programs_a_finding_is_an_object()
    {
        var ran = await _soc.Run("rules", "check", _soc.WriteRule("bad", "title: [\n"), "--json");
        Assert.Equal((1, ""), (ran.Code, ran.Error));
        using var json = JsonDocument.Parse(ran.Output);
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("error", "rules/bad.yml"), (finding.GetProperty("severity").GetString(), finding.GetProperty("file").GetString()));
        Assert.Equal(1, json.RootElement.GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task What_a_rule_says_does_not_steer_the_terminal()
    {
        var ran = await _soc.Run("rules", "check", _soc.WriteRule("evil", RuleDesk.NewRule.Replace("    Operation:", "    \"Opera\\e[2Jtion\":", StringComparison.Ordinal)));
        Assert.DoesNotContain('\u001b', ran.Output);
        Assert.Contains("\\u{001B}[2J", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_or_has_no_rules_is_wrong_input()
    {
        (await _soc.Run("rules", "check", "nowhere")).FailedWith(2, "nowhere: there is no such file or folder.");
        Directory.CreateDirectory(_soc.PathOf("empty"));
        (await _soc.Run("rules", "check", "empty")).FailedWith(2, "empty: there are no rules (*.yml) in this folder.");
    }
}
