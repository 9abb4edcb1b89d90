using System.Text.Json.Nodes;

namespace Soc.Core.Tests.Ingest;

/// <summary>The tables of Defender's streaming API repeat rows, and send changed ones again.</summary>
public sealed class DefenderSourcesTests
{
    [Theory]
    [InlineData("DefenderDeviceEvents/named-pipe-created", "DeviceId", TestTenant.WorkstationId)]
    [InlineData("DefenderDeviceEvents/named-pipe-created", "Timestamp", "2026-11-17T10:00:00Z")]
    [InlineData("DefenderDeviceRegistryEvents/run-key-set", "ReportId", 9_001)]
    [InlineData("DefenderDeviceLogonEvents/service-starts", "Timestamp", "2026-11-17T10:00:00Z")]
    [InlineData("DefenderDeviceInfo/onboarded", "ReportId", 9_001)]
    [InlineData("DefenderEmailAttachmentInfo/macro-document", "FileName", "other.docm")]
    [InlineData("DefenderEmailPostDeliveryEvents/zapped-as-phish", "ActionResult", "Error")]
    [InlineData("DefenderIdentityLogonEvents/ldap-in-clear-text", "ReportId", "another")]
    [InlineData("DefenderCloudAppEvents/file-downloaded", "ReportId", "another")]
    public void A_row_is_the_same_until_a_column_of_its_key_differs(string name, string column, object other)
    {
        var record = JsonNode.Parse(Corpus.Text(name))!;
        var first = Key(record);
        record["_TimeReceivedBySvc"] = "2026-11-17T11:00:00Z";
        record["properties"]!["MachineGroup"] = "Moved";

        Assert.Equal(first, Key(record));
        record["properties"]![column] = JsonValue.Create(other);
        Assert.NotEqual(first, Key(record));
    }

    [Theory]
    [InlineData("ThreatTypes", "Phish")]
    [InlineData("LatestDeliveryLocation", "Quarantine")]
    [InlineData("LatestDeliveryAction", "Blocked")]
    public void A_mail_whose_verdict_changed_is_no_copy_though_most_mails_have_none(string column, string verdict)
    {
        var record = JsonNode.Parse(Corpus.Text("DefenderEmailEvents/inbound-from-first-contact"))!;
        record["properties"]![column] = null;
        var first = Key(record);
        record["properties"]!.AsObject().Remove(column);

        Assert.Equal(first, Key(record));
        record["properties"]![column] = verdict;
        Assert.NotEqual(first, Key(record));
    }

    private static string Key(JsonNode record) => Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Key;
}
