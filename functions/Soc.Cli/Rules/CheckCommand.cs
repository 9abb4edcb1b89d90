using System.CommandLine;
using Soc.Cli.Commands;
using Soc.Cli.Hosting;
using Soc.Core;
using Soc.Core.Review;

namespace Soc.Cli.Rules;

/// <summary>soc rules check DIR [--strict] [--json]</summary>
internal sealed class CheckCommand(Terminal terminal)
{
    private readonly Argument<string> _folder = RulesCommand.Folder();
    private readonly Option<bool> _strict = new("--strict") { Description = "What the specification disapproves of is an error as well." };
    private readonly Option<bool> _json = DataOption.Json();

    public Command Build()
    {
        var command = new Command("check", "Look through rules for mistakes: unreadable documents, fields that no record has, duplicates, conditions that never hold. Exit code 1 when there are errors; warnings leave it at 0.") { _folder, _strict, _json };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var report = CheckReport.Of(RuleFolder.Read(parsed.GetRequiredValue(_folder), terminal.Folder), parsed.GetValue(_strict), terminal.Folder);
        if (parsed.GetValue(_json)) await terminal.Output.WriteLineAsync(SocJson.Write(report));
        else Show(report);
        return report.Errors > 0 ? CommandException.NotObeyed : 0;
    }

    private void Show(CheckReport report)
    {
        foreach (var finding in report.Findings) terminal.Output.WriteLine(VisibleText.Of(finding.ToString(), 2_000));
        var held = report.Correlations > 0 ? $"{Wording.Count(report.Rules, "rule")} and {Wording.Count(report.Correlations, "correlation")}" : Wording.Count(report.Rules, "rule");
        terminal.Output.WriteLine($"{held} in {Wording.Count(report.Files, "file")}: {Wording.Count(report.Errors, "error")}, {Wording.Count(report.Warnings, "warning")}.");
    }
}
