using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Core.Review;

namespace Soc.Cli.Commands;

/// <summary>soc report ID --format md|html|json [--output FILE]</summary>
internal sealed class ReportCommand(Terminal terminal)
{
    private readonly Argument<string> _id = new Argument<string>("ID") { Description = "The incident; may be abbreviated." }.NoOption();
    private readonly Option<string> _format = new Option<string>("--format") { Description = "md, html or json.", DefaultValueFactory = _ => "md" }.Among("md", "html", "json");
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
    private readonly Option<string?> _data = DataOption.Of(DataOption.Default);

    public Command Build()
    {
        var command = new Command("report", "Write the report of an incident.") { _id, _format, _output, _data };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(parsed.GetValue(_data), terminal.Folder);
        await using var host = await SocHost.Open(workspace, workspace.Settings(), terminal.Clock, cancellation);
        var (tenant, incident) = await IncidentFinder.Find(host, parsed.GetRequiredValue(_id), cancellation);
        var file = await host.Cases.Open(tenant, incident, cancellation) ?? throw CommandException.Wrong($"{incident} was never opened.");
        var rendering = ReportFolder.Render(IncidentReport.Of(file), Enum.Parse<ReportFormat>(parsed.GetRequiredValue(_format), ignoreCase: true));
        if (parsed.GetValue(_output) is { } output) Files.Replace(Path.GetFullPath(output, terminal.Folder), rendering);
        else await terminal.Output.WriteAsync(rendering);
        return 0;
    }
}
