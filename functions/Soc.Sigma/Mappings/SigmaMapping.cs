using Soc.Sigma.Expressions;

namespace Soc.Sigma.Mappings;

/// <summary>Where records keep the fields that rules of a log source name.</summary>
/// <param name="Title">What the records are called.</param>
/// <param name="LogSource">The rules it is for.</param>
/// <param name="Fields">For each field the paths to try, the best first.</param>
/// <param name="Below">Places below which fields may lie under their own names.</param>
/// <param name="Open">Whether the records may have fields that are not listed.</param>
/// <param name="Records">How to tell the records from others, in the order to try.</param>
internal sealed record SigmaMapping(
    string Title,
    SigmaLogSource LogSource,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fields,
    IReadOnlyList<string> Below,
    bool Open,
    IReadOnlyList<RecordKind> Records)
{
    /// <summary>The paths listed for a field, its case aside; none where the mapping does not know it.</summary>
    public IReadOnlyList<string> Paths(string field) => Fields.GetValueOrDefault(field, []);

    public bool Knows(string field) => Open || Fields.ContainsKey(field);
}

/// <summary>Records that are of a log source, and whose they are as well.</summary>
internal sealed record RecordKind(Expression When, SigmaLogSource LogSource, IReadOnlyList<SigmaLogSource> Also);
