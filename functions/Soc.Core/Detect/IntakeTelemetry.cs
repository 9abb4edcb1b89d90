using System.Diagnostics;
using System.Diagnostics.Metrics;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;

namespace Soc.Core.Detect;

/// <summary>How the first half fares: one span a message, and counts of what became of its records.</summary>
internal static class IntakeTelemetry
{
    private const string Outcome = "soc.outcome";
    private const string Source = "soc.source";

    private static readonly Counter<long> Records =
        SocTelemetry.Meter.CreateCounter<long>("soc.records", "{record}", "Records taken in, by what became of them.");

    private static readonly Counter<long> Alerts =
        SocTelemetry.Meter.CreateCounter<long>("soc.alerts", "{alert}", "Alerts raised, by phase of the kill chain.");

    /// <summary>The span of one message, named after where it came from.</summary>
    public static Activity? Begin(InboundMessage message)
    {
        var span = SocTelemetry.Activities.StartActivity("soc.intake", ActivityKind.Consumer);
        span?.SetTag("messaging.destination.name", message.Position.Origin);
        span?.SetTag("messaging.destination.partition.id", message.Position.Partition);
        span?.SetTag("soc.offset", message.Position.Offset);
        return span;
    }

    public static void Count(PipelineResult result)
    {
        foreach (var ((tenant, source, fate), count) in result.Outcomes.CountBy(outcome => (outcome.Signal.Tenant, outcome.Signal.Source, outcome.Fate)))
            if (fate is not Fate.Quarantined) Records.Add(count, new(Outcome, Word(fate)), new(Source, source), new(SocTelemetry.Tenant, tenant));
        foreach (var unreadable in result.Quarantined) Records.Add(1, new(Outcome, Word(Fate.Quarantined)), new("soc.reason", unreadable.Code));
        foreach (var alert in result.Detected.SelectMany(detected => detected.Alerts))
            Alerts.Add(1, new("soc.phase", alert.Phase), new("soc.detection.kind", alert.Detection.Kind), new(SocTelemetry.Tenant, alert.Tenant));
    }

    private static string Word(Fate fate) => fate switch
    {
        Fate.Normalized => "normalized",
        Fate.Own => "own",
        Fate.Duplicate => "duplicate",
        _ => "quarantined",
    };
}
