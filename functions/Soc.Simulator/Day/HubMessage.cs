namespace Soc.Simulator.Day;

/// <summary>A message as an Event Hubs trigger would hand it over.</summary>
/// <param name="Hub">The hub's name.</param>
/// <param name="Partition">Azure picks it: records of one source lie on all of them.</param>
/// <param name="Offset">Grows within a partition.</param>
/// <param name="EnqueuedAt">When the hub took it, UTC.</param>
/// <param name="Body">UTF-8 JSON: <c>{"records":[…]}</c>.</param>
public sealed record HubMessage(string Hub, string Partition, long Offset, DateTimeOffset EnqueuedAt, byte[] Body);
