using Soc.Cli.Commands;
using Soc.Core.Detect;
using Soc.Sigma;

namespace Soc.Cli.Hosting;

/// <summary>The detections that ship with the product.</summary>
internal static class ContentFolder
{
    /// <param name="warnings">Gets one line for each rule that cannot be used; the others go on without it.</param>
    /// <exception cref="CommandException">There are no detections: a SOC that looks for nothing would only seem to work.</exception>
    public static DetectionEngine Load(TextWriter warnings)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "detections");
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories) : [];
        var engine = DetectionEngine.Load(files.Order(StringComparer.Ordinal).Select(file => new SigmaSource(Path.GetRelativePath(folder, file), File.ReadAllText(file))));
        foreach (var error in engine.Errors) warnings.WriteLine($"soc: {error}");
        return engine.Rules.Count > 0 ? engine : throw CommandException.Wrong($"There are no detections in {folder}.");
    }
}
