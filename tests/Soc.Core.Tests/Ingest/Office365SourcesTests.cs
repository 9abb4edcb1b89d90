using System.Globalization;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;

namespace Soc.Core.Tests.Ingest;

public sealed class Office365SourcesTests
{
    [Theory]
    [InlineData("6", "SharePoint", "FileDownloaded", SignalSource.Office365SharePoint)]
    [InlineData("sharepointfileoperation", "OneDrive", "FileDownloaded", SignalSource.Office365SharePoint)]
    [InlineData(" 25 ", "MicrosoftTeams", "ChatCreated", SignalSource.Office365Teams)]
    [InlineData("9999", "microsoftteams", "NewThing", SignalSource.Office365Teams)]
    [InlineData("8", "Exchange", "Add member to role.", SignalSource.Office365AzureActiveDirectory)]
    [InlineData("18", "Exchange", "New-ComplianceSearch", SignalSource.Office365Compliance)]
    [InlineData("13", "Exchange", "DlpRuleMatch", SignalSource.Office365Dlp)]
    [InlineData("11", "OneDrive", "DLPRuleMatch", SignalSource.Office365Dlp)]
    [InlineData("9999", "Exchange", "dlprulematch", SignalSource.Office365Dlp)]
    [InlineData("187", "PowerPlatform", "DeleteDlpPolicy", SignalSource.Office365PowerPlatform)]
    [InlineData("64", "AirInvestigation", "AirInvestigationData", SignalSource.Office365ThreatIntelligence)]
    [InlineData("261", "Copilot", "CopilotInteraction", SignalSource.Office365General)]
    [InlineData("Unheard-of", "Unheard-of", "Unheard-of", SignalSource.Office365General)]
    public void A_record_is_told_by_its_type_as_number_or_name_and_else_by_its_workload(string type, string workload, string operation, SignalSource expected) =>
        Assert.Equal(expected, Assert.Single(Corpus.Ingest(Record(type, workload, operation).ToJsonString()).Signals).Source);

    [Fact]
    public void The_same_record_in_another_content_is_a_duplicate_by_its_id()
    {
        var record = Record("25", "MicrosoftTeams", "ChatCreated");
        var first = Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals);
        var copy = Assert.Single(Corpus.Ingest($"[{new JsonObject(record.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString()}]").Signals);
        record["Id"] = "another";

        Assert.Equal((first.Key, first.Time), (copy.Key, copy.Time));
        Assert.NotEqual(first.Key, Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Key);
    }

    [Theory]
    [InlineData("2026-11-17T09:12:44", "2026-11-17T09:12:44Z")]
    [InlineData("2026-11-17T09:12:44.1", "2026-11-17T09:12:44.1Z")]
    [InlineData("2026-11-17T09:12:44.123456789", "2026-11-17T09:12:44.1234567Z")]
    [InlineData("2026-11-17T10:12:44+01:00", "2026-11-17T09:12:44Z")]
    [InlineData("11/17/2026 9:12:44 AM", "2026-11-17T09:12:44Z")]
    public void A_time_without_a_zone_is_UTC_with_as_many_digits_as_it_has(string spelled, string expected)
    {
        var record = Record("25", "MicrosoftTeams", "ChatCreated");
        record["CreationTime"] = spelled;

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Time);
    }

    [Theory]
    [InlineData("2026-11-17T08:19:33", "2026-11-17T08:19:33Z")]
    [InlineData("0001-01-01T00:00:00", "2026-11-17T09:12:44Z")]
    [InlineData("", "2026-11-17T09:12:44Z")]
    public void A_click_happened_when_it_was_made_and_not_when_it_was_told_of(string clicked, string expected)
    {
        var record = Record("41", "ThreatIntelligence", "TIUrlClickData");
        record["TimeOfClick"] = clicked;

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Time);
    }

    [Theory]
    [InlineData("Operation")]
    [InlineData("RecordType")]
    public void A_record_without_what_every_record_has_is_of_no_source(string missing)
    {
        var record = Record("25", "MicrosoftTeams", "ChatCreated");
        record.Remove(missing);

        Assert.Equal(QuarantineReason.UnknownSource, Assert.Single(Corpus.Ingest(record.ToJsonString()).Quarantined).Code);
    }

    private static JsonObject Record(string type, string workload, string operation) => new()
    {
        ["CreationTime"] = "2026-11-17T09:12:44", ["Id"] = "6c0f1d2e-3b4a-4958-8776-5a4b3c2d1e0f", ["RecordType"] = type, ["Workload"] = workload, ["Operation"] = operation,
        ["OrganizationId"] = TestTenant.Id.ToString(), ["UserId"] = "mira.holm@example.org",
    };
}
