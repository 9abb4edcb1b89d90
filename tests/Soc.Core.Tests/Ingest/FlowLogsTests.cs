using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Prepare;

namespace Soc.Core.Tests.Ingest;

/// <summary>One record of a flow log holds the flows of a minute.</summary>
public sealed class FlowLogsTests
{
    private const string Network = "AzureFlowLog/begun-outbound";
    private const string SecurityGroup = "AzureFlowLog/security-group-version-2";

    private static readonly string[] Lines =
    [
        "1794904203599,10.4.0.7,203.0.113.140,23956,443,6,O,B,NX,0,0,0,0",
        "1794904213606,10.4.0.7,203.0.113.140,23956,443,6,O,E,NX,3,767,2,1580",
        "1794904198065,198.51.100.23,10.4.0.7,55188,22,6,I,D,NX,0,0,0,0",
    ];

    [Fact]
    public void Every_line_is_a_signal_of_its_own_with_its_own_instant()
    {
        var record = Of(Lines);

        var signals = Corpus.Ingest(record).Signals;

        Assert.Equal(["08:30:03.599", "08:30:13.606", "08:29:58.065"], signals.Select(signal => signal.Time.ToString("HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(3, signals.Select(signal => signal.Key).Distinct().Count());
        Assert.Equal([0, 1, 2], signals.Select(signal => signal.Position.Index));
    }

    [Fact]
    public void A_signal_keeps_the_whole_record_and_holds_one_line_of_it()
    {
        var record = Of(Lines);

        var signal = Corpus.Ingest(record).Signals[2];

        Assert.Equal(record, Encoding.UTF8.GetString(signal.Original.Span));
        var columns = JsonNode.Parse(signal.Record.Span)!["properties"]!;
        Assert.Equal((Lines[2], "198.51.100.23", "22", "I", "D", "0"), ((string)columns["flowTuple"]!, (string)columns["sourceIP"]!, (string)columns["destinationPort"]!, (string)columns["flowDirection"]!, (string)columns["flowState"]!, (string)columns["bytesReceived"]!));
        Assert.Equal("DefaultRule_AllowInternetOutBound", (string)columns["rule"]!);
    }

    [Fact]
    public void A_line_that_comes_again_in_a_longer_record_is_a_duplicate() =>
        Assert.Equal(Corpus.Ingest(Of([Lines[1]])).Signals[0].Key, Corpus.Ingest(Of(Lines, time: "2026-11-17T08:40:00Z")).Signals[1].Key);

    [Fact]
    public void The_same_line_under_another_rule_is_another_flow() =>
        Assert.NotEqual(Corpus.Ingest(Of([Lines[1]])).Signals[0].Key, Corpus.Ingest(Of([Lines[1]]).Replace("DefaultRule", "UserRule", StringComparison.Ordinal)).Signals[0].Key);

    [Theory]
    [InlineData("1794904203599,10.4.0.7,203.0.113.140,23956,443,6,O", QuarantineReason.MissingKeyField, "properties.flowState is missing")]
    [InlineData("1794904203599", QuarantineReason.MissingKeyField, "properties.flowState is missing")]
    [InlineData("soon,10.4.0.7,203.0.113.140,23956,443,6,O,B,NX,0,0,0,0", QuarantineReason.MissingTime, "properties.timeStamp is missing or is no time")]
    [InlineData("17949042,10.4.0.7,203.0.113.140,23956,443,6,O,B,NX,0,0,0,0", QuarantineReason.MissingTime, "properties.timeStamp is missing or is no time")]
    public void A_broken_line_is_quarantined_with_what_it_lacks_and_costs_no_other(string line, QuarantineReason code, string reason)
    {
        var result = Corpus.Ingest(Of([Lines[0], line, Lines[1]]));

        Assert.Equal(2, result.Signals.Count);
        var quarantined = Assert.Single(result.Quarantined);
        Assert.Equal((code, reason, TestTenant.Id), (quarantined.Code, quarantined.Reason, quarantined.Tenant!.Value));
        Assert.Equal(1, quarantined.Position.Index);
    }

    [Fact]
    public void A_line_of_a_security_group_lacks_the_decision_where_it_is_cut_off()
    {
        var record = Corpus.Text(SecurityGroup).Replace(",T,O,A,E,1,66,1,66", ",T,O", StringComparison.Ordinal);

        Assert.Equal("properties.trafficDecision is missing", Assert.Single(Corpus.Ingest(record).Quarantined).Reason);
    }

    [Theory]
    [InlineData("AzureFlowLog/nothing-flowed")]
    [InlineData("AzureFlowLog/security-group-where-nothing-flowed")]
    public void Every_minute_in_which_nothing_flowed_is_a_signal_of_its_own(string name)
    {
        var record = JsonNode.Parse(Corpus.Text(name))!;
        var first = Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals);
        record["time"] = "2026-11-17T08:32:00Z";

        Assert.NotEqual(first.Key, Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Key);
    }

    [Fact]
    public void Flows_that_stand_elsewhere_than_they_should_are_not_taken_for_none()
    {
        var record = Corpus.Text(Network).Replace("flowTuples", "tuples", StringComparison.Ordinal).TrimEnd();

        var signal = Assert.Single(Corpus.Ingest(record).Signals);

        var failed = Assert.IsType<Core.Normalize.Normalization.Failed>(Core.Normalize.Normalizer.Normalize(signal, TestTenant.Directory)).Signal;
        Assert.Equal((QuarantineReason.WrongShape, record), (failed.Code, Encoding.UTF8.GetString(failed.Content.Span)));
    }

    [Fact]
    public void The_flows_of_a_network_belong_to_whom_its_subscription_belongs()
    {
        var tenants = new ServedTenants([TenantProfile.Empty(TestTenant.Id)]);

        var result = new Ingestor(tenants).Read(Encoding.UTF8.GetBytes(Of(Lines)), new("telemetry", "0", 0, 0));

        Assert.All(result.Quarantined, quarantined => Assert.Equal(QuarantineReason.UnknownTenant, quarantined.Code));
        Assert.Equal(3, result.Quarantined.Count);
    }

    private static string Of(string[] lines, string time = "2026-11-17T08:31:52.5625085Z")
    {
        var record = JsonNode.Parse(Corpus.Text(Network))!;
        record["time"] = time;
        record["flowRecords"]!["flows"]![0]!["flowGroups"]![0]!["flowTuples"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line))]);
        return record.ToJsonString();
    }
}
