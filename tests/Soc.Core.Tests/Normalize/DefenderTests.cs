using System.Text.Json.Nodes;
using Soc.Core.Normalize;
using Soc.Core.Normalize.Ocsf;

namespace Soc.Core.Tests.Normalize;

public sealed class DefenderTests
{
    private static SecurityEvent Event(string name) => Event(JsonNode.Parse(Corpus.Text(name))!);

    private static SecurityEvent Event(JsonNode record) =>
        Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals), TestTenant.Directory)).Event;

    [Theory]
    [InlineData("DefenderDeviceNetworkEvents/inbound-accepted")]
    [InlineData("DefenderDeviceNetworkEvents/scanned-from-the-internet")]
    public void Who_comes_from_elsewhere_is_the_source(string name)
    {
        var (found, columns) = (Event(name), JsonNode.Parse(Corpus.Text(name))!["properties"]!);

        Assert.Equal(((string?)columns["RemoteIP"], (string?)columns["LocalIP"]), (found.SrcEndpoint?.Ip, found.DstEndpoint?.Ip));
    }

    [Fact]
    public void A_process_that_is_opened_is_no_child_of_the_one_that_opens_it()
    {
        Assert.Null(Event("DefenderDeviceProcessEvents/opened-by-another").Process!.ParentProcess);
        Assert.NotNull(Event("DefenderDeviceProcessEvents/certutil-fetches").Process!.ParentProcess);
    }

    [Theory]
    [InlineData("S-1-12-1-3265232144-1260087950-3549545913-1391519652", TestTenant.OttoId)]
    [InlineData("s-1-12-1-3265232144-1260087950-3549545913-1391519652", TestTenant.OttoId)]
    [InlineData("S-1-12-1-3265232144-1260087950-3549545913", null)]
    [InlineData("S-1-12-1-3265232144-1260087950-3549545913-99999999999", null)]
    [InlineData("S-1-5-21-1004336348-1177238915-682003330-1108", null)]
    public void An_account_of_Entra_is_known_by_its_SID_where_nothing_else_is_said(string sid, string? expected)
    {
        var record = JsonNode.Parse(Corpus.Text("DefenderDeviceLogonEvents/entra-account-told-by-its-sid"))!;
        record["properties"]!["AccountSid"] = sid;

        Assert.Equal(expected, Event(record).Actor!.User!.Uid);
    }

    [Fact]
    public void What_an_alert_is_about_stands_among_its_evidences_and_nowhere_else()
    {
        var written = OcsfEventJson.Of(Event("DefenderAlertEvidence/mail-and-url"));

        Assert.Equal("sign.invoices-portal.example", (string?)written["evidences"]![0]!["url"]!["hostname"]);
        Assert.Null(written["unmapped"]!["url"]);
    }
}
