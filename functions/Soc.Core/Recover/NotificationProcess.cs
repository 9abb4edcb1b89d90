using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Core.Recover;

/// <summary>The clocks of one incident that a law has set running: told of when they begin, when they are nearly due, and when they were missed.</summary>
public static class NotificationProcess
{
    public const string Kind = "notification";

    /// <param name="incident">The incident's id.</param>
    public static ProcessId Of(TenantId tenant, string incident) => new(tenant, Kind, incident);
}

public abstract record NotificationCommand
{
    private NotificationCommand() { }

    public abstract DateTimeOffset Now { get; init; }

    /// <param name="Regimes">Those that bind the tenant.</param>
    /// <param name="AwareAt">When a person first said that the incident is real.</param>
    public sealed record Start(string IncidentId, IReadOnlyList<NotificationRegime> Regimes, DateTimeOffset AwareAt, DateTimeOffset Now) : NotificationCommand;

    /// <param name="Person">Who that is among the tenant's analysts; null when nobody.</param>
    public sealed record Answer(string DutyId, bool Fulfilled, string By, Analyst? Person, string? Note, DateTimeOffset Now) : NotificationCommand;

    /// <summary>Nobody has to be told after all: a false alarm, or another incident took over.</summary>
    public sealed record Stop(string Why, DateTimeOffset Now) : NotificationCommand;

    public sealed record Wake(DateTimeOffset Now) : NotificationCommand;
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Staged), "staged")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Stopped), "stopped")]
public abstract record NotificationEvent
{
    private NotificationEvent() { }

    public abstract DateTimeOffset At { get; init; }

    /// <summary>These clocks run; one that ran already is due at the earlier of both.</summary>
    public sealed record Started(string IncidentId, IReadOnlyList<NotificationClock> Clocks, DateTimeOffset At) : NotificationEvent;

    /// <summary>A clock came nearer to its end, or to it.</summary>
    public sealed record Staged(string DutyId, ClockStage Stage, DateTimeOffset At) : NotificationEvent;

    public sealed record Answered(string DutyId, DutyAnswer Answer, DateTimeOffset At) : NotificationEvent;

    public sealed record Stopped(string Why, DateTimeOffset At) : NotificationEvent;
}

public sealed record NotificationState
{
    public static readonly NotificationState Initial = new();

    public string IncidentId { get; init; } = "";

    /// <summary>By duty id.</summary>
    public ImmutableSortedDictionary<string, NotificationClock> Clocks { get; init; } = ImmutableSortedDictionary.Create<string, NotificationClock>(StringComparer.Ordinal);

    /// <summary>Why nobody has to be told any more; null while somebody has.</summary>
    public string? Stopped { get; init; }

    internal IEnumerable<NotificationClock> Open => Stopped is null ? Clocks.Values.Where(clock => clock.Answer is null) : [];
}

/// <summary>Tell the tenant's people of duties.</summary>
public sealed record TellOfDuties(string IncidentId, IReadOnlyList<NotificationClock> Clocks) : Effect;
