using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>The recorded cases of a rule: <c>rule/fires-*.json</c> and <c>rule/silent-*.json</c> beside <c>rule.yml</c>.</summary>
internal static class CaseFolder
{
    /// <param name="rulePath">As in <see cref="SigmaSource.Path"/>.</param>
    /// <param name="current">The current directory.</param>
    public static IReadOnlyList<SigmaCase> Of(string rulePath, string current)
    {
        var named = Path.ChangeExtension(rulePath, null);
        var folder = Path.GetFullPath(named, current);
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => new SigmaCase(rulePath, Path.Combine(named, Path.GetFileName(file)), File.ReadAllText(file)))];
    }
}
