using Microsoft.Extensions.Logging;
using Soc.Core.Ingest;

namespace Soc.Functions.Ingest;

/// <summary>Says how a replay of the quarantine went.</summary>
public sealed partial class QuarantineLog(ILogger<QuarantineLog> logger)
{
    public void Tried(ReplayTally tally)
    {
        if (tally.Tried > 0) Replayed(logger, tally.Tried, tally.Read);
    }

    [LoggerMessage(1, LogLevel.Information, "{Tried} records in quarantine were tried again, {Read} of them were read.")]
    private static partial void Replayed(ILogger logger, int tried, int read);
}
