using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Soc.Core.Processes;

/// <summary>How the processes fare: one span a turn, one an effect within it, and how often effects were run.</summary>
internal static class ProcessTelemetry
{
    private const string Kind = "soc.process.kind";
    private const string Effect = "soc.effect";

    private static readonly Counter<long> Effects =
        SocTelemetry.Meter.CreateCounter<long>("soc.effects", "{effect}", "Effects that were run to their end, by kind.");

    private static readonly Counter<long> Refusals =
        SocTelemetry.Meter.CreateCounter<long>("soc.refusals", "{refusal}", "Commands that a process refused, by reason.");

    public static Activity? Turn(ProcessId id)
    {
        var span = SocTelemetry.Activities.StartActivity("soc.turn");
        span?.SetTag(Kind, id.Kind);
        span?.SetTag("soc.process.key", id.Key);
        span?.SetTag(SocTelemetry.Tenant, id.Tenant);
        return span;
    }

    public static Activity? Run(Effect effect)
    {
        var span = SocTelemetry.Activities.StartActivity("soc.effect", ActivityKind.Client);
        span?.SetTag(Effect, effect.GetType().Name);
        return span;
    }

    public static void Ran(ProcessId source, Effect effect) =>
        Effects.Add(1, new(Effect, effect.GetType().Name), new(Kind, source.Kind), new(SocTelemetry.Tenant, source.Tenant));

    public static void Refused(ProcessId target, Refusal refusal) =>
        Refusals.Add(1, new("soc.reason", refusal.Reason), new(Kind, target.Kind), new(SocTelemetry.Tenant, target.Tenant));
}
