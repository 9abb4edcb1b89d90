namespace Soc.Sigma.Engine;

/// <summary>A single value in a <see cref="Row"/>: where its text lies, as written and folded.</summary>
internal struct Cell
{
    public SigmaValueKind Kind;

    /// <summary>Index of the next value of the same field; -1 behind the last.</summary>
    public int Next;

    public int Start;

    public int Length;

    public int FoldedStart;

    public int FoldedLength;

    /// <summary>Whether there is a text to look at.</summary>
    public readonly bool HasText => Kind is SigmaValueKind.Text or SigmaValueKind.Number or SigmaValueKind.Boolean;
}
