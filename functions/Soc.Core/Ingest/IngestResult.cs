namespace Soc.Core.Ingest;

/// <summary>What became of one message body. Every record it held is in exactly one of the two lists.</summary>
public sealed record IngestResult(IReadOnlyList<Signal> Signals, IReadOnlyList<QuarantinedSignal> Quarantined)
{
    public int Received => Signals.Count + Quarantined.Count;
}
