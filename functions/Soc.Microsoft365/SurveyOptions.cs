using Soc.Core.Triage;

namespace Soc.Microsoft365;

/// <summary>What a tenant's administrators chose to be read as what, by groups of their own directory; and what is theirs in Azure.</summary>
/// <param name="AnalystGroups">Object id of the group whose members are analysts of a tier; a person in several holds the highest.</param>
/// <param name="NeverContainGroup">Object id of the group of break-glass accounts; null when there is none.</param>
public sealed record SurveyOptions(IReadOnlyDictionary<Tier, string> AnalystGroups, string? NeverContainGroup)
{
    /// <summary>Ids of the tenant's Azure subscriptions, lower-case GUIDs; empty where nobody said.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Customer ids of its Log Analytics workspaces, lower-case GUIDs; empty where nobody said.</summary>
    public IReadOnlyList<string> Workspaces { get; init; } = [];

    /// <summary>Names or addresses of the machines that send or relay its log lines; empty where nobody said.</summary>
    public IReadOnlyList<string> Collectors { get; init; } = [];

    public static readonly SurveyOptions None = new(new Dictionary<Tier, string>(), null);
}
