using System.Diagnostics;

namespace Soc.Infra.Tests;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);

/// <summary>Runs a command in the repository's root and waits for its end.</summary>
internal static class Command
{
    public static async Task<Outcome> Run(
        string program, IEnumerable<string> arguments, string? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, await output, await error);
    }

    public static Task<Outcome> Node(string script, IEnumerable<string> arguments, string? input = null)
    {
        Assert.True(Directory.Exists(Repository.PathOf("node_modules/tree-sitter-bicep")), "The node packages are missing: run npm ci in the repository's root.");
        return Run("node", arguments.Prepend(Repository.PathOf(script)), input);
    }
}
