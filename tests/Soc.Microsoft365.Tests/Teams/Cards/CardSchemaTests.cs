using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Soc.Microsoft365.Tests.Teams.Cards;

/// <summary>Teams says nothing about a card that it does not understand: it shows none.</summary>
public sealed class CardSchemaTests
{
    [Fact]
    public async Task Every_card_is_made_of_what_Adaptive_Cards_know()
    {
        var (exitCode, faults) = await Validate(new(CardCases.All.Select(@case => KeyValuePair.Create<string, JsonNode?>(@case.Key, @case.Value()))));
        Assert.True(exitCode == 0, faults);
    }

    [Theory]
    [InlineData("version", "1.3", "/version must be equal to constant")]
    [InlineData("boddy", "", " must NOT have additional properties")]
    [InlineData("body", "", "/body must be array")]
    public async Task A_card_that_breaks_a_rule_is_noticed(string name, string value, string fault)
    {
        var card = CardCases.All["approval"]();
        card[name] = value;
        var (exitCode, faults) = await Validate(new() { ["broken"] = card });
        Assert.Equal(1, exitCode);
        Assert.Contains($"broken{fault}", faults, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Faults)> Validate(JsonObject cards)
    {
        Assert.True(Directory.Exists(Path.Combine(CardPage.NodeModules, "ajv")), "The node packages are missing: run npm ci in the repository's root.");
        var start = new ProcessStartInfo("node", [Path.Combine(IncidentCardTests.Folder(), "validate.mjs")]) { RedirectStandardInput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(cards.ToJsonString());
        process.StandardInput.Close();
        var faults = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, faults);
    }
}
