using Microsoft.Extensions.Logging;
using Soc.Core.Ingest;

namespace Soc.Functions.Ingest;

/// <summary>Says what became of a batch.</summary>
public sealed partial class IntakeLog(ILogger<IntakeLog> logger)
{
    public void Taken(IReadOnlyList<InboundMessage> batch, IntakeTally tally)
    {
        if (batch is not [{ Position: var first }, ..]) return;
        if (tally.Parked > 0) Parked(logger, tally.Parked, first.Origin, first.Partition, first.Offset);
        if (tally.Quarantined > 0) Quarantined(logger, tally.Quarantined, first.Origin, first.Partition, first.Offset);
    }

    [LoggerMessage(1, LogLevel.Error, "{Count} messages of {Hub}, partition {Partition}, from offset {Offset} were parked: the stores do not answer.")]
    private static partial void Parked(ILogger logger, int count, string hub, string partition, long offset);

    [LoggerMessage(2, LogLevel.Warning, "{Count} messages of {Hub}, partition {Partition}, from offset {Offset} were quarantined whole.")]
    private static partial void Quarantined(ILogger logger, int count, string hub, string partition, long offset);
}
