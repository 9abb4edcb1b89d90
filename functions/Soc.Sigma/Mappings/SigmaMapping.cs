namespace Soc.Sigma.Mappings;

/// <summary>Where records keep the fields that rules of a log source name.</summary>
internal sealed record SigmaMapping(
    string Title,
    SigmaLogSource LogSource,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fields,
    IReadOnlyList<string> Below)
{
    /// <summary>The paths listed for a field, its case aside; none where the mapping does not know it.</summary>
    public IReadOnlyList<string> Paths(string field) => Fields.GetValueOrDefault(field, []);
}
