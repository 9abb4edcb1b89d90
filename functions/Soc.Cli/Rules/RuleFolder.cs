using Soc.Cli.Commands;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>The rule files below a folder, or a single one.</summary>
/// <param name="Given">As it was named on the command line; the paths of the sources begin with it.</param>
internal sealed record RuleFolder(string Given, string Path, IReadOnlyList<SigmaSource> Sources)
{
    private static readonly string[] Endings = [".yml", ".yaml"];

    /// <exception cref="CommandException">There is no such folder, or no rule in it.</exception>
    public static RuleFolder Read(string given, string current)
    {
        var path = System.IO.Path.GetFullPath(given, current);
        if (File.Exists(path)) return new(given, System.IO.Path.GetDirectoryName(path)!, [new(given, File.ReadAllText(path))]);
        if (!Directory.Exists(path)) throw CommandException.Wrong($"{given}: there is no such file or folder.");
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsRule).Order(StringComparer.Ordinal).ToList();
        return files.Count == 0
            ? throw CommandException.Wrong($"{given}: there are no rules (*.yml) in this folder.")
            : new(given, path, [.. files.Select(file => new SigmaSource(System.IO.Path.Combine(given, System.IO.Path.GetRelativePath(path, file)), File.ReadAllText(file)))]);
    }

    /// <summary>With the mappings for records as they come, that is for all but those that the SOC normalizes first.</summary>
    public SigmaLoadResult Load() => SigmaRuleSet.Load(Sources, new SigmaLoadOptions { Mappings = SigmaMappings.BuiltIn });

    private static bool IsRule(string file) => Endings.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
