using Soc.Core.Detect;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Tests.Detect;

/// <summary>
/// The detections that ship with the product. Beside <c>rule.yml</c> stands the folder <c>rule</c> with records as their source sends
/// them: <c>fires-*.json</c> must raise the rule, <c>silent-*.json</c> must not.
/// </summary>
public sealed class ContentTests
{
    private static readonly string Root = Content.Root;

    private static readonly DetectionEngine Engine = Content.Engine;

    public static TheoryData<string> Rules => [.. Directory.EnumerateFiles(Root, "*.yml").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Root, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file)).Order()];

    [Fact]
    public void Every_rule_is_read_without_an_error() => Assert.Empty(Engine.Errors);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_stands_beside_about_as_many_cases_that_fire_as_stay_silent(string name)
    {
        var cases = Directory.Exists(Path.Combine(Root, name)) ? Directory.GetFiles(Path.Combine(Root, name)).Select(Path.GetFileName).ToList() : [];
        var (fires, silent) = (cases.Count(file => file!.StartsWith("fires-", StringComparison.Ordinal)), cases.Count(file => file!.StartsWith("silent-", StringComparison.Ordinal)));

        Assert.True(fires >= 2 && silent >= 2, $"{name} needs two cases of each kind; it has {fires} and {silent}.");
        Assert.InRange(fires - silent, -2, 2);
        Assert.Equal(cases.Count, fires + silent);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_says_who_wrote_it_when_and_when_it_is_wrong(string name)
    {
        var rule = Engine.Rules.Single(rule => rule.SourcePath == name + ".yml");

        Assert.True(Guid.TryParse(rule.Id, out _), "id");
        Assert.Equal("Soc.Serverless authors", rule.Author);
        Assert.NotNull(rule.Status);
        Assert.NotEmpty(rule.Description);
        Assert.NotEmpty(rule.FalsePositives);
        Assert.NotEmpty(rule.References);
        Assert.NotEmpty(AlertTechniques(rule));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_does_what_its_name_says(string path)
    {
        var rule = Engine.Rules.Single(rule => rule.SourcePath == Path.GetDirectoryName(path) + ".yml");
        var signal = Assert.Single(Corpus.Ingest(File.ReadAllBytes(Path.Combine(Root, path))).Signals);
        var found = Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(signal, TestTenant.Directory)).Event;

        var fired = Engine.Detect(found, TestTenant.Directory).Where(alert => alert.Detection.Id == rule.Id).ToList();

        if (!Path.GetFileName(path).StartsWith("fires-", StringComparison.Ordinal)) Assert.Empty(fired);
        else
        {
            var alert = Assert.Single(fired);
            Assert.NotEmpty(alert.Entities);
            Assert.NotEmpty(alert.Evidence);
        }
    }

    private static IEnumerable<string> AlertTechniques(SigmaRule rule) => rule.Tags.Where(tag => tag.StartsWith("attack.t1", StringComparison.Ordinal));
}
