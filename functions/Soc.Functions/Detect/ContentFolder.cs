using Soc.Core.Detect;
using Soc.Sigma;

namespace Soc.Functions.Detect;

/// <summary>The detections that ship with the product.</summary>
internal static class ContentFolder
{
    /// <param name="root">The folder that holds "content".</param>
    /// <exception cref="DirectoryNotFoundException">The product was deployed without them; a SOC without detections must not look healthy.</exception>
    public static DetectionEngine Load(string root)
    {
        var folder = Path.Combine(root, "content", "detections");
        return DetectionEngine.Load(Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new SigmaSource(Path.GetRelativePath(folder, file), File.ReadAllText(file))));
    }
}
