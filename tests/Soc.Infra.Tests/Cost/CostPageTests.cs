namespace Soc.Infra.Tests.Cost;

public sealed class CostPageTests
{
    [Fact]
    public async Task The_table_is_what_the_script_computes()
    {
        var outcome = await Command.Node("docs/reference/cost.mjs", ["--check"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    [Theory]
    [InlineData("throughputUnitHour", 0.03, 43.8)]
    [InlineData("flexGbSecond", 0.000026, 10.7)]
    public async Task A_price_that_doubles_doubles_its_line(string price, double asWritten, double doubledLine)
    {
        var program =
            "import { readFileSync } from 'node:fs'; import { estimate } from './docs/reference/cost.mjs';" +
            "const input = JSON.parse(readFileSync('docs/reference/cost.json', 'utf8'));" +
            $"if (input.prices.{price} !== {Text(asWritten)}) throw new Error('the price was changed: adapt this test');" +
            $"const sum = () => Object.values(estimate(25, input).lines).reduce((a, b) => a + b); const before = sum(); input.prices.{price} *= 2;" +
            "console.log((sum() - before).toFixed(2));";
        var outcome = await Command.Run("node", ["--input-type=module", "-e", program]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(doubledLine / 2, double.Parse(outcome.Output, System.Globalization.CultureInfo.InvariantCulture), 0.01);
    }

    [Fact]
    public void The_sizes_of_the_estimate_are_those_of_the_deployment()
    {
        var cost = System.Text.Json.Nodes.JsonNode.Parse(Repository.Read("docs/reference/cost.json"))!["runtime"]!;
        var sizes = System.Text.Json.Nodes.JsonNode.Parse(Repository.Read("infra/sizes.json"))!.AsObject();
        Assert.All(sizes, size =>
        {
            Assert.Equal(size.Value!["logRetentionDays"]!.GetValue<int>(), cost["logRetentionDays"]![size.Key]!.GetValue<int>());
            Assert.Equal(size.Value!["throughputUnits"]!.GetValue<int>(), cost["throughputUnits"]![size.Key]!.GetValue<int>());
        });
    }

    private static string Text(double number) => number.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture);
}
