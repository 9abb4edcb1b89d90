namespace Soc.Sigma;

/// <summary>A field of a rule that some of the records it is for do not have, as far as the mappings know.</summary>
/// <param name="Field">The field as the rule names it.</param>
/// <param name="Records">Title of the mapping that does not list it.</param>
/// <param name="Nowhere">Whether no mapping for such rules lists it, so that the rule asks for what no record has.</param>
public sealed record SigmaUnmappedField(string Field, string Records, bool Nowhere);
