using Soc.Sigma.Expressions;

namespace Soc.Sigma;

/// <summary>A detection rule of the Sigma specification 2.1, read and checked.</summary>
public sealed class SigmaRule
{
    internal SigmaRule()
    {
    }

    /// <summary>The rule's identifier, usually a UUID; where the file states none, its <see cref="Name"/> or <see cref="Title"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The name by which correlations may refer to the rule; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>What the rule detects, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>How far the rule can be trusted; null when the file does not say.</summary>
    public SigmaStatus? Status { get; init; }

    /// <summary>How serious a match is.</summary>
    public SigmaLevel Level { get; init; }

    /// <summary>Which records the rule sees.</summary>
    public required SigmaLogSource LogSource { get; init; }

    /// <summary>Tags as written, for instance <c>attack.t1059.001</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What the rule detects, at length; empty when the file does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who wrote the rule; empty when the file does not say.</summary>
    public string Author { get; init; } = "";

    /// <summary>Known harmless causes of a match.</summary>
    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    /// <summary>Where the rule's knowledge comes from.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Fields that an analyst wants to see beside a match.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>
    /// The keys of the document that the specification does not define. A value is a <see cref="string"/>, a
    /// <see cref="decimal"/>, a <see cref="bool"/>, null, an <c>IReadOnlyList&lt;object?&gt;</c> or an
    /// <c>IReadOnlyDictionary&lt;string, object?&gt;</c>.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Custom { get; init; } = new Dictionary<string, object?>();

    /// <summary>The file that the rule was read from.</summary>
    public required string SourcePath { get; init; }

    /// <summary>One-based line of the file on which the rule's document begins.</summary>
    public int SourceLine { get; init; }

    internal Expression Expression { get; init; } = Expression.AnyOf([]);

    /// <summary>Title and identifier.</summary>
    public override string ToString() => $"{Title} ({Id})";
}
