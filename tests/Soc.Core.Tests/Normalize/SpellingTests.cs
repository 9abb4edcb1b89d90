using System.Text.Json.Nodes;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Normalize;

/// <summary>Spellings seen through the one record that shows them: an Exchange audit record's ClientIP.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", null)]
    [InlineData("203.0.113.7:443", "203.0.113.7", 443)]
    [InlineData("[203.0.113.7]:443", "203.0.113.7", 443)]
    [InlineData("[2001:db8::1]:443", "2001:db8::1", 443)]
    [InlineData("2001:DB8:0:0::1", "2001:db8::1", null)]
    [InlineData("2001:db8::1:443", "2001:db8::1:443", null)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", null)]
    [InlineData("[::ffff:203.0.113.7]:25", "203.0.113.7", 25)]
    [InlineData("fe80::1%12", "fe80::1", null)]
    [InlineData(" 203.0.113.7 ", "203.0.113.7", null)]
    [InlineData("mail.example.org", null, null)]
    [InlineData("<null>", null, null)]
    [InlineData("12", null, null)]
    [InlineData("[2001:db8::1", null, null)]
    public void Addresses_are_read_without_eating_a_group(string spelled, string? ip, int? port)
    {
        var record = JsonNode.Parse(Corpus.Text("Office365Exchange/new-inbox-rule"))!;
        record["ClientIP"] = spelled;

        var source = Event(record).SrcEndpoint;

        Assert.Equal((ip, port), (source?.Ip, source?.Port));
    }

    [Theory]
    [InlineData("Mail.example.org", "mail.example.org")]
    [InlineData("mail.example.org:12345", "mail.example.org")]
    [InlineData("[mail.example.org]:12345", "mail.example.org")]
    [InlineData("localhost", null)]
    [InlineData("not a host.", null)]
    public void A_name_in_place_of_an_address_is_read_without_its_port(string spelled, string? host)
    {
        var record = JsonNode.Parse(Corpus.Text("Office365Exchange/new-inbox-rule"))!;
        record["ClientIP"] = spelled;

        Assert.Equal(host, Event(record).SrcEndpoint?.Hostname);
    }

    [Theory]
    [InlineData("True", OcsfStatus.Success)]
    [InlineData("Success", OcsfStatus.Success)]
    [InlineData("succeeded", OcsfStatus.Success)]
    [InlineData("Successful", OcsfStatus.Success)]
    [InlineData("False", OcsfStatus.Failure)]
    [InlineData("PartiallySucceeded", OcsfStatus.Success)]
    [InlineData("InProgress", OcsfStatus.Other)]
    [InlineData("", OcsfStatus.Success)]
    public void Results_are_read_in_every_spelling(string spelled, OcsfStatus expected)
    {
        var record = JsonNode.Parse(Corpus.Text("Office365Exchange/new-inbox-rule"))!;
        record["ResultStatus"] = spelled;

        Assert.Equal(expected, Event(record).Status);
    }

    [Theory]
    [InlineData("https://m\u077cnchen.example/start", "m\u077cnchen.example")]
    [InlineData("https://m\u00fcnchen.example/start", "xn--mnchen-3ya.example")]
    public void A_host_that_no_IDN_standard_allows_is_told_as_it_stands(string url, string host)
    {
        var record = JsonNode.Parse(Corpus.Text("DefenderEmailUrlInfo/domain-missing"))!;
        record["properties"]!["Url"] = url;

        Assert.Equal(host, Event(record).Url!.Hostname);
    }

    private static SecurityEvent Event(JsonNode record)
    {
        var signal = Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals);
        return Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(signal, TestTenant.Directory)).Event;
    }
}
