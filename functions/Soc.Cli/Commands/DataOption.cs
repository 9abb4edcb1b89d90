using System.CommandLine;

namespace Soc.Cli.Commands;

internal static class DataOption
{
    public const string Default = ".soc/demo or .soc/data under the current directory, whichever was used last";

    public static Option<string?> Of(string fallback) => new("--data") { Description = $"Data folder. Default: {fallback}.", HelpName = "DIR" };

    public static Option<bool> Json() => new("--json") { Description = "Machine-readable output." };
}
