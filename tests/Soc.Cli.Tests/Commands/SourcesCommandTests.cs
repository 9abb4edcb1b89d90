using System.Text.Json;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Tests.Commands;

public sealed class SourcesCommandTests : IDisposable
{
    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    [Fact]
    public async Task Every_source_that_was_replayed_is_shown_as_reporting_with_what_became_of_its_records()
    {
        (await _soc.Run("replay", _soc.WriteDay(), "--tenant", _soc.Profile)).Succeeded();
        var shown = (await _soc.Run("sources")).Succeeded().Output;
        Assert.Matches(@"Reporting +EntraSignIn +last \d{4}-\d\d-\d\d \d\d:\d\d UTC", shown);
        Assert.Matches(@"\d+ received = \d+ normalized \+ \d+ duplicates \+ \d+\s+quarantined", shown);

        using var json = JsonDocument.Parse((await _soc.Run("sources", "--format", "json")).Succeeded().Output);
        var sources = json.RootElement.GetProperty("sources");
        Assert.All(sources.EnumerateArray(), source => Assert.Equal("reporting", source.GetProperty("condition").GetString(), ignoreCase: true));
        Assert.All(sources.EnumerateArray(), source => Assert.Equal(24, source.GetProperty("hours").GetArrayLength()));
        Assert.Equal(12, sources.GetArrayLength());
    }

    [Fact]
    public async Task The_account_is_that_of_the_replay()
    {
        using var replayed = JsonDocument.Parse((await _soc.Run("replay", _soc.WriteDay(), "--tenant", _soc.Profile, "--json")).Succeeded().Output);
        using var shown = JsonDocument.Parse((await _soc.Run("sources", "--json", "--hours", "2")).Succeeded().Output);

        Assert.All(
            new[] { "received", "normalized", "duplicates", "quarantined" },
            name => Assert.Equal(replayed.RootElement.GetProperty(name).GetInt64(), shown.RootElement.GetProperty("sources").EnumerateArray().Sum(source => source.GetProperty("total").GetProperty(name).GetInt64())));
    }

    [Fact]
    public async Task What_is_nobodys_and_of_no_known_source_is_shown_apart()
    {
        var gossip = $$"""{"time":"2026-11-17T08:00:00Z","category":"Gossip","tenantId":"{{InventedTenant.Id}}","properties":{ } }""";
        (await _soc.Run("replay", _soc.Write("gossip.jsonl", $"{gossip}\n{gossip.Replace(InventedTenant.Id.ToString(), "0b7a0d5e-6a53-4a9d-9d1a-3f0c0a5f7b11", StringComparison.Ordinal)}\n"), "--tenant", _soc.Profile)).Succeeded();

        var shown = (await _soc.Run("sources")).Succeeded().Output.Split("Nobody's");

        Assert.All(shown, part => Assert.Matches(@"\(unknown source\)\s+1 received = 0 normalized \+ 0 duplicates \+ 1 quarantined", part));
        Assert.Equal(2, shown.Length);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1000000")]
    public async Task Hours_that_nobody_keeps_are_refused(string hours) => (await _soc.Run("sources", "--hours", hours)).FailedWith(2, "--hours");

    [Fact]
    public async Task A_folder_without_a_SOC_is_refused() => (await _soc.Run("sources", "--data", "nowhere")).FailedWith(2, "nowhere");
}
