using System.Text.RegularExpressions;

namespace Soc.Cli.Tests.Commands;

public sealed partial class DemoCommandTests : IDisposable
{
    private const string Few = "--signals=150";
    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    [Fact]
    public async Task Without_a_command_the_invented_analysts_approve_and_every_action_is_read_back()
    {
        var ran = (await _soc.Run(Few)).Succeeded();
        Assert.Contains("the invented analysts approve", ran.Output, StringComparison.Ordinal);
        foreach (var phase in new[] { "● Delivery", "● Exploitation", "● Installation", "● Command and control", "● Actions on objectives" })
            Assert.Contains(phase, ran.Output, StringComparison.Ordinal);
        Assert.Equal(6, Proven().Count(ran.Output));
        Assert.Contains("1 incident,", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_guard_rail_is_tried_and_refuses()
    {
        var ran = (await _soc.Run("demo", Few)).Succeeded();
        Assert.Equal(6, Refused().Count(ran.Output));
        Assert.DoesNotContain("was not refused", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_takes_back_what_has_a_way_back_before_the_incident_closes()
    {
        var ran = (await _soc.Run("demo", "--approve", "all", "--undo", Few)).Succeeded();
        Assert.Equal(4, ran.Output.Split("Undone: ").Length - 1);
        var incidents = (await _soc.Run("incidents")).Succeeded();
        Assert.Contains("closed", incidents.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reject_all_touches_nothing_in_the_tenant()
    {
        var ran = (await _soc.Run("demo", "--reject", "all", Few)).Succeeded();
        Assert.DoesNotContain("Effective: ", ran.Output, StringComparison.Ordinal);
        // The only thing the tenant accepted is the isolation that the drill makes in somebody else's name.
        Assert.Single(await File.ReadAllLinesAsync(_soc.PathOf(".soc/demo/simulated-tenant.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_came_in_adds_up()
    {
        var ran = (await _soc.Run("demo", Few)).Succeeded();
        var sum = Sum().Match(ran.Output);
        Assert.True(sum.Success, ran.Output);
        var numbers = sum.Groups.Cast<Group>().Skip(1).Select(group => int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers[0], numbers[1] + numbers[2] + numbers[3]);
        Assert.Equal(SocRun.Day(150).Count > 0, numbers[0] > 150);
    }

    [Fact]
    public async Task The_report_stands_in_the_data_folder_in_three_formats()
    {
        (await _soc.Run("demo", "--data", "here", Few)).Succeeded();
        var reports = Directory.GetFiles(_soc.PathOf("here/reports")).Select(Path.GetExtension).Order(StringComparer.Ordinal);
        Assert.Equal([".html", ".json", ".md"], reports);
    }

    [Fact]
    public async Task A_finished_demo_is_replaced_by_the_next()
    {
        (await _soc.Run("demo", "--reject", "all", Few)).Succeeded();
        var again = (await _soc.Run("demo", "--approve", "all", Few)).Succeeded();
        Assert.Contains("The finished demo in this folder was replaced.", again.Output, StringComparison.Ordinal);
        Assert.Equal(6, Proven().Count(again.Output));
    }

    [Fact]
    public async Task An_analyst_at_the_terminal_chooses_looks_closer_and_undoes()
    {
        // Details, approve the first two, reject the rest; then undo the first, and close.
        var ran = (await _soc.RunWith("d\nc\n1-2\nr\nc\n1\ny\n", interactive: true, "demo", Few)).Succeeded();
        Assert.Equal(2, Proven().Count(ran.Output));
        Assert.Contains("Timeline (UTC)", ran.Output, StringComparison.Ordinal);
        Assert.Equal(1, ran.Output.Split("Undone: ").Length - 1);
        Assert.Contains("Report", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_that_was_left_open_is_gone_on_with()
    {
        var left = (await _soc.RunWith("q\n", interactive: true, "demo", Few)).Succeeded();
        Assert.Contains("The incident stays open.", left.Output, StringComparison.Ordinal);
        var again = (await _soc.Run("demo", "--approve", "all", Few)).Succeeded();
        Assert.Contains("it goes on", again.Output, StringComparison.Ordinal);
        Assert.Equal(6, Proven().Count(again.Output));
    }

    [Fact]
    public async Task A_later_command_goes_on_at_the_simulated_instant_against_the_same_tenant()
    {
        (await _soc.RunWith("q\n", interactive: true, "demo", Few)).Succeeded();
        using var list = System.Text.Json.JsonDocument.Parse((await _soc.Run("incidents", "--json")).Succeeded().Output);
        var id = list.RootElement[0].GetProperty("id").GetString()!;
        var approved = (await _soc.Run("decide", id, "approve", "--as", "Lucia Ferrante")).Succeeded();
        Assert.Equal(6, approved.Output.Split("✓ ").Length - 1);
        var undone = (await _soc.Run("decide", id, "undo", "--as", "Samuel Adeyinka", "--action", "isolate-device")).Succeeded();
        Assert.Equal(1, undone.Output.Split("↩ ").Length - 1);
        (await _soc.Run("decide", id, "undo", "--as", "Samuel Adeyinka", "--action", "revoke-sessions")).FailedWith(1, "cannot be undone");
    }

    [Fact]
    public async Task Who_asked_for_containment_by_escalating_is_not_who_approves()
    {
        var ran = (await _soc.RunWith("e\na\nn\ny\n", interactive: true, "demo", Few)).Succeeded();
        Assert.Contains("Noor El-Hadad (L1): escalate", ran.Output, StringComparison.Ordinal);
        Assert.Equal(6, Proven().Count(ran.Output));
    }

    [Theory]
    [InlineData("--approve", "some")]
    [InlineData("--signals", "-1")]
    [InlineData("--signals", "many")]
    [InlineData("--speed", "11")]
    public async Task A_wrong_option_is_one_line_and_writes_nothing(string option, string value)
    {
        (await _soc.Run("demo", option, value)).FailedWith(2, "");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_soc.Folder));
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_left_alone()
    {
        Directory.CreateDirectory(_soc.PathOf("photos"));
        _soc.Write("photos/cat.txt", "meow");
        (await _soc.Run("demo", "--data", "photos")).FailedWith(2, "not a data folder of soc");
        Assert.Single(Directory.EnumerateFileSystemEntries(_soc.PathOf("photos")));
    }

    [GeneratedRegex("Effective: ")]
    private static partial Regex Proven();

    [GeneratedRegex("✓ .*: refused")]
    private static partial Regex Refused();

    [GeneratedRegex(@"received (\d+) = normalized (\d+) \+ duplicates (\d+) \+ quarantined (\d+)")]
    private static partial Regex Sum();
}
