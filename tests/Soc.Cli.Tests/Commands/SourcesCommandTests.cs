using System.Text.Json;

namespace Soc.Cli.Tests.Commands;

public sealed class SourcesCommandTests : IDisposable
{
    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    [Fact]
    public async Task Every_source_that_was_replayed_is_shown_as_reporting()
    {
        (await _soc.Run("replay", _soc.WriteDay(), "--tenant", _soc.Profile)).Succeeded();
        var shown = (await _soc.Run("sources")).Succeeded().Output;
        Assert.Matches(@"Reporting +EntraSignIn +last \d{4}-\d\d-\d\d \d\d:\d\d UTC", shown);

        using var json = JsonDocument.Parse((await _soc.Run("sources", "--json")).Succeeded().Output);
        Assert.All(json.RootElement.GetProperty("sources").EnumerateArray(), source => Assert.Equal("reporting", source.GetProperty("condition").GetString(), ignoreCase: true));
        Assert.Equal(12, json.RootElement.GetProperty("sources").GetArrayLength());
    }

    [Fact]
    public async Task A_folder_without_a_SOC_is_refused() => (await _soc.Run("sources", "--data", "nowhere")).FailedWith(2, "nowhere");
}
