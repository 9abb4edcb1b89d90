namespace Soc.Sigma;

/// <summary>A rule file: one or more YAML documents.</summary>
/// <param name="Path">Where it came from, for errors and for <see cref="SigmaDefinition.SourcePath"/>; it is never opened.</param>
/// <param name="Text">The YAML text.</param>
public sealed record SigmaSource(string Path, string Text);
