using Soc.Sigma.Mappings;

namespace Soc.Sigma.Engine;

/// <summary>Where records keep the fields that rules name, by all mappings together.</summary>
internal sealed class FieldMap(IReadOnlyList<SigmaMapping> mappings)
{
    /// <summary>
    /// The paths to try for a field of rules of a log source, the best first: the name itself, what mappings list for it,
    /// the name below the places in which they say that fields may lie.
    /// </summary>
    public IReadOnlyList<string> Paths(SigmaLogSource logSource, string field)
    {
        var fitting = Fitting(logSource);
        return
        [
            .. new[] { field }
                .Concat(fitting.SelectMany(mapping => mapping.Paths(field)))
                .Concat(fitting.SelectMany(mapping => mapping.Below).Select(place => $"{place}.{field}"))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    public IEnumerable<SigmaUnmappedField> Unmapped(SigmaLogSource logSource, IEnumerable<string> fields)
    {
        var fitting = Fitting(logSource);
        return
            from field in fields
            let nowhere = !fitting.Any(mapping => mapping.Knows(field))
            from mapping in fitting
            where !mapping.Knows(field)
            select new SigmaUnmappedField(field, mapping.Title, nowhere);
    }

    /// <summary>The mappings for such rules, the most particular first.</summary>
    private SigmaMapping[] Fitting(SigmaLogSource rule) =>
        [.. mappings.Where(mapping => mapping.LogSource.Fits(rule)).OrderByDescending(mapping => Parts(mapping.LogSource))];

    private static int Parts(SigmaLogSource source) =>
        (source.Product is null ? 0 : 1) + (source.Category is null ? 0 : 1) + (source.Service is null ? 0 : 1);
}
