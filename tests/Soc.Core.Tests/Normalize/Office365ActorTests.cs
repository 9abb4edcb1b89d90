using System.Text.Json.Nodes;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Normalize;

/// <summary>UserId and UserType in their spellings, seen through one record that has both.</summary>
public sealed class Office365ActorTests
{
    [Theory]
    [InlineData("Mira.Holm@example.org", TestTenant.MiraId, "mira.holm@example.org")]
    [InlineData(TestTenant.MiraId, TestTenant.MiraId, "mira.holm@example.org")]
    [InlineData("User_" + TestTenant.MiraId, TestTenant.MiraId, "mira.holm@example.org")]
    [InlineData("i:0h.f|membership|mira.holm@example.org", TestTenant.MiraId, "mira.holm@example.org")]
    [InlineData("urn:spo:guest#Buyer@stranger.example", null, "buyer@stranger.example")]
    [InlineData(@"NT AUTHORITY\SYSTEM (Microsoft.Exchange.ServiceHost)", null, @"nt authority\system (microsoft.exchange.servicehost)")]
    [InlineData(@"SHAREPOINT\system", null, @"sharepoint\system")]
    [InlineData("S-1-5-18", null, "s-1-5-18")]
    [InlineData("urn:spo:anon#0f6c0d52", null, "urn:spo:anon#0f6c0d52")]
    public void Whoever_did_it_is_named_without_trimmings(string userId, string? uid, string name)
    {
        var user = Actor(userId, 0)!.User!;

        Assert.Equal((uid, name), (user.Uid, user.Name));
    }

    [Theory]
    [InlineData("Not Available")]
    [InlineData("Unknown")]
    [InlineData("<null>")]
    [InlineData("Application")]
    [InlineData(" ")]
    [InlineData(null)]
    public void A_word_for_nobody_is_nobody(string? userId) => Assert.Null(Actor(userId, 0));

    [Theory]
    [InlineData("app@sharepoint", "app@sharepoint")]
    [InlineData("ServicePrincipal_2e4d6c8b-0a1f-4b3c-8d5e-7f9a0b1c2d3e", "ServicePrincipal_2e4d6c8b-0a1f-4b3c-8d5e-7f9a0b1c2d3e")]
    public void An_application_is_told_by_its_name_whatever_the_user_type(string userId, string name)
    {
        var actor = Actor(userId, 0)!;

        Assert.Null(actor.User);
        Assert.Equal(name, actor.AppInfo!.Name);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("Application")]
    [InlineData("6")]
    [InlineData("servicePrincipal")]
    public void An_application_that_acts_for_itself_is_no_person_even_under_a_persons_name(string userType)
    {
        var record = Record("mira.holm@example.org", userType);
        record["ClientAppId"] = TestTenant.NewsletterTool.ToUpperInvariant();

        var actor = Event(record).Actor!;

        Assert.Null(actor.User);
        Assert.Equal(TestTenant.NewsletterTool, actor.AppInfo!.Uid);
    }

    [Theory]
    [InlineData("0", "User")]
    [InlineData("Regular", "User")]
    [InlineData("2", "Admin")]
    [InlineData("DcAdmin", "Admin")]
    [InlineData("9", "Other")]
    [InlineData("PartnerTechnician", "Other")]
    [InlineData("10", "Other")]
    [InlineData("4", null)]
    [InlineData(null, null)]
    public void The_type_of_a_person_is_read_as_number_and_name(string? userType, string? expected) => Assert.Equal(expected, Actor("mira.holm@example.org", userType)!.User!.Type);

    [Theory]
    [InlineData("relay.example.net", "relay.example.net")]
    [InlineData("<null>", null)]
    [InlineData("DB9PR04MB8462", null)]
    public void A_host_that_stands_in_place_of_an_address_is_told_as_host(string spelled, string? expected)
    {
        var record = Record("mira.holm@example.org", 0);
        record["ClientIP"] = spelled;

        Assert.Equal((null, expected), (Event(record).SrcEndpoint?.Ip, Event(record).SrcEndpoint?.Hostname));
    }

    [Theory]
    [InlineData("New-TransportRule", "Create")]
    [InlineData("FileDeletedFirstStageRecycleBin", "Delete")]
    [InlineData("CreateFlow", "Create")]
    [InlineData("SearchCreated", "Create")]
    [InlineData("SearchMailbox", "Read")]
    [InlineData("Delete application password for user.", "Delete")]
    [InlineData("CopilotInteraction", "Other")]
    [InlineData("-", "Other")]
    public void An_operation_says_by_its_name_what_it_does(string operation, string expected)
    {
        var record = Record("mira.holm@example.org", 0);
        record["Operation"] = operation;

        Assert.Equal(expected, Event(record).Activity);
    }

    private static Actor? Actor(string? userId, object? userType) => Event(Record(userId, userType)).Actor;

    private static JsonObject Record(string? userId, object? userType)
    {
        var record = JsonNode.Parse(Corpus.Text("Office365General/unknown-workload-and-record-type"))!.AsObject();
        (record["UserId"], record["UserKey"]) = (userId, "");
        record["UserType"] = userType is int number ? number : (string?)userType;
        return record;
    }

    private static SecurityEvent Event(JsonNode record) =>
        Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals), TestTenant.Directory)).Event;
}
