using System.Text.Json.Nodes;

namespace Soc.Core.Tests.Ingest.Shapes;

public sealed class SyslogRecordTests
{
    private static JsonNode Record(string name) => JsonNode.Parse(Corpus.Signal($"Syslog/{name}").Record.Span)!;

    [Theory]
    [InlineData("no-year-and-no-zone", "web01", "auth", "info", "sshd", "22114")]
    [InlineData("relayed-with-an-iso-time", "web01", "authpriv", "info", "su", "912")]
    [InlineData("user-name-that-looks-like-an-address", "web01", "auth", "info", "sshd-session", "22116")]
    [InlineData("account-made-in-a-log-file-without-priority", "web01", null, null, "useradd", "1337")]
    [InlineData("packet-refused-by-the-kernel", "web01", "kern", "warning", "kernel", null)]
    [InlineData("asa-denies", "fw01", "local4", "warning", "%ASA-4-106023", null)]
    [InlineData("asa-login-denied", "fw01", "local4", "info", "%ASA-6-605004", null)]
    [InlineData("fortigate-without-a-header", "fw01", "local7", "notice", null, null)]
    [InlineData("nil-values", "web01", "user", "notice", null, null)]
    public void The_header_is_read_in_every_dialect(string name, string host, string? facility, string? severity, string? program, string? process)
    {
        var record = Record(name);

        Assert.Equal([host, facility, severity, program, process], new[] { "HostName", "Facility", "SeverityLevel", "ProcessName", "ProcessID" }.Select(column => (string?)record[column]));
    }

    [Fact]
    public void Structured_data_is_read_without_its_escapes()
    {
        var record = Record("structured-data-with-escapes-and-mark");

        Assert.Equal("App \"one\"", (string?)record["StructuredData"]!["exampleSDID@32473"]!["eventSource"]);
        Assert.Equal("C:\\x]", (string?)record["StructuredData"]!["exampleSDID@32473"]!["path"]);
        Assert.Equal("29", (string?)record["StructuredData"]!["meta"]!["sequenceId"]);
        Assert.Equal("An application event: müde", (string?)record["SyslogMessage"]);
    }

    [Theory]
    [InlineData("check-point-calls-its-fields-otherwise", "rule_name", "Cleanup \"rule\"")]
    [InlineData("fortigate-without-a-header", "cfgattr", "accprofile[super_admin]")]
    [InlineData("packet-refused-by-the-kernel", "DPT", "22")]
    [InlineData("packet-refused-by-the-kernel", "OUT", "")]
    [InlineData("audit-system-call-enriched", "AUID", "mira")]
    [InlineData("audit-login-quoted", "acct", "root")]
    [InlineData("audit-login-quoted", "res", "failed")]
    [InlineData("exported-row-of-names-and-values", "DPT", "53")]
    public void A_message_of_names_and_values_is_opened(string name, string field, string expected) => Assert.Equal(expected, (string?)Record(name)["Fields"]![field]);

    [Fact]
    public void Words_are_not_taken_for_names_and_values() => Assert.Null(Record("account-made-in-a-log-file-without-priority")["Fields"]);
}
