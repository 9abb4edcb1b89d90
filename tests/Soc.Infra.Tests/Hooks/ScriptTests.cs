using System.Text.RegularExpressions;

namespace Soc.Infra.Tests.Hooks;

public sealed partial class ScriptTests
{
    private const string Posix = "infra/hooks/grant-tenant-permissions.sh";
    private const string Windows = "infra/hooks/grant-tenant-permissions.ps1";

    [Theory]
    [InlineData(Posix)]
    [InlineData("infra/teams/package.sh")]
    public async Task A_script_for_posix_parses(string script)
    {
        var outcome = await Command.Run("sh", ["-n", Repository.PathOf(script)]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    /// <remarks>PowerShell is not everywhere: where it is missing, the pairs of the script's brackets and strings are counted instead.</remarks>
    [Theory]
    [InlineData(Windows)]
    [InlineData("infra/teams/package.ps1")]
    public async Task A_script_for_windows_parses(string script)
    {
        if (!OnPath("pwsh"))
        {
            Assert.Empty(Unbalanced(Repository.Read(script)));
            return;
        }
        const string parse = "$faults = $null; [void][Management.Automation.Language.Parser]::ParseFile($env:SCRIPT, [ref]$null, [ref]$faults); $faults; exit $faults.Count";
        var outcome = await Command.Run("pwsh", ["-NoProfile", "-Command", parse], environment: new Dictionary<string, string> { ["SCRIPT"] = Repository.PathOf(script) });
        Assert.True(outcome.ExitCode == 0, outcome.Output);
    }

    [Theory]
    [InlineData("if ($a) { 'b'")]
    [InlineData("Write-Host \"a")]
    [InlineData("foreach ($a in $b) ) { }")]
    public void A_script_whose_brackets_do_not_pair_is_noticed(string script) => Assert.NotEmpty(Unbalanced(script));

    [Fact]
    public void Both_scripts_say_and_ask_the_same()
    {
        string[] both = [
            "tenant-permissions.txt", "SOC_IDENTITY_PRINCIPAL_ID", "SOC_TENANT_PERMISSIONS", "https://graph.microsoft.com/v1.0", "appRoleAssignments",
            "it must be read or contain", "Privileged Role Administrator", "az ad sp create --id", "STILL HAS", "left for an administrator",
            "no permission in the tenant was granted or taken back", "docs/how-to/deploy.md"];
        Assert.All(both, text => Assert.True(Repository.Read(Posix).Contains(text) && Repository.Read(Windows).Contains(text), text));
    }

    [Fact]
    public void Both_packers_say_and_ask_the_same()
    {
        string[] both = ["manifest.json", "color.png", "outline.png", "{{botId}}", "{{website}}", "soc-teams.zip", "azd env get-value SOC_BOT_ID", "The website must be an https address", "docs/how-to/teams.md"];
        Assert.All(both, text => Assert.True(Repository.Read("infra/teams/package.sh").Contains(text) && Repository.Read("infra/teams/package.ps1").Contains(text), text));
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static IEnumerable<char> Unbalanced(string script)
    {
        var open = new Stack<char>();
        foreach (var letter in Quoted().Replace(Comment().Replace(script, ""), ""))
        {
            if ("([{".Contains(letter)) open.Push(letter);
            else if (")]}".Contains(letter) && !(open.TryPop(out var opener) && "()[]{}".Contains($"{opener}{letter}"))) yield return letter;
            else if (letter is '"' or '\'') yield return letter;
        }
        foreach (var letter in open) yield return letter;
    }

    [GeneratedRegex("(?m)^\\s*#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("'[^'\n]*'|\"(?:`.|[^\"`])*\"")]
    private static partial Regex Quoted();
}
