using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Soc.Core;
using Soc.Core.Incidents;
using Soc.Functions.Tests.Story;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Liveness;

/// <summary>What a host sees that listens as <c>TelemetryRoom</c> does.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_story_can_be_followed_from_message_to_effect()
    {
        var spans = new List<Activity>();
        using var tracing = Sdk.CreateTracerProviderBuilder().AddSource(SocTelemetry.Name).AddSource(nameof(TelemetryTests)).AddInMemoryExporter(spans).Build();

        var trace = await Tell();

        var ours = spans.Where(span => span.TraceId == trace).ToList();
        Assert.Contains(ours, span => span.DisplayName == "soc.intake" && (string?)span.GetTagItem("messaging.destination.name") == "telemetry");
        var effect = ours.First(span => (string?)span.GetTagItem("soc.effect") == nameof(StartContainment));
        var turn = Assert.Single(ours, span => span.SpanId == effect.ParentSpanId);
        Assert.Equal(("soc.turn", IncidentId.Kind), (turn.DisplayName, (string?)turn.GetTagItem("soc.process.kind")));
    }

    [Fact]
    public async Task The_story_is_counted_by_tenant()
    {
        var metrics = new List<Metric>();
        using var metering = Sdk.CreateMeterProviderBuilder().AddMeter(SocTelemetry.Name).AddInMemoryExporter(metrics).Build();

        await Tell();

        metering.ForceFlush();
        Assert.Equal(["soc.alerts", "soc.effects", "soc.records"], metrics.Where(metric => Count(metric) > 0).Select(metric => metric.Name).Order());
    }

    [Fact]
    public void The_connection_to_Application_Insights_is_read_from_the_settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Soc:TableServiceUri"] = "https://tables.example", ["Soc:BlobServiceUri"] = "https://blobs.example", ["Soc:EventHubsNamespace"] = "soc.servicebus.example",
            ["Soc:EvidenceContainer"] = "evidence", ["TELEMETRY_HUB_NAME"] = "telemetry", ["ALERTS_HUB_NAME"] = "alerts",
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=00000000-0000-0000-0000-000000000001",
        };

        Assert.Equal(settings["APPLICATIONINSIGHTS_CONNECTION_STRING"], SocSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).ApplicationInsights);
    }

    /// <returns>The trace that the story belongs to: other tests run beside this one and have traces of their own.</returns>
    private static async Task<ActivityTraceId> Tell()
    {
        using var source = new ActivitySource(nameof(TelemetryTests));
        using var story = source.StartActivity("story") ?? new Activity("story").Start();
        await using var soc = await DurableSoc.Open(StoryRun.Start, Cancellation);
        await StoryRun.Feed(soc, Cancellation);
        await StoryRun.Decide(soc, await StoryRun.TheIncident(soc, Cancellation), Verdict.Approve, Cancellation);
        return story.TraceId;
    }

    private static long Count(Metric metric)
    {
        var sum = 0L;
        foreach (ref readonly var point in metric.GetMetricPoints())
            if (Tenant(point) == InventedTenant.Id.ToString()) sum += point.GetSumLong();
        return sum;
    }

    private static string? Tenant(in MetricPoint point)
    {
        foreach (var tag in point.Tags)
            if (tag.Key == "soc.tenant") return tag.Value?.ToString();
        return null;
    }
}
