using System.Text.RegularExpressions;

namespace Soc.Infra.Tests.Guide;

public sealed partial class DeployGuideTests
{
    private static readonly string Guide = Repository.Read("docs/how-to/deploy.md");

    [Fact]
    public void Every_setting_of_the_deployment_is_explained_with_its_default()
    {
        var settings = Setting().Matches(Repository.Read("infra/main.parameters.json"));
        Assert.NotEmpty(settings);
        Assert.All(settings, setting => Assert.Contains($"| `{setting.Groups[1].Value}` | {setting.Groups[2].Value} |", Guide, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_that_is_explained_exists()
    {
        var known = Repository.Read("infra/main.parameters.json") + Repository.Read("infra/hooks/grant-tenant-permissions.sh") + Repository.Read("infra/main.bicep");
        Assert.All(Name().Matches(Guide), name => Assert.Contains(name.Value, known, StringComparison.Ordinal));
    }

    [Fact]
    public void Exactly_the_sources_that_Ingest_reads_are_to_be_switched_on()
    {
        var sources = Repository.Read("functions/Soc.Core/Ingest/EntraSources.cs") + Repository.Read("functions/Soc.Core/Ingest/DefenderSources.cs");
        var read = Category().Matches(sources).Select(category => category.Groups[1].Value).Order();
        var named = Regex.Matches(Section(4) + Section(5), "`([A-Z][A-Za-z]+(?:Logs|Events|Info|Evidence|Users))`").Select(name => name.Groups[1].Value).Distinct().Order();
        Assert.Equal(read, named);
    }

    [Fact]
    public void Exactly_the_categories_of_Azure_that_Ingest_reads_are_named()
    {
        // An operation's last word is a category that nobody can switch on.
        var read = Category().Matches(Repository.Read("functions/Soc.Core/Ingest/AzureSources.cs")).Select(category => category.Groups[1].Value).Except(["Write", "Delete", "Action"]).Order();
        var named = Regex.Matches(Section(7), "`([A-Z][A-Za-z]+)`").Select(name => name.Groups[1].Value).Distinct().Order();
        Assert.Equal(read, named);
    }

    [Theory]
    [InlineData("docs/how-to/deploy.md")]
    [InlineData("docs/how-to/servers.md")]
    [InlineData("docs/how-to/teams.md")]
    [InlineData("docs/threat-model.md")]
    [InlineData("docs/reference/cost.md")]
    public void Every_link_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        Assert.All(Link().Matches(Repository.Read(page)), link =>
            Assert.True(Path.Exists(Path.Combine(folder, link.Groups[1].Value)), $"{page}: {link.Groups[1].Value}"));
    }

    private static string Section(int number) => Guide.Split($"\n## {number}. ")[1].Split("\n## ")[0];

    [GeneratedRegex(@"\$\{(SOC_[A-Z_]+)=([^}]+)\}")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\bSOC_[A-Z_]+\b")]
    private static partial Regex Name();

    [GeneratedRegex("\\[(?:Hunting \\+ )?\"(\\w+)\"\\] =")]
    private static partial Regex Category();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Link();
}
