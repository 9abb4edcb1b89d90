namespace Soc.Core.Ingest.Ledger;

/// <summary>What arrived from a source in one hour.</summary>
/// <param name="Source">Null for records that do not say which.</param>
/// <param name="Hour">Its first instant, UTC.</param>
/// <param name="Silent">Nothing came over its connection all hour long, and nobody heard it answer.</param>
public sealed record SourceHour(SignalSource? Source, DateTimeOffset Hour, Counts Counts, bool Silent = false);
