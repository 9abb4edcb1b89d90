using System.Text.RegularExpressions;

namespace Soc.Infra.Tests.Bicep;

public sealed partial class ModuleTests
{
    [Fact]
    public async Task Every_module_is_given_what_it_needs_and_nothing_that_it_does_not_know()
    {
        var files = await BicepFiles.Load();
        var faults = files.SelectMany(file => file.Modules).SelectMany(module =>
        {
            var known = FileOf(files, module).Parameters;
            return known.Where(parameter => parameter.Required).Select(parameter => parameter.Name).Except(module.Parameters)
                .Select(name => $"{module.Symbol} lacks {name}")
                .Concat(module.Parameters.Except(known.Select(parameter => parameter.Name)).Select(name => $"{module.Symbol} knows no {name}"));
        });
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_output_that_is_used_exists()
    {
        var files = await BicepFiles.Load();
        var main = files.Single(file => file.Name == "main.bicep");
        Assert.NotEmpty(main.OutputsUsed);
        Assert.All(main.OutputsUsed, use =>
            Assert.Contains(use.Output, FileOf(files, main.Modules.Single(module => module.Symbol == use.Module)).Outputs));
    }

    [Fact]
    public async Task Every_module_file_is_deployed_by_main()
    {
        var files = await BicepFiles.Load();
        var deployed = files.Single(file => file.Name == "main.bicep").Modules.Select(module => module.Path).Distinct();
        Assert.Equal(files.Select(file => file.Name).Where(name => name != "main.bicep").Order(), deployed.Order());
    }

    [Fact]
    public async Task Outputs_of_main_are_environment_variables()
    {
        var main = await BicepFiles.Load("main.bicep");
        Assert.All(main.Outputs, output => Assert.Matches(ScreamingSnake(), output));
    }

    [Fact]
    public async Task No_output_hands_out_a_key() =>
        Assert.All(await BicepFiles.Load(), file => Assert.DoesNotContain("listKeys", file.Text, StringComparison.Ordinal));

    [Fact]
    public async Task No_module_comes_from_a_registry() =>
        Assert.All((await BicepFiles.Load()).SelectMany(file => file.Modules), module => Assert.StartsWith("app/", module.Path, StringComparison.Ordinal));

    private static BicepFile FileOf(IReadOnlyList<BicepFile> files, BicepModule module) => files.Single(file => file.Name == module.Path);

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")]
    private static partial Regex ScreamingSnake();
}
