namespace Soc.Core.Ingest;

/// <summary>One message as a hub handed it over.</summary>
/// <param name="Position">Hub, partition, offset, and when the hub took it; the index is 0.</param>
/// <param name="Body">UTF-8 JSON or log lines, as it came.</param>
/// <param name="ArrivedAt">
/// When its sender was done with it: the hub's time of enqueueing, or when the audit log made it available. The same however often and however
/// late the message is handled, so that our own delays are nobody's lateness.
/// </param>
public sealed record InboundMessage(SignalPosition Position, ReadOnlyMemory<byte> Body, DateTimeOffset ArrivedAt)
{
    /// <summary>As it came but for the secrets that data loss prevention found: a message may be parked or quarantined whole.</summary>
    public ReadOnlyMemory<byte> Body { get; } = DlpSecrets.RemoveFromMessage(Body);
}
