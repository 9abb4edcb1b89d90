using System.Text.Json.Nodes;

namespace Soc.Core.Tests.Ingest.Shapes;

public sealed class CefRecordTests
{
    private static JsonNode Record(string name) => JsonNode.Parse(Corpus.Signal($"CommonEventFormat/{name}").Record.Span)!;

    [Theory]
    [InlineData("palo-alto-with-labels", "DeviceCustomString1", "allow web out")]
    [InlineData("palo-alto-with-labels", "SourceUserName", "example\\otto.keller")]
    [InlineData("palo-alto-with-labels", "DestinationUserName", null)]
    [InlineData("palo-alto-with-labels", "Computer", "fw03")]
    [InlineData("palo-alto-url-with-equals-signs", "RequestURL", "https://files.invoices-portal.example/a.txt?x=1&y=2")]
    [InlineData("palo-alto-url-with-equals-signs", "RequestClientApplication", "Mozilla/5.0 (Windows NT 10.0) Edge/142")]
    [InlineData("palo-alto-url-with-equals-signs", "Message", "one\nline | two \\ three")]
    [InlineData("palo-alto-url-with-equals-signs", "DeviceName", "fw03")]
    [InlineData("within-rfc-5424-and-barred-header", "DeviceVendor", "Example | Sons")]
    [InlineData("within-rfc-5424-and-barred-header", "DeviceProduct", "Mail \\ Web")]
    [InlineData("within-rfc-5424-and-barred-header", "Activity", "worm | stopped")]
    [InlineData("within-rfc-5424-and-barred-header", "FilePath", "C:\\temp\\a b.exe")]
    [InlineData("within-rfc-5424-and-barred-header", "Computer", "app01")]
    [InlineData("fortigate-sets-a-blank-behind-the-mark", "DeviceVendor", "Fortinet")]
    [InlineData("check-point-without-a-header", "DeviceProduct", "VPN-1 & FireWall-1")]
    public void A_key_is_found_under_the_column_of_the_table(string name, string column, string? expected) => Assert.Equal(expected, (string?)Record(name)[column]);

    [Theory]
    [InlineData("palo-alto-with-labels", "Source Zone", "trust")]
    [InlineData("palo-alto-with-labels", "PanOSPacketsReceived", "20")]
    [InlineData("check-point-without-a-header", "originsicname", "CN=fw02,O=mgmt.example")]
    [InlineData("exported-row-with-extensions-in-a-text", "PanOSContentVer", "AppThreat-1-2;x")]
    [InlineData("exported-row-with-extensions-in-a-text", "Rule", "inbound web")]
    public void What_has_no_column_is_found_under_its_own_name_or_its_label(string name, string key, string expected) =>
        Assert.Equal(expected, (string?)Record(name)["AdditionalExtensions"]![key]);

    [Theory]
    [InlineData("palo-alto-with-labels", "2026-11-17T08:21:29Z")]
    [InlineData("fortigate-vpn-login-failed", "2026-11-17T08:21:33.1234567Z")]
    [InlineData("check-point-without-a-header", "2026-11-17T08:21:34Z")]
    [InlineData("within-rfc-5424-and-barred-header", "2026-11-17T08:21:35Z")]
    [InlineData("severity-in-words-and-no-addresses", "2026-11-17T08:21:36Z")]
    public void The_devices_own_time_counts_before_that_of_the_header(string name, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Corpus.Signal($"CommonEventFormat/{name}").Time);

    [Fact]
    public void A_message_that_quotes_the_format_is_no_event_of_it()
    {
        var signal = Assert.Single(Corpus.Ingest("<38>1 2026-11-17T08:21:05Z web01 sshd 7 - - Invalid user CEF:0|Example|Gateway|1|7|x|5|src=198.51.100.1 from 203.0.113.9 port 1").Signals);

        Assert.Equal(Core.Ingest.SignalSource.Syslog, signal.Source);
    }
}
