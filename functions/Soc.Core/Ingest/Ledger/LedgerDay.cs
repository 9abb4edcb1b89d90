namespace Soc.Core.Ingest.Ledger;

/// <summary>A day of a source, twice: what arrived in each of its hours, and what happened in each of them.</summary>
internal sealed class LedgerDay : LedgerPage
{
    private readonly SortedDictionary<int, Counts> _arrived;
    private readonly SortedDictionary<int, long> _happened;

    private LedgerDay(Content content) => (_arrived, _happened) = (new(content.Arrived), new(content.Happened));

    /// <summary>By the hour of arrival, 0 to 23.</summary>
    public IReadOnlyDictionary<int, Counts> Arrived => _arrived;

    /// <summary>How many different records tell of each hour, 0 to 23.</summary>
    public IReadOnlyDictionary<int, long> Happened => _happened;

    public static LedgerDay Read(string? body) => new(body is null ? new([], []) : SocJson.Read<Content>(body));

    public void Arrive(int hour, Counts counts) => _arrived[hour] = _arrived.GetValueOrDefault(hour) + counts;

    public void Happen(int hour, int records) => _happened[hour] = _happened.GetValueOrDefault(hour) + records;

    public override string Write() => SocJson.Write(new Content(new(_arrived), new(_happened)));

    private sealed record Content(Dictionary<int, Counts> Arrived, Dictionary<int, long> Happened);
}
