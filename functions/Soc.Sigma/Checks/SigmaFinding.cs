namespace Soc.Sigma;

/// <summary>What kind of thing a check found.</summary>
public enum SigmaFindingKind
{
    /// <summary>The document could not be taken.</summary>
    Error,

    /// <summary>The specification disapproves of it; the rule is loaded all the same.</summary>
    Habit,

    /// <summary>A field that no record for such rules has, as far as the mappings know.</summary>
    UnmappedField,

    /// <summary>Asks the same of the same records as another rule.</summary>
    Duplicate,

    /// <summary>A part that can never hold or never matter, such as a value and its opposite.</summary>
    Unreachable,
}

/// <summary>Something about a rule that its author should look at.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Path">The rule's file.</param>
/// <param name="Line">One-based line in it.</param>
/// <param name="Reason">One sentence.</param>
public sealed record SigmaFinding(SigmaFindingKind Kind, string Path, int Line, string Reason)
{
    /// <summary>The form that editors and terminals turn into a link.</summary>
    public override string ToString() => $"{Path}:{Line}: {Kind}: {Reason}";
}
