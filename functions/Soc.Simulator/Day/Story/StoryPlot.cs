using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Story;

/// <summary>The names and addresses that several steps of the story share.</summary>
internal static class StoryPlot
{
    public static InventedPerson Victim => InventedPeople.Victim;
    public static InventedDevice Device => InventedDevices.Victim;
    public static RemoteEnd ToolServer { get; } = new("203.0.113.66", 443, "files.assist-bridge.example");
    public static RemoteEnd Relay { get; } = new("203.0.113.99", 443, "relay.assist-bridge.example");

    public const string ToolUrl = "https://files.assist-bridge.example/get/assistbridge.exe";

    /// <summary>A remote-support tool nobody in the company has approved.</summary>
    public static ProgramFile Tool { get; } = new(
        "assistbridge.exe",
        $@"C:\Users\{InventedPeople.Victim.Alias}\AppData\Local\AssistBridge\assistbridge.exe",
        "Assist Bridge",
        "Assist Bridge Remote Support",
        "3.1.4400.0")
    {
        Signed = false,
    };

    /// <summary>With a fraction of a second, which nothing in this world happens without.</summary>
    public static DateTimeOffset At(int hour, int minute, int second = 0)
    {
        var time = new TimeSpan(hour, minute, second);
        return AttackTraces.Day + time + TimeSpan.FromTicks((long)time.TotalSeconds * 7_919 % TimeSpan.TicksPerSecond);
    }
}
