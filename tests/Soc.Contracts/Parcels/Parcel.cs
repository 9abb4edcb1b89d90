using System.Text.Json.Serialization;
using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Contracts.Parcels;

/// <summary>
/// A small process that does everything a process may do, for tests of what drives processes: a parcel is handed to a carrier, whose
/// answer comes back as a message; who does not acknowledge it is reminded every hour, and the third time it goes back to its sender.
/// Either end is counted by a ledger, another process.
/// </summary>
public sealed class Parcel : IDecider<ParcelState, ParcelCommand, ParcelEvent>
{
    public const string Kind = "parcel";
    public const int Reminders = 2;
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static ProcessDefinition<ParcelState, ParcelCommand, ParcelEvent> Definition { get; } =
        new(Kind, new Parcel(), now => new ParcelCommand.Wake(now));

    public static ProcessId IdOf(TenantId tenant, string key) => new(tenant, Kind, key);

    public ParcelState Initial { get; } = new(ParcelStage.Unknown, "", "", null, 0);

    public Outcome<ParcelEvent> Decide(ParcelCommand command, ParcelState state) => (command, state.Stage) switch
    {
        (ParcelCommand.Send send, ParcelStage.Unknown) =>
            Outcome.Of<ParcelEvent>(new ParcelEvent.Registered(send.Ledger), new ParcelEvent.Dispatched(send.Recipient)),
        (ParcelCommand.HandOver hand, ParcelStage.Dispatched) => Outcome.Of<ParcelEvent>(new ParcelEvent.HandedOver(hand.Receipt, hand.Now)),
        (ParcelCommand.Acknowledge, ParcelStage.Waiting) => Outcome.Of<ParcelEvent>(new ParcelEvent.Acknowledged()),
        (ParcelCommand.Acknowledge, ParcelStage.Returned) => Outcome.Refused<ParcelEvent>(
            new(RefusalReason.AlreadyClosed, "The parcel went back."), new ParcelEvent.AcknowledgedTooLate()),
        (ParcelCommand.Acknowledge, ParcelStage.Unknown) => Outcome.Refused<ParcelEvent>(new(RefusalReason.UnknownIncident, "No such parcel.")),
        (ParcelCommand.Wake wake, ParcelStage.Waiting) when state.Due <= wake.Now => Outcome.Of<ParcelEvent>(
            state.Reminded < Reminders ? new ParcelEvent.Reminded(state.Reminded + 1, wake.Now) : new ParcelEvent.Returned()),
        _ => Outcome.Nothing<ParcelEvent>(),
    };

    public ParcelState Evolve(ParcelState state, ParcelEvent @event) => @event switch
    {
        ParcelEvent.Registered registered => state with { Ledger = registered.Ledger },
        ParcelEvent.Dispatched dispatched => state with { Stage = ParcelStage.Dispatched, Recipient = dispatched.Recipient },
        ParcelEvent.HandedOver handed => state with { Stage = ParcelStage.Waiting, Due = handed.At + Patience },
        ParcelEvent.Reminded reminded => state with { Reminded = reminded.Number, Due = reminded.At + Patience },
        ParcelEvent.Acknowledged => state with { Stage = ParcelStage.Acknowledged, Due = null },
        ParcelEvent.Returned => state with { Stage = ParcelStage.Returned, Due = null },
        _ => state,
    };

    public DateTimeOffset? Due(ParcelState state) => state.Due;

    public IEnumerable<Effect> Effects(ParcelState state, ParcelEvent @event) => @event switch
    {
        ParcelEvent.Dispatched => [new ParcelEffect.PrintLabel(state.Recipient), new ParcelEffect.CallCarrier()],
        ParcelEvent.Reminded reminded => [new ParcelEffect.Remind(state.Recipient, reminded.Number)],
        ParcelEvent.Acknowledged or ParcelEvent.Returned => [new ParcelEffect.Enter(state.Ledger, state.Stage)],
        _ => [],
    };
}

public enum ParcelStage { Unknown, Dispatched, Waiting, Acknowledged, Returned }

public sealed record ParcelState(ParcelStage Stage, string Ledger, string Recipient, DateTimeOffset? Due, int Reminded);

public abstract record ParcelCommand
{
    private ParcelCommand() { }

    public sealed record Send(string Recipient, string Ledger) : ParcelCommand;

    public sealed record HandOver(string Receipt, DateTimeOffset Now) : ParcelCommand;

    public sealed record Acknowledge : ParcelCommand;

    public sealed record Wake(DateTimeOffset Now) : ParcelCommand;
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Registered), "registered")]
[JsonDerivedType(typeof(Dispatched), "dispatched")]
[JsonDerivedType(typeof(HandedOver), "handedOver")]
[JsonDerivedType(typeof(Reminded), "reminded")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(AcknowledgedTooLate), "acknowledgedTooLate")]
[JsonDerivedType(typeof(Returned), "returned")]
public abstract record ParcelEvent
{
    private ParcelEvent() { }

    public sealed record Registered(string Ledger) : ParcelEvent;

    public sealed record Dispatched(string Recipient) : ParcelEvent;

    public sealed record HandedOver(string Receipt, DateTimeOffset At) : ParcelEvent;

    public sealed record Reminded(int Number, DateTimeOffset At) : ParcelEvent;

    public sealed record Acknowledged : ParcelEvent;

    public sealed record AcknowledgedTooLate : ParcelEvent;

    public sealed record Returned : ParcelEvent;
}

public abstract record ParcelEffect : Effect
{
    private ParcelEffect() { }

    public sealed record PrintLabel(string Recipient) : ParcelEffect;

    public sealed record CallCarrier : ParcelEffect;

    public sealed record Remind(string Recipient, int Number) : ParcelEffect;

    public sealed record Enter(string Ledger, ParcelStage Stage) : ParcelEffect;
}
