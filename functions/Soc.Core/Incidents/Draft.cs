namespace Soc.Core.Incidents;

/// <summary>Events in the making: each is folded in at once, so that the next thought starts from it.</summary>
internal sealed class Draft(IncidentState state)
{
    private readonly List<IncidentEvent> _events = [];

    public IncidentState State { get; private set; } = state;

    public IReadOnlyList<IncidentEvent> Events => _events;

    public void Add(IncidentEvent @event)
    {
        _events.Add(@event);
        State = IncidentEvolution.Evolve(State, @event);
    }
}
