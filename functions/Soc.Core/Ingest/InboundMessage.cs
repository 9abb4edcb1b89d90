namespace Soc.Core.Ingest;

/// <summary>One message as a hub handed it over.</summary>
/// <param name="Position">Hub, partition and offset; the index is 0.</param>
/// <param name="Body">UTF-8 JSON, as it came.</param>
public sealed record InboundMessage(SignalPosition Position, ReadOnlyMemory<byte> Body)
{
    /// <summary>As it came but for the secrets that data loss prevention found: a message may be parked or quarantined whole.</summary>
    public ReadOnlyMemory<byte> Body { get; } = DlpSecrets.RemoveFromMessage(Body);
}
