using System.CommandLine;
using Soc.Cli.Commands;
using Soc.Cli.Hosting;

namespace Soc.Cli.Rules;

/// <summary>soc rules check|test|explain|match</summary>
internal sealed class RulesCommand(Terminal terminal)
{
    public Command Build() => new("rules", "Sigma rules: check them, try them on their cases, ask them why, run them over files.")
    {
        new CheckCommand(terminal).Build(),
        new TestCommand(terminal).Build(),
        new ExplainCommand(terminal).Build(),
        new MatchCommand(terminal).Build(),
    };

    public static Argument<string> Folder() =>
        new Argument<string>("DIR") { Description = "Folder with Sigma rules (*.yml), or one rule file." }.NoOption();
}
