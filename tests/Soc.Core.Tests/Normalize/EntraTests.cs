using System.Text.Json.Nodes;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Normalize;

/// <summary>What Entra's logs beyond sign-ins and audits of people say: applications, risk, provisioning, calls of the Graph.</summary>
public sealed class EntraTests
{
    private static SecurityEvent Event(string name) => Event(Corpus.Signal(name));

    private static SecurityEvent Event(Signal signal) => Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(signal, TestTenant.Directory)).Event;

    public static TheoryData<string> Workloads =>
        [.. Corpus.Cases.Where(name => name.StartsWith("EntraServicePrincipalSignIn/", StringComparison.Ordinal) || name.StartsWith("EntraManagedIdentitySignIn/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Workloads))]
    public void A_workload_that_signs_in_is_an_application_and_never_a_user(string name)
    {
        var found = Event(name);

        Assert.Equal((null, null), (found.Actor!.User, found.User));
        Assert.NotNull(found.Actor.AppInfo!.Uid);
    }

    [Theory]
    [InlineData("EntraSignIn/through-ad-fs", null)]
    [InlineData("EntraServicePrincipalSignIn/secret-from-new-network", null)]
    [InlineData("EntraServicePrincipalSignIn/at-risk", "High")]
    [InlineData("EntraSignIn/at-risk", "Medium")]
    [InlineData("EntraRiskyUser/dismissed-by-admin", null)]
    [InlineData("EntraRiskyUser/hour-with-one-digit", "Medium")]
    [InlineData("EntraUserRiskEvent/level-hidden-without-a-licence", "Hidden")]
    public void A_level_is_a_risk_only_where_the_state_says_that_there_is_one(string name, string? expected) => Assert.Equal(expected, Event(name).Risk?.Level);

    [Theory]
    [InlineData("EntraUserRiskEvent/attacker-in-the-middle", 1)]
    [InlineData("EntraUserRiskEvent/dismissed-by-the-service", 0)]
    public void A_detection_of_risk_is_the_vendors_alert_until_it_is_closed(string name, int alerts) =>
        Assert.Equal(alerts, DetectionEngine.Load([]).Detect(Event(name), TestTenant.Directory).Count(alert => alert.Detection.Kind == DetectionKind.VendorAlert));

    [Fact]
    public void A_vendors_alert_that_comes_whole_is_not_guessed()
    {
        var alert = Assert.Single(DetectionEngine.Load([]).Detect(Event("EntraUserRiskEvent/attacker-in-the-middle"), TestTenant.Directory));

        Assert.Equal((Severity.High, 70), (alert.Severity, alert.Confidence));
        Assert.Equal(["T1557"], alert.Techniques);
        Assert.Contains(new Entity(EntityKind.User, TestTenant.MiraId), alert.Entities);
    }

    [Theory]
    [InlineData("EntraUserRiskEvent/hour-with-one-digit", "lastUpdatedDateTime")]
    [InlineData("EntraRiskyUser/hour-with-one-digit", "riskLastUpdatedDateTime")]
    public void A_risk_that_is_assessed_anew_is_no_duplicate(string name, string field)
    {
        var record = JsonNode.Parse(Corpus.Text(name))!;
        record["properties"]![field] = "2026-11-17T18:00:00Z";

        Assert.NotEqual(Corpus.Signal(name).Key, Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals).Key);
    }

    [Theory]
    [InlineData("MicrosoftGraphActivity/person-in-a-session")]
    [InlineData("MicrosoftGraphActivity/session-spelled-differently")]
    public void A_call_of_the_Graph_stands_in_the_session_of_the_sign_in(string name) =>
        Assert.Equal("927393ac-6509-47f0-bfbd-c579ed8bb8ee", Event(name).Actor!.Session!.Uid);

    [Theory]
    [InlineData("MicrosoftGraphActivity/application-reads-mail", null)]
    [InlineData("MicrosoftGraphActivity/enumeration-forbidden", TestTenant.MiraId)]
    public void A_call_of_the_Graph_is_made_by_a_person_or_by_an_application_alone(string name, string? user)
    {
        var found = Event(name);

        Assert.Equal(user, found.Actor!.User?.Uid);
        Assert.NotNull(found.Actor.AppInfo!.Uid);
        Assert.Null(found.User);
    }

    [Theory]
    [InlineData("MicrosoftGraphActivity/application-reads-mail", OcsfStatus.Success, 200)]
    [InlineData("MicrosoftGraphActivity/enumeration-forbidden", OcsfStatus.Failure, 403)]
    [InlineData("MicrosoftGraphActivity/throttled", OcsfStatus.Failure, 429)]
    public void The_outcome_of_a_call_is_its_status_code(string name, OcsfStatus status, int code)
    {
        var found = Event(name);

        Assert.Equal((status, code), (found.Status, found.HttpResponse!.Code));
    }

    [Theory]
    [InlineData("EntraProvisioning/account-created-in-an-application", OcsfStatus.Success)]
    [InlineData("EntraProvisioning/group-conflicts", OcsfStatus.Failure)]
    [InlineData("EntraProvisioning/skipped-for-a-missing-name", OcsfStatus.Other)]
    [InlineData("EntraProvisioning/spelled-as-the-graph-spells-it", OcsfStatus.Success)]
    public void What_provisioning_skipped_neither_failed_nor_succeeded(string name, OcsfStatus expected) => Assert.Equal(expected, Event(name).Status);
}
