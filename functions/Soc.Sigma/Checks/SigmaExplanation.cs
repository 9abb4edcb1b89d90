namespace Soc.Sigma;

/// <summary>Why a rule holds on a record or does not: the rule's questions as a tree, each with its answer.</summary>
/// <param name="Holds">The answer.</param>
/// <param name="Text">
/// <c>all of</c>, <c>any of</c>, <c>not</c>, or a question such as <c>Image is *\cmd.exe</c>.
/// </param>
/// <param name="Value">What the record holds in the field asked about; missing on inner nodes and for keywords.</param>
/// <param name="Parts">The questions below this one.</param>
public sealed record SigmaExplanation(bool Holds, string Text, SigmaValue Value, IReadOnlyList<SigmaExplanation> Parts)
{
    /// <summary>The tree as indented lines, <c>+</c> before what holds and <c>-</c> before what does not.</summary>
    public IEnumerable<string> Lines(int depth = 0)
    {
        var found = Value.Kind == SigmaValueKind.Missing ? "" : $"   [{Value}]";
        return Parts
            .SelectMany(part => part.Lines(depth + 1))
            .Prepend($"{new string(' ', depth * 2)}{(Holds ? '+' : '-')} {Text}{found}");
    }
}
