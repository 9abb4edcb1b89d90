using Soc.Core.Triage;

namespace Soc.Microsoft365;

/// <summary>What a tenant's administrators chose to be read as what, by groups of their own directory.</summary>
/// <param name="AnalystGroups">Object id of the group whose members are analysts of a tier; a person in several holds the highest.</param>
/// <param name="NeverContainGroup">Object id of the group of break-glass accounts; null when there is none.</param>
public sealed record SurveyOptions(IReadOnlyDictionary<Tier, string> AnalystGroups, string? NeverContainGroup)
{
    public static readonly SurveyOptions None = new(new Dictionary<Tier, string>(), null);
}
