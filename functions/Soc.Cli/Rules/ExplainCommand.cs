using System.CommandLine;
using System.Text.Json;
using Soc.Cli.Commands;
using Soc.Cli.Hosting;
using Soc.Core.Review;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>soc rules explain RULE EVENT [--tenant FILE]</summary>
internal sealed class ExplainCommand(Terminal terminal)
{
    private readonly Argument<string> _rule = new Argument<string>("RULE") { Description = "A rule file (*.yml)." }.NoOption();
    private readonly Argument<string> _event = new Argument<string>("EVENT") { Description = "A JSON file with one record or several; - for standard input." }.NoOption();
    private readonly Option<string?> _tenant = CaseTenant.Option();

    public Command Build()
    {
        var command = new Command("explain", "Ask a rule why: which of its questions a record answers with yes, which with no. The record is read as soc rules test reads it.") { _rule, _event, _tenant };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = RuleFolder.Read(parsed.GetRequiredValue(_rule), terminal.Folder);
        var reader = new RecordReader(folder.Sources, CaseTenant.Read(parsed.GetValue(_tenant), folder, terminal.Folder));
        if (reader.Mapped.Errors is [var error, ..]) throw CommandException.Wrong(error.ToString());
        if (reader.Mapped.RuleSet.Rules.Count == 0) throw CommandException.Wrong($"{folder.Given}: there is no rule in it.");
        var input = MatchInput.Of(parsed.GetRequiredValue(_event), terminal.Folder);
        await using var stream = input.Open(terminal.OpenInput);
        using var content = new StreamReader(stream);
        var text = await content.ReadToEndAsync(cancellation);
        foreach (var rule in reader.Mapped.RuleSet.Rules) Show(Read(reader, rule, input.Name, text));
        return 0;
    }

    private static RecordReading Read(RecordReader reader, SigmaRule rule, string name, string text)
    {
        try
        {
            var reading = reader.Read(rule, name, text);
            return reading.Refusal is { } refusal ? throw CommandException.Wrong($"{name}: {refusal}") : reading;
        }
        catch (JsonException broken)
        {
            throw CommandException.Wrong($"{name}: not valid JSON: {broken.Message}");
        }
    }

    private void Show(RecordReading reading)
    {
        var rule = reading.Rule;
        for (var at = 0; at < reading.Records.Count; at++)
        {
            var record = reading.Records[at];
            var matches = reading.Rules.Match(record).Any(match => match.Rule == rule);
            terminal.Output.WriteLine($"{VisibleText.Of(rule.Title)}: record {at + 1} {(matches ? "matches" : "does not match")} (read {(reading.BySoc ? "by the SOC" : "as it stands")}).");
            if (!reading.Rules.Sees(rule, record.LogSource)) terminal.Output.WriteLine($"  ✗ The rule is for {Words(rule.LogSource)}; the record is of {Words(record.LogSource)}.");
            foreach (var line in ExplanationScreen.Lines(reading.Rules.Explain(rule, record))) terminal.Output.WriteLine(line);
        }
    }

    private static string Words(SigmaLogSource source) =>
        VisibleText.Of(string.Join(", ", new[] { ("product", source.Product), ("category", source.Category), ("service", source.Service) }
            .Where(part => part.Item2 is not null).Select(part => $"{part.Item1} {part.Item2}")));
}
