using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Soc.Functions.Tests;

/// <summary>What runs in Azure, read from the code: docs/reference/functions.md is written by this test, and checked by it.</summary>
public sealed partial class FunctionListTests
{
    private const int LongestTrigger = 25;

    /// <summary>The part of the SOC that each function is a door to.</summary>
    private static readonly Dictionary<string, string> Entries = new()
    {
        ["AdvanceProcess"] = "ProcessEngine.Advance",
        ["ContainmentOrchestrator"] = "ProcessEngine.Advance, by AdvanceProcess",
        ["CorrelateAlerts"] = "AlertIntake.Take",
        ["Health"] = "ITenantDirectories, IEvidenceStore and the alerts hub",
        ["IncidentOrchestrator"] = "ProcessEngine.Advance, by AdvanceProcess",
        ["NotificationOrchestrator"] = "ProcessEngine.Advance, by AdvanceProcess",
        ["IngestTelemetry"] = "TelemetryIntake.Take",
        ["ApplyRetention"] = "AuditPoll.Forget, SourceLedger.Forget",
        ["PollOffice365Audit"] = "AuditPoll.Run",
        ["ReplayParked"] = "ParkedMessages.Replay",
        ["DeliverCards"] = "TeamsCards.DeliverDue",
        ["ReceiveTeamsActivity"] = "TeamsEndpoint.Take",
        ["ReplayQuarantine"] = "QuarantineReplay.RunWhenDue",
        ["CheckSourceHealth"] = "SourceWatch.Look",
        ["RollUpBaselines"] = "BaselineBook.RollUp",
        ["SurveyTenant"] = "Onboarding.RunWhenDue",
        ["SweepWakes"] = "ITenantDirectories.Tenants",
    };

    private static readonly string Root = Repository();

    private static readonly IReadOnlyList<MethodInfo> Functions =
        [.. typeof(Composition).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Soc.Functions", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .OrderBy(method => method.DeclaringType!.Name, StringComparer.Ordinal)];

    [Fact]
    public void The_list_of_functions_is_what_the_code_says()
    {
        var path = Path.Combine(Root, "docs", "reference", "functions.md");
        var expected = List();
        if (Environment.GetEnvironmentVariable("SOC_WRITE_DOCS") == "1") File.WriteAllText(path, expected);

        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void A_trigger_class_is_named_as_its_function_and_stands_in_a_file_of_its_name() =>
        Assert.All(Functions, function =>
        {
            Assert.Equal(function.DeclaringType!.Name, function.GetCustomAttribute<FunctionAttribute>()!.Name);
            Assert.True(File.Exists(SourceOf(function)), SourceOf(function));
        });

    [Fact]
    public void No_trigger_is_longer_than_25_lines() =>
        Assert.All(Functions, function => Assert.InRange(Length(function), 2, LongestTrigger));

    private static string List()
    {
        var text = new StringBuilder("# Functions\n\nWritten by `FunctionListTests` from the code (`SOC_WRITE_DOCS=1 dotnet test tests/Soc.Functions.Tests`).\n\n");
        text.Append("| Function | Stage | Trigger | Core entry |\n|---|---|---|---|\n");
        foreach (var function in Functions)
        {
            var (name, stage) = (function.DeclaringType!.Name, function.DeclaringType.Namespace!["Soc.Functions.".Length..]);
            text.Append($"| {name} | {stage} | {TriggerOf(function)} | {Entries[name]} |\n");
        }
        return text.ToString();
    }

    private static string TriggerOf(MethodInfo function) => function.GetParameters().Select(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>()).OfType<TriggerBindingAttribute>().Single() switch
    {
        EventHubTriggerAttribute hub => $"Event hub `{hub.EventHubName}`, consumer group `{hub.ConsumerGroup}`",
        TimerTriggerAttribute timer => $"Timer `{timer.Schedule}`",
        HttpTriggerAttribute http => $"HTTP {string.Join(", ", http.Methods!).ToUpperInvariant()} `/api/{http.Route}`",
        OrchestrationTriggerAttribute => "Orchestration",
        ActivityTriggerAttribute => "Activity",
        var other => other.GetType().Name,
    };

    private static string SourceOf(MethodInfo function) =>
        Path.Combine(Root, "functions", "Soc.Functions", function.DeclaringType!.Namespace!["Soc.Functions.".Length..], $"{function.DeclaringType.Name}.cs");

    /// <summary>Lines of the class, from its first to its closing brace.</summary>
    private static int Length(MethodInfo function)
    {
        var lines = File.ReadAllLines(SourceOf(function)).ToList();
        var start = lines.FindIndex(line => Declaration().IsMatch(line) && line.Contains($"class {function.DeclaringType!.Name}", StringComparison.Ordinal));
        return lines.FindIndex(start, line => line == "}") - start + 1;
    }

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));

    [GeneratedRegex("^public (sealed|static)( partial)? class ")]
    private static partial Regex Declaration();
}
