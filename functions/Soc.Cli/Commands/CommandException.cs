namespace Soc.Cli.Commands;

/// <summary>A command that ends here: one line on standard error, and an exit code.</summary>
public sealed class CommandException : Exception
{
    /// <summary>The command was understood and not obeyed: a refusal, a broken history.</summary>
    public const int NotObeyed = 1;

    /// <summary>What was given makes no sense: an option, a file, an id.</summary>
    public const int WrongInput = 2;

    private CommandException(string message, int exitCode) : base(message) => ExitCode = exitCode;

    public int ExitCode { get; }

    public static CommandException Wrong(string message) => new(message, WrongInput);

    public static CommandException Refused(string message) => new(message, NotObeyed);
}
