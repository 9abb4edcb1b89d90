using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Soc.Cli.Tests.Commands;

public sealed class IncidentCommandsTests : IAsyncLifetime
{
    private readonly SocRun _soc = new();
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        var ran = (await _soc.Run("replay", _soc.WriteDay(), "--tenant", _soc.Profile, "--json")).Succeeded();
        using var json = JsonDocument.Parse(ran.Output);
        _id = json.RootElement.GetProperty("incidents")[0].GetString()!;
    }

    public ValueTask DisposeAsync()
    {
        _soc.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_incident_is_found_by_the_beginning_of_its_id()
    {
        var ran = (await _soc.Run("incidents", _id[4..8])).Succeeded();
        Assert.Contains("Actions on objectives against elif.demirci@nordhafen.example", ran.Output, StringComparison.Ordinal);
        Assert.Contains("? Reconnaissance", ran.Output, StringComparison.Ordinal);
        Assert.All(ran.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task Incidents_are_machine_readable()
    {
        using var list = JsonDocument.Parse((await _soc.Run("incidents", "--json")).Succeeded().Output);
        using var one = JsonDocument.Parse((await _soc.Run("incidents", _id, "--json")).Succeeded().Output);
        Assert.Equal(_id, Assert.Single(list.RootElement.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("Open", one.RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("incidents", "inc-ffffff")]
    [InlineData("incidents", "")]
    [InlineData("report", "inc-ffffff")]
    public async Task An_unknown_incident_is_one_line(string command, string id) => (await _soc.Run(command, id)).FailedWith(2, "There is no incident");

    [Fact]
    public async Task A_misspelled_option_is_not_taken_for_an_incident() => (await _soc.Run("incidents", "--verfy")).FailedWith(2, "--verfy");

    [Fact]
    public async Task A_folder_that_is_no_data_folder_is_said() => (await _soc.Run("incidents", "--data", ".")).FailedWith(2, "not a data folder");

    [Fact]
    public async Task Without_a_connection_an_approved_action_becomes_a_task_for_a_person()
    {
        var ran = (await _soc.Run("decide", _id, "approve", "--as", "Lucia Ferrante", "--note", "Go")).Succeeded();
        Assert.Contains("not connected", ran.Output, StringComparison.Ordinal);
        var shown = (await _soc.Run("incidents", _id)).Succeeded();
        Assert.Contains("“Go”", shown.Output, StringComparison.Ordinal);
        (await _soc.Run("decide", _id, "close", "--as", "lucia.ferrante@nordhafen.example")).Succeeded();
        Assert.True(File.Exists(_soc.PathOf($".soc/data/reports/{_id}.html")));
    }

    [Fact]
    public async Task A_decision_by_somebody_without_the_role_is_refused_and_remembered()
    {
        (await _soc.Run("decide", _id, "approve", "--as", "Noor El-Hadad")).FailedWith(1, "tier L3");
        (await _soc.Run("decide", _id, "approve", "--as", "elif.demirci@nordhafen.example")).FailedWith(1, "tier L3");
        var report = (await _soc.Run("report", _id)).Succeeded();
        Assert.Equal(2, report.Output.Split("**Refused:**").Length - 1);
    }

    [Fact]
    public async Task A_decision_by_nobody_is_wrong_input() => (await _soc.Run("decide", _id, "approve", "--as", "Santa")).FailedWith(2, "nobody in the tenant's profile");

    [Fact]
    public async Task Where_more_than_one_could_decide_they_are_named()
    {
        (await _soc.Run("decide", _id, "approve")).FailedWith(2, "Lucia Ferrante (L3), Samuel Adeyinka (L3)");
        (await _soc.Run("decide", _id, "marry", "--as", "Lucia Ferrante")).FailedWith(2, "marry");
    }

    [Fact]
    public async Task A_card_counts_once()
    {
        using var one = JsonDocument.Parse((await _soc.Run("incidents", _id, "--json")).Output);
        var card = one.RootElement.GetProperty("card").GetProperty("id").GetString()!;
        (await _soc.Run("decide", _id, "reject", "--as", "Samuel Adeyinka", "--card", card)).Succeeded();
        (await _soc.Run("decide", _id, "approve", "--as", "Samuel Adeyinka", "--card", card)).FailedWith(1, "That card was used");
    }

    [Fact]
    public async Task Only_the_named_action_is_approved()
    {
        var ran = (await _soc.Run("decide", _id, "approve", "--as", "Lucia Ferrante", "--action", "isolate-device")).Succeeded();
        Assert.Equal(1, ran.Output.Split("not connected").Length - 1);
        (await _soc.Run("decide", _id, "approve", "--as", "Lucia Ferrante", "--action", "dance")).FailedWith(2, "names no action");
    }

    [Theory]
    [InlineData("md", "## Kill chain")]
    [InlineData("html", "<!doctype html>")]
    [InlineData("json", "")]
    public async Task A_report_is_written_to_standard_output_or_to_a_file(string format, string mark)
    {
        var shown = (await _soc.Run("report", _id, "--format", format)).Succeeded();
        if (format == "json") using (var json = JsonDocument.Parse(shown.Output)) Assert.Equal(_id, json.RootElement.GetProperty("incident").GetProperty("id").GetString());
        else Assert.Contains(mark, shown.Output, StringComparison.Ordinal);
        (await _soc.Run("report", _id, "--format", format, "--output", "report.out")).Succeeded();
        Assert.Equal(shown.Output, await File.ReadAllTextAsync(_soc.PathOf("report.out"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unknown_format_is_wrong_input() => (await _soc.Run("report", _id, "--format", "pdf")).FailedWith(2, "pdf");

    [Fact]
    public async Task A_history_that_holds_is_said_to_hold()
    {
        var ran = (await _soc.Run("incidents", _id, "--verify")).Succeeded();
        Assert.Contains("intact", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_row_breaks_the_chain_and_is_named()
    {
        Tamper("seq.0000000002", body => body.Replace("\"confidence\":", "\"confidence\":1", StringComparison.Ordinal));
        var ran = await _soc.Run("incidents", _id, "--verify");
        Assert.Equal(1, ran.Code);
        Assert.Contains("Event 2 was changed after it was recorded.", ran.Output, StringComparison.Ordinal);
        (await _soc.Run("report", _id)).FailedWith(1, "Event 2 was changed");
        (await _soc.Run("decide", _id, "close", "--as", "Lucia Ferrante")).FailedWith(1, "Event 2 was changed");
    }

    private void Tamper(string key, Func<string, string> change)
    {
        using var connection = new SqliteConnection($"Data Source={_soc.PathOf(".soc/data/soc.db")};Pooling=false");
        connection.Open();
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT body FROM documents WHERE \"table\" = 'processes' AND partition LIKE '%|incident.' || $id AND key = $key";
        read.Parameters.AddWithValue("$id", _id);
        read.Parameters.AddWithValue("$key", key);
        var body = (string)read.ExecuteScalar()!;
        using var write = connection.CreateCommand();
        write.CommandText = "UPDATE documents SET body = $body WHERE \"table\" = 'processes' AND partition LIKE '%|incident.' || $id AND key = $key";
        write.Parameters.AddWithValue("$id", _id);
        write.Parameters.AddWithValue("$key", key);
        write.Parameters.AddWithValue("$body", change(body));
        Assert.Equal(1, write.ExecuteNonQuery());
        Assert.NotEqual(body, change(body));
    }
}
