using Soc.Core.Detect;
using Soc.Simulator.Day.Sources;

namespace Soc.Simulator.Day.Story;

/// <summary>One thing the attacker does, and the signals it leaves.</summary>
/// <param name="Name">A short sentence.</param>
/// <param name="At">When its first signal happened, UTC.</param>
public sealed record StoryStep(string Name, Phase Phase, DateTimeOffset At, IReadOnlyList<SourceRecord> Signals);
