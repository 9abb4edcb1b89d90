using Soc.Sigma.Mappings;

namespace Soc.Sigma.Engine;

/// <summary>Where records keep the fields that rules name, by all mappings together.</summary>
internal sealed class FieldMap(IReadOnlyList<SigmaMapping> mappings)
{
    /// <summary>Where the mappings have nothing to say, a field is a path of its own name.</summary>
    public static FieldMap None { get; } = new([]);

    /// <summary>
    /// The paths to try for a field of rules of a log source, the best first: the name itself, what mappings list for it,
    /// the name below the places in which they say that fields may lie.
    /// </summary>
    public IReadOnlyList<string> Paths(SigmaLogSource logSource, string field)
    {
        var fitting = mappings.Where(mapping => mapping.LogSource.Fits(logSource)).ToArray();
        return
        [
            .. new[] { field }
                .Concat(fitting.SelectMany(mapping => mapping.Paths(field)))
                .Concat(fitting.SelectMany(mapping => mapping.Below).Select(place => $"{place}.{field}"))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a mapping lists the field, or none is for such rules.</summary>
    public bool Knows(SigmaLogSource logSource, string field)
    {
        var fitting = mappings.Where(mapping => mapping.LogSource.Fits(logSource)).ToArray();
        return fitting.Length == 0 || fitting.Any(mapping => mapping.Paths(field).Count > 0);
    }
}
