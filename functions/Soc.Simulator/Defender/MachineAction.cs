using System.Text.Json.Nodes;

namespace Soc.Simulator.Defender;

/// <summary>A machine action whose status follows from the clock: Pending, InProgress, then its ending; or Cancelled.</summary>
internal sealed class MachineAction
{
    public required string Id { get; init; }
    public required string Type { get; init; }
    public required string? Scope { get; init; }
    public required string Comment { get; init; }
    public required string MachineId { get; init; }
    public required string ComputerDnsName { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required string Ending { get; init; }
    public (DateTimeOffset At, string? Comment)? Cancellation { get; private set; }

    public bool Open(DateTimeOffset now) => Status(now) is "Pending" or "InProgress";

    public void Cancel(DateTimeOffset at, string? comment) => Cancellation = (at, comment);

    public string Status(DateTimeOffset now) =>
        Cancellation is not null ? "Cancelled" : now < StartsAt ? "Pending" : now < EndsAt ? "InProgress" : Ending;

    public JsonObject Resource(DateTimeOffset now) => new()
    {
        ["id"] = Id,
        ["type"] = Type,
        ["scope"] = Scope,
        ["requestor"] = DefenderCaller.ApplicationId,
        ["requestorComment"] = Comment,
        ["status"] = Status(now),
        ["machineId"] = MachineId,
        ["computerDnsName"] = ComputerDnsName,
        ["creationDateTimeUtc"] = DefenderCaller.Instant(CreatedAt),
        ["lastUpdateDateTimeUtc"] = DefenderCaller.Instant(LastUpdate(now)),
        ["cancellationRequestor"] = Cancellation is null ? null : DefenderCaller.ApplicationId,
        ["cancellationComment"] = Cancellation?.Comment,
        ["cancellationDateTimeUtc"] = Cancellation is { } cancellation ? DefenderCaller.Instant(cancellation.At) : null,
        ["errorHResult"] = 0,
        ["relatedFileInfo"] = null,
    };

    private DateTimeOffset LastUpdate(DateTimeOffset now) =>
        Cancellation?.At ?? (now < StartsAt ? CreatedAt : now < EndsAt ? StartsAt : EndsAt);
}
