namespace Soc.Sigma;

/// <summary>How rule files are read.</summary>
public sealed record SigmaLoadOptions
{
    /// <summary>
    /// Whether habits that the specification disapproves of are errors as well: <c>all</c> over a single value, null among
    /// other values, searches that no condition mentions, identifiers that are no UUID. Off, such rules are loaded.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Mapping files: where records keep the fields that rules name, and how to tell records apart. Without any, a field is a
    /// path of its own name. <see cref="SigmaMappings.BuiltIn"/> has some.
    /// </summary>
    public IReadOnlyList<SigmaSource> Mappings { get; init; } = [];

    /// <summary>
    /// What else records of a log source are, besides what the mappings say: rules for these log sources see the records as well.
    /// </summary>
    public IReadOnlyDictionary<SigmaLogSource, IReadOnlyList<SigmaLogSource>> Also { get; init; } = new Dictionary<SigmaLogSource, IReadOnlyList<SigmaLogSource>>();

    /// <summary>
    /// What the placeholders of the modifier <c>expand</c> stand for, by name without the percent signs; values may hold
    /// wildcards. A rule with a placeholder that is not among them is an error.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Placeholders { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}
