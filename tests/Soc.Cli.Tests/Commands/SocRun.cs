using System.Text;
using System.Text.RegularExpressions;
using Soc.Cli.Commands;
using Soc.Cli.Hosting;
using Soc.Core;
using Soc.Simulator.Day;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Tests.Commands;

/// <summary>The command line in a folder of its own.</summary>
public sealed partial class SocRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("soc-run-");

    public string Folder => _folder.FullName;

    /// <summary>Of the invented tenant.</summary>
    public string Profile => Write("profile.json", SocJson.Write(InventedTenant.Profile));

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>A small day with the attack, one Event Hubs message a line.</summary>
    public string WriteDay(string name = "day.jsonl", int signals = 200) =>
        Write(name, string.Join('\n', Day(signals).Select(message => Encoding.UTF8.GetString(message.Body))) + "\n");

    public static IReadOnlyList<HubMessage> Day(int signals = 200) => OfficeDay.Generate(7, new DayOptions(signals));

    public Task<Ran> Run(params string[] args) => RunWith("", interactive: false, args);

    /// <summary>With something on standard input, or at the terminal.</summary>
    public async Task<Ran> RunWith(string input, bool interactive, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(
            () => new MemoryStream(Encoding.UTF8.GetBytes(input)), new StringReader(input), output, error, interactive, Width: 80, Folder, TimeProvider.System);
        var code = await new SocCommandLine(terminal).Run(args, TestContext.Current.CancellationToken);
        return new(code, Color().Replace(output.ToString(), ""), error.ToString());
    }

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Color();

    public void Dispose() => _folder.Delete(recursive: true);
}

public sealed record Ran(int Code, string Output, string Error)
{
    /// <summary>Wrong input: exit code 2 and one line on standard error that says so.</summary>
    public void FailedWith(int code, string words)
    {
        Assert.Equal((code, ""), (Code, Output));
        Assert.StartsWith("soc: ", Error, StringComparison.Ordinal);
        Assert.Contains(words, Error, StringComparison.Ordinal);
        Assert.Single(Error.TrimEnd('\n').Split('\n'));
    }

    public Ran Succeeded()
    {
        Assert.Equal((0, ""), (Code, Error));
        return this;
    }
}
