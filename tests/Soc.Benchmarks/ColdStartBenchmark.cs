using System.Diagnostics;
using System.Globalization;

namespace Soc.Benchmarks;

/// <summary>
/// Measures how long a process with one visible processor takes from its start to its first event, with the shipped detections, under the
/// settings that a host can choose. The settings are tried in turns, so that whatever else the machine does meets all of them alike; the
/// middle of the runs counts, and the ratio to the runtime's defaults.
/// </summary>
internal static class ColdStartBenchmark
{
    private const string FirstEvent = "Corpus/EntraSignIn/success-on-managed-device.json";

    private static readonly (string Name, string Variable, string Value)[] Settings =
    [
        ("defaults", "DOTNET_TieredCompilation", "1"),
        ("ready-to-run code not used", "DOTNET_ReadyToRun", "0"),
        ("loops optimized at once", "DOTNET_TC_QuickJitForLoops", "0"),
        ("no dynamic PGO", "DOTNET_TieredPGO", "0"),
        ("no tiers", "DOTNET_TieredCompilation", "0"),
    ];

    public static int Run(SigmaBenchmarkOptions options)
    {
        var times = Settings.ToDictionary(setting => setting.Name, _ => new List<Milestones>());
        for (var round = 0; round <= options.Rounds; round++)
            foreach (var setting in Settings)
                if (Start(setting.Variable, setting.Value) is var measured && round > 0) times[setting.Name].Add(measured);
        Console.WriteLine($"one processor, middle of {options.Rounds} starts, ms from the start of the process");
        Console.WriteLine($"{"",-30}{"running",10}{"rules",10}{"event",10}{"of defaults",13}");
        var defaults = Middle(times[Settings[0].Name], milestones => milestones.Processed);
        foreach (var (name, runs) in times) Print(name, runs, defaults);
        return 0;
    }

    private static Milestones Start(string variable, string value)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add("coldstart-child");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, FirstEvent));
        (start.Environment["DOTNET_PROCESSOR_COUNT"], start.Environment[variable]) = ("1", value);
        var watch = Stopwatch.StartNew();
        using var child = Process.Start(start)!;
        var milestones = new Milestones(Wait(child, ColdStart.Begun, watch), Wait(child, ColdStart.Loaded, watch), Wait(child, ColdStart.Processed, watch));
        child.WaitForExit();
        return milestones;
    }

    private static double Wait(Process child, string milestone, Stopwatch watch) =>
        child.StandardOutput.ReadLine() == milestone ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"The process did not come to '{milestone}'.");

    private static void Print(string name, List<Milestones> runs, double defaults)
    {
        var processed = Middle(runs, milestones => milestones.Processed);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-30}{Middle(runs, milestones => milestones.Begun),10:N0}{Middle(runs, milestones => milestones.Loaded),10:N0}{processed,10:N0}{processed / defaults,13:P0}"));
    }

    private static double Middle(List<Milestones> runs, Func<Milestones, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);

    /// <summary>Milliseconds since the process was started.</summary>
    private readonly record struct Milestones(double Begun, double Loaded, double Processed);
}
