using System.CommandLine;
using System.CommandLine.Invocation;
using Soc.Cli.Hosting;
using Soc.Cli.Rules;
using Soc.Core.Processes;
using Soc.Core.Review;
using Soc.Core.Stores;

namespace Soc.Cli.Commands;

/// <summary>
/// The command line. Exit codes: 0 done, 1 understood but not obeyed, 2 wrong input, 130 interrupted. Whatever goes wrong is one line on standard error.
/// </summary>
public sealed class SocCommandLine(Terminal terminal)
{
    private const int Interrupted = 130;

    public async Task<int> Run(IReadOnlyList<string> args, CancellationToken cancellation = default)
    {
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction) return Fail($"{OneLine(parsed.Errors[0].Message)} Try 'soc --help'.", CommandException.WrongInput);
        try
        {
            var surroundings = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(surroundings, cancellation);
        }
        catch (CommandException failure)
        {
            return Fail(failure.Message, failure.ExitCode);
        }
        catch (Exception failure) when (failure is BrokenChainException or StoreBusyException)
        {
            return Fail(failure.Message, CommandException.NotObeyed);
        }
        catch (Exception failure) when (failure is StoreUnusableException or IOException or UnauthorizedAccessException)
        {
            return Fail(failure.Message, CommandException.WrongInput);
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    private RootCommand Root()
    {
        var root = new RootCommand("A security operations centre in one process. Without a command: soc demo.")
        {
            new DemoCommand(terminal).Build(),
            new ReplayCommand(terminal).Build(),
            new IncidentsCommand(terminal).Build(),
            new DecideCommand(terminal).Build(),
            new DutiesCommand(terminal).Build(),
            new ReportCommand(terminal).Build(),
            new ExportCommand(terminal).Build(),
            new QuarantineCommand(terminal).Build(),
            new SourcesCommand(terminal).Build(),
            new RulesCommand(terminal).Build(),
        };
        new DemoCommand(terminal).Become(root);
        return root;
    }

    private static string OneLine(string message) => string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private int Fail(string message, int exitCode)
    {
        terminal.Error.WriteLine($"soc: {VisibleText.Of(message, 2_000)}");
        return exitCode;
    }
}
