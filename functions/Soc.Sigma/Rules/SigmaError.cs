namespace Soc.Sigma;

/// <summary>Why a document of a rule file was not taken.</summary>
/// <param name="Path">The <see cref="SigmaSource.Path"/> of the file.</param>
/// <param name="Line">One-based line in that file.</param>
/// <param name="Reason">One sentence for the rule's author.</param>
public sealed record SigmaError(string Path, int Line, string Reason)
{
    /// <summary>The form that editors and terminals turn into a link: <c>path:line: reason</c>.</summary>
    public override string ToString() => $"{Path}:{Line}: {Reason}";
}
