using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Story;
using Soc.Simulator.Day.Transport;

namespace Soc.Simulator.Day;

/// <summary>Tuesday, 17 November 2026, at Nordhafen Instruments (all times UTC).</summary>
public static class OfficeDay
{
    /// <summary>The day as the hub received it. The same seed and options give the same bytes.</summary>
    /// <returns>Messages in the order of their arrival.</returns>
    public static IReadOnlyList<HubMessage> Generate(int seed, DayOptions? options = null)
    {
        options ??= new DayOptions();
        IEnumerable<SourceRecord> records = [];
        if (options.WithAttack) records = records.Concat(AttackStory.Steps.SelectMany(step => step.Signals));
        return HubDelivery.Deliver(records, seed, options.Faults);
    }
}
