using Soc.Core.Detect;
using Soc.Sigma;

namespace Soc.Cli.Hosting;

/// <summary>The detections that ship with the product.</summary>
internal static class ContentFolder
{
    public static DetectionEngine Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "detections");
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories) : [];
        return DetectionEngine.Load(files.Order(StringComparer.Ordinal).Select(file => new SigmaSource(Path.GetRelativePath(folder, file), File.ReadAllText(file))));
    }
}
