using Soc.Core.Detect;
using Soc.Sigma;

namespace Soc.KillHarness;

/// <summary>The detections that ship with the product, from beside the running program.</summary>
public static class StoryContent
{
    public static DetectionEngine Load() => DetectionEngine.Load(
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "content", "detections"), "*.yml")
            .Order(StringComparer.Ordinal)
            .Select(path => new SigmaSource(Path.GetFileName(path), File.ReadAllText(path))));
}
