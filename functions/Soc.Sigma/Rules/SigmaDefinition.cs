using Soc.Sigma.Rules;

namespace Soc.Sigma;

/// <summary>What rules and correlations have in common: who they are and what they are about.</summary>
public abstract class SigmaDefinition
{
    private readonly Metadata metadata;

    private protected SigmaDefinition(Metadata metadata) => this.metadata = metadata;

    /// <summary>The identifier, usually a UUID; where the file states none, the <see cref="Name"/> or <see cref="Title"/>.</summary>
    public string Id => metadata.Id;

    /// <summary>The name by which correlations may refer to it; null when it has none.</summary>
    public string? Name => metadata.Name;

    /// <summary>What it detects, in a line.</summary>
    public string Title => metadata.Title;

    /// <summary>How far it can be trusted; null when the file does not say.</summary>
    public SigmaStatus? Status => metadata.Status;

    /// <summary>How serious a match is.</summary>
    public SigmaLevel Level => metadata.Level;

    /// <summary>Tags as written, for instance <c>attack.t1059.001</c>.</summary>
    public IReadOnlyList<string> Tags => metadata.Tags;

    /// <summary>What it detects, at length; empty when the file does not say.</summary>
    public string Description => metadata.Description;

    /// <summary>Who wrote it; empty when the file does not say.</summary>
    public string Author => metadata.Author;

    /// <summary>Known harmless causes of a match.</summary>
    public IReadOnlyList<string> FalsePositives => metadata.FalsePositives;

    /// <summary>Where its knowledge comes from.</summary>
    public IReadOnlyList<string> References => metadata.References;

    /// <summary>
    /// The keys of the document that the specification does not define. A value is a <see cref="string"/>, a
    /// <see cref="decimal"/>, a <see cref="bool"/>, null, an <c>IReadOnlyList&lt;object?&gt;</c> or an
    /// <c>IReadOnlyDictionary&lt;string, object?&gt;</c>.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Custom => metadata.Custom;

    /// <summary>The file that it was read from.</summary>
    public string SourcePath => metadata.SourcePath;

    /// <summary>One-based line of the file on which its document begins.</summary>
    public int SourceLine => metadata.SourceLine;

    /// <summary>Title and identifier.</summary>
    public override string ToString() => $"{Title} ({Id})";

    private protected Metadata Metadata => metadata;
}
