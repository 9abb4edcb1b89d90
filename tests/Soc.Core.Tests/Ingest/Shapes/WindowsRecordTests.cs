using System.Text.Json.Nodes;

namespace Soc.Core.Tests.Ingest.Shapes;

public sealed class WindowsRecordTests
{
    private static JsonNode Record(string name) => JsonNode.Parse(Corpus.Signal(name).Record.Span)!;

    [Theory]
    [InlineData("WindowsSecurity/logon-with-mapped-address", "Security", "Microsoft-Windows-Security-Auditing", 4624)]
    [InlineData("WindowsSecurity/service-of-the-system-log-by-winlogbeat", "System", "Service Control Manager", 7045)]
    [InlineData("WindowsSecurity/log-cleared-in-the-event-table", "Security", "Microsoft-Windows-Eventlog", 1102)]
    [InlineData("WindowsSysmon/connection-in-the-event-table", "Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon", 3)]
    [InlineData("WindowsPowerShell/pipeline-by-winlogbeat", "Windows PowerShell", "PowerShell", 800)]
    public void Every_table_says_channel_provider_and_event_alike(string name, string channel, string provider, int id)
    {
        var record = Record(name);

        Assert.Equal(("WindowsEvent", channel, provider, id), ((string)record["Type"]!, (string)record["Channel"]!, (string)record["Provider"]!, (int)record["EventID"]!));
    }

    [Theory]
    [InlineData("WindowsSecurity/logon-with-mapped-address", "TargetUserName", "mira.holm")]
    [InlineData("WindowsSecurity/task-in-event-data-xml", "TaskName", @"\Microsoft\Windows\UpdateCheck")]
    [InlineData("WindowsSecurity/log-cleared-in-the-event-table", "SubjectUserName", "otto.keller")]
    [InlineData("WindowsSecurity/another-channel-with-data-as-text", "Threat Name", "Trojan:Win32/Example.A")]
    [InlineData("WindowsSecurity/event-data-could-not-be-parsed", "TargetUserName", "root\u0001")]
    [InlineData("WindowsSysmon/connection-in-the-event-table", "DestinationHostname", "relay.helpdesk-tools.example")]
    [InlineData("WindowsSysmon/query-by-winlogbeat", "QueryStatus", "9003")]
    public void An_events_own_fields_are_found_under_the_names_of_its_provider(string name, string field, string expected) =>
        Assert.Equal(expected, (string?)Record(name)["EventData"]![field]);

    [Theory]
    [InlineData("WindowsPowerShell/engine-started-in-the-event-table")]
    [InlineData("WindowsPowerShell/pipeline-by-winlogbeat")]
    [InlineData("WindowsPowerShell/provider-started")]
    public void Fields_without_a_name_are_a_list_called_Data(string name) => Assert.Equal(3, Record(name)["EventData"]!["Data"]!.AsArray().Count);

    [Theory]
    [InlineData("Account")]
    [InlineData("Activity")]
    [InlineData("_ResourceId")]
    public void What_the_agent_adds_is_no_field_of_the_event(string column)
    {
        var record = Record("WindowsSecurity/logon-with-mapped-address");

        Assert.NotNull(record[column]);
        Assert.Null(record["EventData"]![column]);
    }

    [Theory]
    [InlineData("<EventData><Data Name=\"a\">1</Data>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e \"boom\">]><EventData><Data Name=\"a\">&e;</Data></EventData>")]
    [InlineData("no markup at all")]
    public void Data_that_is_no_markup_is_kept_as_it_is(string text)
    {
        var row = JsonNode.Parse(Corpus.Text("WindowsSysmon/connection-in-the-event-table"))!;
        row["EventData"] = text;

        var record = JsonNode.Parse(Assert.Single(Corpus.Ingest(row.ToJsonString()).Signals).Record.Span)!;

        Assert.Equal(text, (string?)record["EventData"]!["Data"]);
    }

    [Fact]
    public void Copies_of_an_event_share_its_number_in_its_log()
    {
        var row = JsonNode.Parse(Corpus.Text("WindowsSecurity/wrong-password"))!;
        var first = Assert.Single(Corpus.Ingest(row.ToJsonString()).Signals);
        row["_ItemId"] = "another";
        var copy = Assert.Single(Corpus.Ingest(row.ToJsonString()).Signals);
        row["EventRecordId"] = "90145";
        var next = Assert.Single(Corpus.Ingest(row.ToJsonString()).Signals);

        Assert.Equal(first.Key, copy.Key);
        Assert.NotEqual(first.Key, next.Key);
    }
}
