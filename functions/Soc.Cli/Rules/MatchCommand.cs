using System.CommandLine;
using Soc.Cli.Commands;
using Soc.Cli.Hosting;
using Soc.Core.Review;
using Soc.Sigma;
using Spectre.Console;

namespace Soc.Cli.Rules;

/// <summary>soc rules match DIR FILE… [--format text|json|csv] [--output FILE]</summary>
internal sealed class MatchCommand(Terminal terminal)
{
    private readonly Argument<string> _folder = RulesCommand.Folder();
    private readonly Argument<string[]> _files = new Argument<string[]>("FILE") { Description = "JSON lines or JSON arrays of records, bare or in Event Hubs messages ({\"records\":[…]}), of any size; - for standard input.", Arity = ArgumentArity.OneOrMore }.NoOption();
    private readonly Option<string> _format = new Option<string>("--format") { Description = "text, json (a line for each match) or csv.", DefaultValueFactory = _ => "text" }.Among("text", "json", "csv");
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write the matches to this file instead of standard output.", HelpName = "FILE" };

    public Command Build()
    {
        var command = new Command("match", "Run rules and correlations over recorded events as they come, without the SOC: what they are is told by the record. Rules that ask for soc.* need soc replay.") { _folder, _files, _format, _output };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var rules = Load(RuleFolder.Read(parsed.GetRequiredValue(_folder), terminal.Folder));
        var inputs = parsed.GetRequiredValue(_files).Select(file => MatchInput.Of(file, terminal.Folder)).ToList();
        var format = Enum.Parse<MatchFormat>(parsed.GetRequiredValue(_format), ignoreCase: true);
        if (parsed.GetValue(_output) is not { } output)
        {
            var bar = terminal.Interactive && format == MatchFormat.Text;
            await Match(rules, inputs, format, bar ? terminal.Screen.WriteLine : terminal.Output.WriteLine, bar, format == MatchFormat.Text ? terminal.Output : terminal.Error, cancellation);
            return 0;
        }

        var path = Path.GetFullPath(output, terminal.Folder);
        await Files.Replace(path, writer => Match(rules, inputs, format, writer.WriteLine, terminal.Interactive, terminal.Output, cancellation));
        return 0;
    }

    private SigmaRuleSet Load(RuleFolder folder)
    {
        var (rules, errors) = folder.Load();
        foreach (var error in errors) terminal.Error.WriteLine($"soc: {VisibleText.Of(error.ToString(), 2_000)}");
        if (rules.Rules.Count == 0) throw CommandException.Wrong($"{folder.Given}: there is no rule that can be used.");
        if (rules.Rules.Count(rule => RuleFields.NeedTheSoc(rules, rule)) is > 0 and var needy)
            terminal.Error.WriteLine($"soc: {Wording.Count(needy, "rule")} of {rules.Rules.Count} ask for soc.*, which only the SOC knows; here these fields are missing. Try 'soc replay'.");
        return rules;
    }

    private async Task Match(SigmaRuleSet rules, List<MatchInput> inputs, MatchFormat format, Action<string> write, bool bar, TextWriter summary, CancellationToken cancellation)
    {
        if (MatchLines.Header(format) is { } header) write(header);
        var correlations = new CorrelationWatch(rules);
        var run = new MatchRun(rules, correlations, (match, file, line) => write(MatchLines.Of(match, file, line, format)));
        var progress = new MatchProgress(terminal, run);
        Task Read(Action<long> told) => ReadAll(run, inputs, told, cancellation);
        await (bar ? progress.Bar(inputs.Any(input => input.Path is null) ? 0 : inputs.Sum(input => input.Size), Read) : progress.Lines(Read));
        foreach (var match in correlations.Matches)
        {
            run.Count(match.Correlation);
            write(MatchLines.Of(match, format));
        }

        foreach (var line in MatchSummary.Lines(run, correlations.Uncounted, progress.Elapsed)) await summary.WriteLineAsync(line);
    }

    private async Task ReadAll(MatchRun run, List<MatchInput> inputs, Action<long> told, CancellationToken cancellation)
    {
        var behind = 0L;
        foreach (var input in inputs)
        {
            await using var stream = input.Open(terminal.OpenInput);
            await run.Read(input.Name, stream, offset => told(behind + offset), cancellation);
            behind += input.Size;
        }
    }
}
