using System.Text.RegularExpressions;
using Soc.Sigma.Patterns;

namespace Soc.Sigma.Detections;

/// <summary>
/// The modifier expand: <c>%name%</c> in a value stands for each of the values that the host gives for the name; a percent
/// sign behind a backslash is itself (Sigma specification, section "Placeholders").
/// </summary>
internal static partial class PlaceholderText
{
    /// <summary>All texts that the text stands for; null when it names a placeholder without values.</summary>
    public static IReadOnlyList<string>? Expand(string text, Func<string, string> write, SigmaLoadOptions options, int line, ErrorList errors)
    {
        var made = new List<string> { "" };
        var from = 0;
        foreach (Match placeholder in Placeholder().Matches(text))
        {
            var name = placeholder.Groups["name"].Value;
            if (!options.Placeholders.TryGetValue(name, out var values) || values.Count == 0)
            {
                errors.Add(line, $"The placeholder %{name}% has no values.");
                return null;
            }

            var before = Plain(text[from..placeholder.Index]);
            made = [.. made.SelectMany(start => values.Select(value => start + before + write(value)))];
            from = placeholder.Index + placeholder.Length;
        }

        return [.. made.Select(start => start + Plain(text[from..]))];
    }

    private static string Plain(string text) => text.Replace(@"\%", "%", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\\)%(?<name>[^%]+)%")]
    private static partial Regex Placeholder();
}
