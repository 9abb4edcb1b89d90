namespace Soc.Cli.Hosting;

/// <summary>What a data folder remembers about itself: settings.json.</summary>
/// <param name="Demo">Set in the folder of a demo: its tenant is simulated, and time stands still between commands.</param>
public sealed record WorkspaceSettings(DemoSettings? Demo = null);

/// <param name="Now">The simulated clock's last instant, UTC: the next command goes on from here.</param>
/// <param name="Finished">The demo ran to its end.</param>
public sealed record DemoSettings(int Seed, int Signals, DateTimeOffset Now, bool Finished = false);
