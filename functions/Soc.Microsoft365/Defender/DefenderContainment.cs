using Soc.Core.Respond;

namespace Soc.Microsoft365.Defender;

/// <summary>Isolates devices and blocks indicators of one tenant through the Defender for Endpoint API.</summary>
public sealed class DefenderContainment : IContainment, IDisposable
{
    private readonly DefenderClient _client;
    private readonly DeviceIsolation _devices;
    private readonly IndicatorBlock _indicators;

    private DefenderContainment(DefenderClient client, TimeProvider clock)
    {
        _client = client;
        _devices = new DeviceIsolation(client, clock);
        _indicators = new IndicatorBlock(client, clock);
    }

    public static DefenderContainment Connect(Microsoft365Connection connection, TimeProvider clock) => new(
        new DefenderClient(new HttpClient(new BearerHandler(connection.Credential))
        {
            BaseAddress = connection.Defender,
            Timeout = connection.CallTimeout,
        }),
        clock);

    public Task<StepOutcome> Snapshot(ContainmentOrder order, CancellationToken cancellation) => For(order).Snapshot(order, cancellation);

    public Task<StepOutcome> Act(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation) =>
        For(order).Act(order, snapshot, cancellation);

    public Task<StepOutcome> Undo(ContainmentOrder order, TargetSnapshot snapshot, CancellationToken cancellation) =>
        For(order).Undo(order, snapshot, cancellation);

    public Task<StepOutcome> ReadBack(
        ContainmentOrder order, TargetSnapshot snapshot, Direction direction, string? receipt, CancellationToken cancellation) =>
        For(order).ReadBack(order, snapshot, direction, receipt, cancellation);

    public void Dispose() => _client.Dispose();

    private IContainment For(ContainmentOrder order) => order.Action switch
    {
        ContainmentAction.IsolateDevice => _devices,
        ContainmentAction.BlockIndicator => _indicators,
        var other => throw new ArgumentOutOfRangeException(nameof(order), other.GetType().Name, "Not an action of Defender."),
    };
}
