namespace Soc.Sigma;

/// <summary>A field that contributed to a match.</summary>
/// <param name="Name">The field as the rule names it; null for a keyword found anywhere in the record.</param>
/// <param name="Value">The single value that passed, or what the field holds where the rule asks for presence or absence.</param>
/// <param name="Test">What the rule asked of it, for a reader.</param>
public sealed record SigmaMatchedField(string? Name, SigmaValue Value, string Test);
