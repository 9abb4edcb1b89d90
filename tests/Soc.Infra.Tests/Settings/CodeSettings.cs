using System.Text.RegularExpressions;

namespace Soc.Infra.Tests.Settings;

/// <summary>What the sources of the function app read from its settings, found in their text: they need not compile for this.</summary>
internal sealed partial class CodeSettings
{
    public static readonly IReadOnlyList<string> Rooms = ["functions/Soc.Functions", "functions/Soc.Azure"];

    private readonly IReadOnlyList<string> _sources =
        [.. Rooms.SelectMany(room => Directory.EnumerateFiles(Repository.PathOf(room), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Built().IsMatch(file)).Select(file => Comment().Replace(File.ReadAllText(file), ""))];

    /// <summary>Names between percent signs, as in <c>[EventHubTrigger("%TELEMETRY_HUB_NAME%")]</c>.</summary>
    public IReadOnlySet<string> InBindings => Names(Placeholder());

    /// <summary>Prefixes of identity-based connections, as in <c>Connection = "EventHubs"</c>.</summary>
    public IReadOnlySet<string> Connections => Names(Connection());

    /// <summary>Read by their name from the configuration or the environment, as in <c>configuration["Soc:TableServiceUri"]</c>.</summary>
    public IReadOnlySet<string> ByName => Names(Indexed()).Where(name => name.Contains('_')).ToHashSet(StringComparer.Ordinal);

    /// <summary>Routes of the HTTP triggers: the route that is written, or the function's name.</summary>
    public IReadOnlySet<string> Routes => _sources.SelectMany(source => HttpFunction().Matches(source))
        .Select(trigger => Route().Match(trigger.Groups["trigger"].Value) is { Success: true } route ? route.Groups[1].Value : trigger.Groups["name"].Value)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private HashSet<string> Names(Regex pattern) =>
        _sources.SelectMany(source => pattern.Matches(source)).Select(match => match.Groups[1].Value.Replace(":", "__")).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[\\/](obj|bin)[\\/]")]
    private static partial Regex Built();

    [GeneratedRegex(@"(?m)^\s*//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("%([A-Za-z_]+)%")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\\bConnection\\s*=\\s*\"(\\w+)\"")]
    private static partial Regex Connection();

    [GeneratedRegex("(?:\\w\\[|[Cc]onfiguration,\\s*|GetValue<[^>]+>\\(|GetEnvironmentVariable\\()\"([A-Za-z0-9_:]+)\"")]
    private static partial Regex Indexed();

    [GeneratedRegex("(?s)\\[Function\\((?:nameof\\(|\")(?<name>\\w+)(?:\\)|\")\\)\\](?:(?!\\[Function\\().)*?\\[HttpTrigger(?<trigger>[^\\]]*)\\]")]
    private static partial Regex HttpFunction();

    [GeneratedRegex("Route\\s*=\\s*\"([^\"]+)\"")]
    private static partial Regex Route();
}
