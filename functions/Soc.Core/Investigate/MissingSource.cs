using Soc.Core.Ingest.Ledger;

namespace Soc.Core.Investigate;

/// <summary>A source that shows nothing of an incident's time.</summary>
/// <param name="Name">As the tenant's administrator knows it.</param>
public sealed record MissingSource(string Name, Blindness Why)
{
    /// <returns>Null when something of the time could be seen through it.</returns>
    internal static MissingSource? Of(Observability.Source source, SourceReports reports, Period? period)
    {
        var blind = source.ReadBy.Order().Select(each => reports.Blind(each, period)).ToList();
        // The one that was nearest to showing something says most.
        return blind.Contains(null) ? null : new(source.Name, blind.MaxBy(each => each!.Reason) ?? new(BlindReason.NeverSent));
    }
}
