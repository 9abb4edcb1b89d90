using Spectre.Console;

namespace Soc.Cli.Hosting;

/// <summary>What the process is surrounded by; a test brings its own.</summary>
/// <param name="Interactive">A person sits in front of it: both input and output are a terminal.</param>
/// <param name="Width">Columns.</param>
/// <param name="Folder">The current directory.</param>
public sealed record Terminal(Func<Stream> OpenInput, TextReader Input, TextWriter Output, TextWriter Error, bool Interactive, int Width, string Folder, TimeProvider Clock)
{
    private const int PlainWidth = 80;
    private const int Widest = 120;

    public IAnsiConsole Screen { get; } = Paint(Output, Interactive, Width);

    public static Terminal OfProcess()
    {
        var shown = !Console.IsOutputRedirected;
        var width = shown && Console.WindowWidth > 0 ? Math.Min(Console.WindowWidth, Widest) : PlainWidth;
        return new(
            Console.OpenStandardInput, Console.In, Console.Out, Console.Error,
            shown && !Console.IsInputRedirected, width, Directory.GetCurrentDirectory(), TimeProvider.System);
    }

    private static IAnsiConsole Paint(TextWriter output, bool interactive, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = interactive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = interactive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = interactive ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
