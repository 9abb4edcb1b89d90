using System.Text.Json;

namespace Soc.Cli.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    private static List<JsonElement> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    [Fact]
    public async Task Recorded_signals_become_one_OCSF_event_a_line_and_nothing_is_kept()
    {
        var ran = (await _soc.Run("export", "events", _soc.WriteDay(), "--tenant", _soc.Profile)).Succeeded();
        var events = Lines(ran.Output);
        Assert.True(events.Count >= 200, $"{events.Count} events");
        Assert.All(events, found => Assert.Equal("1.8.0", found.GetProperty("metadata").GetProperty("version").GetString()));
        Assert.Contains(events, found => found.GetProperty("class_uid").GetInt32() == 3002);
        Assert.False(Directory.Exists(_soc.PathOf(".soc")));
    }

    [Fact]
    public async Task A_record_of_another_tenant_is_not_written_and_the_reason_is_told()
    {
        var ran = await _soc.Run("export", "events", _soc.WriteDay(), "--tenant", "11111111-2222-4333-8444-555555555555");
        Assert.Equal((1, ""), (ran.Code, ran.Output));
        Assert.Contains("not written: no tenant of this SOC is named: by tenantId or OrganizationId, by subscription or workspace, or by the machine of a line.", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ocsf", "class_name", "Detection Finding")]
    [InlineData("cloudevents", "type", "soc.alert.raised.v1")]
    public async Task The_alerts_of_an_incident_are_written_in_their_order(string format, string member, string expected)
    {
        (await _soc.Run("replay", _soc.WriteDay(), "--tenant", _soc.Profile)).Succeeded();
        var ran = (await _soc.Run("export", "alerts", "inc-", "--format", format)).Succeeded();
        var alerts = Lines(ran.Output);
        Assert.True(alerts.Count > 5);
        Assert.All(alerts, alert => Assert.Equal(expected, alert.GetProperty(member).GetString()));
    }

    [Fact]
    public async Task A_format_that_does_not_exist_is_refused() =>
        (await _soc.Run("export", "alerts", "inc-1", "--format", "leef")).FailedWith(2, "leef");

    [Fact]
    public async Task A_broken_file_is_refused_with_its_line() =>
        (await _soc.Run("export", "events", _soc.Write("broken.json", "{\"a\":1}\n{\"b\":"), "--tenant", _soc.Profile)).FailedWith(2, "line 2");
}
