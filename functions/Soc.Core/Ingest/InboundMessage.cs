namespace Soc.Core.Ingest;

/// <summary>One message as a hub handed it over.</summary>
/// <param name="Position">Hub, partition, offset, and when the hub took it; the index is 0.</param>
/// <param name="Body">UTF-8 JSON or log lines, as it came.</param>
public sealed record InboundMessage(SignalPosition Position, ReadOnlyMemory<byte> Body);
