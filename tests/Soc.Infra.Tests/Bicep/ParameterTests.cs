using System.Text.Json.Nodes;

namespace Soc.Infra.Tests.Bicep;

public sealed class ParameterTests
{
    [Fact]
    public async Task The_parameter_file_sets_exactly_the_parameters_of_main()
    {
        var main = await BicepFiles.Load("main.bicep");
        var given = JsonNode.Parse(Repository.Read("infra/main.parameters.json"))!["parameters"]!.AsObject().Select(parameter => parameter.Key);
        Assert.Equal(main.Parameters.Select(parameter => parameter.Name).Order(), given.Order());
    }

    [Fact]
    public async Task A_default_in_the_parameter_file_is_the_default_of_main()
    {
        var main = await BicepFiles.Load("main.bicep");
        var given = JsonNode.Parse(Repository.Read("infra/main.parameters.json"))!["parameters"]!.AsObject();
        Assert.All(main.Parameters.Where(parameter => !parameter.Required), parameter =>
        {
            var text = given[parameter.Name]!["value"]!.GetValue<string>();
            // The grammar reads a negative number as an expression.
            var value = parameter.Value is JsonObject computed ? computed["$"]!.ToString() : parameter.Value!.ToString();
            Assert.EndsWith($"={value}}}", text, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("tenantUsers")]
    [InlineData("grownTenantUsers")]
    public async Task Every_size_of_tenant_has_its_numbers(string parameter)
    {
        var main = await BicepFiles.Load("main.bicep");
        var sizes = JsonNode.Parse(Repository.Read("infra/sizes.json"))!.AsObject();
        Assert.Equal(sizes.Select(size => size.Key), main.Parameters.Single(known => known.Name == parameter).Allowed);
    }

    [Fact]
    public void A_larger_tenant_never_gets_less()
    {
        var sizes = JsonNode.Parse(Repository.Read("infra/sizes.json"))!.AsObject().Select(size => size.Value!.AsObject()).ToList();
        Assert.All(sizes.Zip(sizes.Skip(1)), pair => Assert.All(pair.First, number =>
            Assert.True(pair.Second[number.Key]!.GetValue<int>() >= number.Value!.GetValue<int>(), number.Key)));
    }

    [Fact]
    public async Task Every_number_of_a_size_is_used()
    {
        var main = await BicepFiles.Load("main.bicep");
        var numbers = JsonNode.Parse(Repository.Read("infra/sizes.json"))!["25"]!.AsObject().Select(number => number.Key);
        Assert.All(numbers, number => Assert.True(main.Text.Contains($"size.{number}") || main.Text.Contains($"grown.{number}"), number));
    }
}
