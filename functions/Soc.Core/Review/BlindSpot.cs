using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Investigate;

namespace Soc.Core.Review;

/// <summary>Something that this report cannot know.</summary>
public sealed record BlindSpot(string What, string Why)
{
    public static IReadOnlyList<BlindSpot> Of(CaseFile file) =>
    [
        .. file.View.Finding.Phases.Where(phase => phase.MissingSources.Count > 0).Select(Of),
        .. file.Sight.Silences.GroupBy(silence => (silence.Connection, silence.Alive)).Select(same => Of(same.Key.Connection, same.Key.Alive, [.. same])),
        .. file.Sight.Unread.GroupBy(unread => unread.Source).Select(same => Of(same.Key, [.. same])),
        .. file.Sight.Late is { } late ? new[] { Of(late) } : [],
    ];

    private static BlindSpot Of(PhaseCoverage phase) => new(
        phase.Phase.Words(),
        $"{(phase.Visibility is Visibility.NotObservable ? "Nothing could be seen" : "More might have been seen")}: {string.Join("; ", phase.MissingSources.GroupBy(source => source.Why).Select(same => Missing(same.Key, [.. same.Select(source => source.Name)])))}.");

    private static string Missing(Blindness why, IReadOnlyList<string> names) => $"{Wording.List(names)} {(IsOne(names) ? "sends" : "send")} {why.Words()}";

    private static bool IsOne(IReadOnlyList<string> names) => names.Count == 1 && !names[0].EndsWith('s');

    private static BlindSpot Of(SourceConnection connection, bool alive, IReadOnlyList<Silence> silences) => new(
        connection.Words(),
        $"Nothing that happened {Wording.List([.. silences.Select(silence => $"from {Wording.Instant(silence.From)[..16]} to {Wording.Instant(silence.To)[..16]}")])} came over this connection. "
        + (alive ? "It was heard soon before and soon after: it may have had nothing to say." : "It was silent: whatever happened there was not seen."));

    private static BlindSpot Of(SignalSource? source, IReadOnlyList<UnreadRecords> unread)
    {
        var count = unread.Sum(each => each.Count);
        var reasons = unread.OrderByDescending(each => each.Count).ThenBy(each => each.Code).Select(each => $"{each.Count} {each.Code.Words()}");
        return new(
            "Unreadable records",
            $"{Wording.Count(count, "record")} of {(source is { } known ? known.ToString() : "an unknown source")} from this time could not be read and {(count == 1 ? "waits" : "wait")} in quarantine: {Wording.List([.. reasons])}.");
    }

    private static BlindSpot Of(LateAlerts late) => new(
        "Late arrivals",
        $"{Wording.Count(late.Count, "alert")} of what had happened before the first decision of {Wording.Instant(late.Decided)} came after it, the last at {Wording.Instant(late.LastArrival)}, "
        + $"from {Wording.List([.. late.Sources.Select(source => source.ToString())])}. Whoever decided did not know {(late.Count == 1 ? "it" : "them")}.");
}
