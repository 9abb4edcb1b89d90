using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Soc.Core.Correlate;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Functions.Processes;

namespace Soc.Functions.Ingest;

/// <summary>Takes in what was parked while the stores did not answer.</summary>
public sealed class ReplayParked(ParkedMessages parked, PatientIntake patience, TelemetryIntake telemetry, AlertIntake alerts, Engines engines, SocSettings settings)
{
    [Function(nameof(ReplayParked))]
    public Task Run([TimerTrigger("30 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var engine = engines.For(client);
        return parked.Replay((message, stop) => patience.Take([message], (each, halt) => Take(each, engine, halt), stop), cancellation);
    }

    private Task<IReadOnlyList<QuarantinedSignal>> Take(InboundMessage message, Core.Processes.ProcessEngine engine, CancellationToken cancellation) =>
        message.Position.Origin == settings.AlertsHub ? alerts.Take(message, engine, cancellation) : telemetry.Take(message, cancellation);
}
