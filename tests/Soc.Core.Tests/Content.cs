using Soc.Core.Detect;
using Soc.Sigma;

namespace Soc.Core.Tests;

/// <summary>The content that ships with the product.</summary>
internal static class Content
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "content", "detections");

    public static DetectionEngine Engine { get; } = DetectionEngine.Load(
        Directory.EnumerateFiles(Root, "*.yml").Order().Select(file => new SigmaSource(Path.GetFileName(file), File.ReadAllText(file))));
}
