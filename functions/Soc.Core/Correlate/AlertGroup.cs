namespace Soc.Core.Correlate;

/// <summary>Alerts that are linked, directly or through others. Becomes an incident when it adds up to one.</summary>
/// <param name="Id">The id of the alert it began with.</param>
/// <param name="Members">Alert ids, ordered.</param>
/// <param name="Incident">Set once it added up.</param>
/// <param name="Absorbed">Incidents that turned out to be part of <paramref name="Incident"/>.</param>
/// <param name="MergedInto">Set when this group is now part of another: the rest is history.</param>
public sealed record AlertGroup(
    string Id,
    IReadOnlyList<string> Members,
    string? Incident = null,
    IReadOnlyList<string>? Absorbed = null,
    string? MergedInto = null)
{
    /// <summary>One group of several: the one that is an incident goes on, the oldest id where that leaves a choice.</summary>
    public static AlertGroup Merge(IReadOnlyCollection<AlertGroup> groups)
    {
        var survivor = groups.OrderBy(group => group.Incident is null).ThenBy(group => group.Id, StringComparer.Ordinal).First();
        var absorbed = groups
            .SelectMany(group => (group.Absorbed ?? []).Append(group.Incident))
            .OfType<string>()
            .Where(incident => incident != survivor.Incident)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return survivor with
        {
            Members = [.. groups.SelectMany(group => group.Members).Distinct().Order(StringComparer.Ordinal)],
            Absorbed = absorbed.Count > 0 ? absorbed : null,
        };
    }
}
