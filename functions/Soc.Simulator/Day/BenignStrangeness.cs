namespace Soc.Simulator.Day;

/// <summary>Something on the day that looks like an attack and is none, for the documentation to list.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Why">What makes it harmless.</param>
public sealed record BenignStrangeness(string Name, string Why);
