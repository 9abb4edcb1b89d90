using System.Text.Json.Serialization;
using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Contracts.Parcels;

/// <summary>Counts parcels. On purpose it counts whatever it is told: a message that came twice would show.</summary>
public sealed class Ledger : IDecider<int, LedgerCommand, LedgerEvent>
{
    public const string Kind = "ledger";

    public static ProcessDefinition<int, LedgerCommand, LedgerEvent> Definition { get; } =
        new(Kind, new Ledger(), _ => throw new InvalidOperationException("A ledger is never due."));

    public static ProcessId IdOf(TenantId tenant, string key) => new(tenant, Kind, key);

    public int Initial => 0;

    public Outcome<LedgerEvent> Decide(LedgerCommand command, int state) =>
        Outcome.Of<LedgerEvent>(new LedgerEvent.Entered(command.Parcel, command.Stage));

    public int Evolve(int state, LedgerEvent @event) => state + 1;

    public DateTimeOffset? Due(int state) => null;

    public IEnumerable<Effect> Effects(int state, LedgerEvent @event) => @event switch
    {
        LedgerEvent.Entered entered => [new LedgerEffect(entered.Parcel, state)],
        _ => [],
    };
}

public sealed record LedgerCommand(string Parcel, ParcelStage Stage);

[JsonDerivedType(typeof(Entered), "entered")]
public abstract record LedgerEvent
{
    private LedgerEvent() { }

    public sealed record Entered(string Parcel, ParcelStage Stage) : LedgerEvent;
}

public sealed record LedgerEffect(string Parcel, int Page) : Effect;
