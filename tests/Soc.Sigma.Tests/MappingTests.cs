using System.Text;

namespace Soc.Sigma.Tests;

public sealed class MappingTests
{
    private const string SignIn = "product: azure\n    service: signinlogs";
    private const string Audit = "product: azure\n    service: auditlogs";
    private const string Process = "product: windows\n    category: process_creation";

    [Theory]
    [InlineData(SignIn, "ResultType: 50126", """{"category":"SignInLogs","resultType":"50126"}""")]
    [InlineData(SignIn, "ResultType: 50126", """{"Type":"SigninLogs","ResultType":"50126"}""")]
    [InlineData(SignIn, "userAgent|contains: axios", """{"category":"NonInteractiveUserSignInLogs","properties":{"userAgent":"axios/1"}}""")]
    [InlineData(SignIn, "properties.deviceDetail.deviceId: ''", """{"category":"SignInLogs","properties":{"deviceDetail":{"deviceId":""}}}""")]
    [InlineData(SignIn, "DeviceDetail.deviceId: ''", """{"category":"SignInLogs","properties":{"deviceDetail":{"deviceId":""}}}""")]
    [InlineData(SignIn, "Username: a@example.com", """{"category":"SignInLogs","properties":{"userPrincipalName":"A@example.com"}}""")]
    [InlineData(Audit, "properties.message: Update user", """{"category":"AuditLogs","operationName":"Update user"}""")]
    [InlineData(Audit, "ActivityDisplayName: Update user", """{"category":"AuditLogs","properties":{"activityDisplayName":"Update user"}}""")]
    [InlineData(Audit, "TargetResources.ModifiedProperties.NewValue|contains: x", """{"category":"AuditLogs","properties":{"targetResources":[{"modifiedProperties":[{"newValue":"[x]"}]}]}}""")]
    [InlineData("product: azure\n    service: pim", "riskEventType: t", """{"category":"UserRiskEvents","properties":{"riskEventType":"t"}}""")]
    [InlineData("product: azure\n    service: riskdetection", "riskEventType: t", """{"Type":"AADUserRiskEvents","RiskEventType":"t"}""")]
    [InlineData("product: azure\n    service: activitylogs", "OperationNameValue: x", """{"category":"Administrative","operationName":"x"}""")]
    [InlineData("product: m365\n    service: audit", "Operation: Set-Mailbox", """{"Workload":"Exchange","RecordType":1,"Operation":"Set-Mailbox"}""")]
    [InlineData("product: m365\n    service: exchange", "eventName: Set-Mailbox", """{"Workload":"Exchange","RecordType":1,"Operation":"Set-Mailbox"}""")]
    [InlineData("product: m365\n    service: threat_management", "eventName: Alert", """{"Workload":"SecurityComplianceCenter","Name":"Alert","Operation":"AlertTriggered"}""")]
    [InlineData(Process, @"Image|endswith: \cmd.exe", """{"category":"AdvancedHunting-DeviceProcessEvents","properties":{"FolderPath":"c:\\windows\\system32\\cmd.exe"}}""")]
    [InlineData(Process, @"ParentImage|endswith: \cmd.exe", """{"Type":"DeviceProcessEvents","InitiatingProcessFolderPath":"c:\\windows\\system32\\cmd.exe"}""")]
    [InlineData(Process, @"Image|endswith: \cmd.exe", """{"Event":{"System":{"Channel":"Security","EventID":4688},"EventData":{"NewProcessName":"C:\\Windows\\cmd.exe"}}}""")]
    [InlineData(Process, @"Image|endswith: \cmd.exe", """{"winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","event_id":1,"event_data":{"Image":"C:\\Windows\\cmd.exe"}}}""")]
    [InlineData("product: windows\n    category: registry_event", "TargetObject|contains: Run", """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13,"TargetObject":"HKLM\\Run"}""")]
    [InlineData("product: windows\n    service: security", "TargetUserName: x", """{"Event":{"System":{"Channel":"Security","EventID":4625},"EventData":{"TargetUserName":"x"}}}""")]
    [InlineData("product: windows\n    service: windefend", "ThreatName: x", """{"Event":{"System":{"Channel":"Microsoft-Windows-Windows Defender/Operational"},"EventData":{"Threat Name":"x"}}}""")]
    public void A_public_rule_matches_records_in_the_shapes_they_come_in(string logSource, string search, string json)
    {
        var rules = Load($"title: t\nlogsource:\n    {logSource}\ndetection:\n    s:\n        {search}\n    condition: s\n");
        var bytes = Encoding.UTF8.GetBytes(json);
        var source = rules.Recognize(bytes);
        Assert.NotNull(source);
        Assert.True(rules.TryMatch(bytes, source, out var matches));
        Assert.NotEmpty(Assert.Single(matches).Fields());
        Assert.Single(rules.Match(new SigmaJsonRecord(source, System.Text.Json.JsonDocument.Parse(json).RootElement)));
    }

    [Fact]
    public void A_record_that_no_mapping_knows_is_of_no_log_source()
    {
        var rules = Load(Some.Search("        F: a"));
        Assert.Null(rules.Recognize("""{"a":1}"""u8));
        Assert.Null(rules.Recognize("""{"category":"SignInLogs" """u8));
    }

    [Fact]
    public void A_field_that_no_record_has_is_reported()
    {
        var rules = Load($"title: t\nlogsource:\n    {SignIn}\ndetection:\n    s:\n        ResultTipe: 1\n        resulttype: 1\n    condition: s\n");
        Assert.Equal([new SigmaUnmappedField("ResultTipe", "Entra sign-ins", Nowhere: true)], rules.UnmappedFields(rules.Rules[0]));
    }

    [Fact]
    public void A_field_that_only_some_records_have_is_reported_as_such()
    {
        var rules = Load($"title: t\nlogsource:\n    {Process}\ndetection:\n    s:\n        Hashes: 1\n    condition: s\n");
        Assert.Contains(new SigmaUnmappedField("Hashes", "Defender processes", Nowhere: false), rules.UnmappedFields(rules.Rules[0]));
    }

    [Theory]
    [InlineData("- a", 1, "A mapping is a map")]
    [InlineData("logsource: {product: a}", 1, "needs fields")]
    [InlineData("logsource: {product: a}\nfields: {}\nfrom: x", 3, "no part of a mapping")]
    [InlineData("logsource: {product: a}\nfields:\n  F: a\n  f: b", 4, "stands twice")]
    [InlineData("logsource: {product: a}\nfields: {}\nrecords:\n  - logsource: {}", 4, "under when")]
    public void A_mapping_that_makes_no_sense_is_an_error_with_its_line(string text, int line, string reason)
    {
        var loaded = SigmaRuleSet.Load([], new SigmaLoadOptions { Mappings = [new SigmaSource("map.yml", text)] });
        var error = Assert.Single(loaded.Errors);
        Assert.Equal(("map.yml", line), (error.Path, error.Line));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    private static SigmaRuleSet Load(string rule)
    {
        var loaded = SigmaRuleSet.Load([new SigmaSource("rule.yml", rule)], new SigmaLoadOptions { Mappings = SigmaMappings.BuiltIn });
        Assert.Empty(loaded.Errors);
        return loaded.RuleSet;
    }
}
