using Soc.Core.Respond;

namespace Soc.Microsoft365.Defender;

/// <summary>Isolates devices and blocks indicators of one tenant through the Defender for Endpoint API.</summary>
public sealed class DefenderContainment : ContainmentByAction, IDisposable
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

    public static DefenderContainment Connect(Microsoft365Connection connection, TimeProvider clock) => new(Open(connection), clock);

    /// <summary>Disposing the client disposes its HTTP connection.</summary>
    internal static DefenderClient Open(Microsoft365Connection connection) => new(new HttpClient(new BearerHandler(connection.Credential))
    {
        BaseAddress = connection.Defender,
        Timeout = connection.CallTimeout,
    });

    public void Dispose() => _client.Dispose();

    protected override IContainment For(ContainmentAction action) => action switch
    {
        ContainmentAction.IsolateDevice => _devices,
        ContainmentAction.BlockIndicator => _indicators,
        var other => throw new ArgumentOutOfRangeException(nameof(action), other.GetType().Name, "Not an action of Defender."),
    };
}
