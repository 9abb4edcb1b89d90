using System.CommandLine;
using System.Text.Json;
using Soc.Cli.Commands;
using Soc.Cli.Hosting;
using Soc.Core.Review;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>soc rules test DIR [--tenant FILE]</summary>
internal sealed class TestCommand(Terminal terminal)
{
    private readonly Argument<string> _folder = RulesCommand.Folder();
    private readonly Option<string?> _tenant = CaseTenant.Option();

    public Command Build()
    {
        var command = new Command("test", """
            Try rules on their cases: fires-*.json and silent-*.json in the folder that is named as the rule's file. A record that the SOC ingests goes through its own Ingest, Normalize and Detect; any other is taken as it stands, by the mappings for raw records. Exit code 1 when a case fails, a rule has no cases, or a rule cannot be read.
            """.Trim()) { _folder, _tenant };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var folder = RuleFolder.Read(parsed.GetRequiredValue(_folder), terminal.Folder);
        var reader = new RecordReader(folder.Sources, CaseTenant.Read(parsed.GetValue(_tenant), folder, terminal.Folder));
        var (rules, errors) = reader.Mapped;
        foreach (var error in errors) Fail(error.ToString());
        var cases = rules.Rules.DistinctBy(rule => rule.SourcePath).Select(rule => (Rule: rule, Cases: CaseFolder.Of(rule.SourcePath, terminal.Folder))).ToList();
        var results = cases.Sum(pair => pair.Cases.Count);
        var failed = cases.Sum(pair => pair.Cases.Count(one => !Passes(reader, pair.Rule, one)));
        foreach (var (rule, _) in cases.Where(pair => pair.Cases.Count == 0)) Fail($"{rule.SourcePath}: The rule has no cases.");
        var without = cases.Count(pair => pair.Cases.Count == 0);
        terminal.Output.WriteLine($"{Wording.Count(results, "case")} of {Wording.Count(cases.Count, "rule")}: {results - failed} passed, {failed} failed{(without > 0 ? $", {Wording.Count(without, "rule")} without cases" : "")}{(errors.Count > 0 ? $", {Wording.Count(errors.Count, "error")}" : "")}.");
        return failed + without + errors.Count > 0 ? CommandException.NotObeyed : 0;
    }

    private bool Passes(RecordReader reader, SigmaRule rule, SigmaCase one)
    {
        var result = Try(reader, rule, one);
        if (result.Failure is null) return true;
        Fail($"{one.Path}: {result.Failure}");
        foreach (var line in result.Explanations.SelectMany(explained => ExplanationScreen.Lines(explained))) terminal.Output.WriteLine(line);
        return false;
    }

    private static SigmaCaseResult Try(RecordReader reader, SigmaRule rule, SigmaCase one)
    {
        try
        {
            var reading = reader.Read(rule, one.Path, one.Text);
            return reading.Refusal is { } refusal ? new(one, refusal, []) : SigmaCases.Run(reading.Rules, [one], (_, _) => reading.Records)[0];
        }
        catch (JsonException broken)
        {
            return new(one, $"Not valid JSON: {broken.Message}", []);
        }
    }

    private void Fail(string text) => terminal.Output.WriteLine($"FAIL {VisibleText.Of(text, 2_000)}");
}
