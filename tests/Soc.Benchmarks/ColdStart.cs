using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Core.Tenants;
using Soc.Sigma;

namespace Soc.Benchmarks;

/// <summary>What a worker does between its start and its first event, told step by step on standard output: the parent takes the times.</summary>
internal static class ColdStart
{
    public const string Begun = "begun";
    public const string Loaded = "loaded";
    public const string Processed = "processed";

    private static readonly TenantId Tenant = TenantId.Parse("3d0c6c1e-8f4b-4f0a-9a57-2f1c5b7e9d10");

    /// <param name="file">A record of that tenant as its source sends it.</param>
    public static int Run(string file)
    {
        Console.WriteLine(Begun);
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "detections");
        var engine = DetectionEngine.Load(Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories)
            .Select(rule => new SigmaSource(Path.GetRelativePath(folder, rule), File.ReadAllText(rule))));
        Console.WriteLine(Loaded);
        var result = new SignalPipeline(engine).Read(File.ReadAllBytes(file), new("benchmark", "0", 0, 0), new ServedTenants([new TenantDirectory(TenantProfile.Empty(Tenant))]));
        if (result.Signals.Count != 1 || result.Quarantined.Count > 0) throw new InvalidOperationException($"{file} was not read.");
        Console.WriteLine(Processed);
        return 0;
    }
}
