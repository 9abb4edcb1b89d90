using Soc.Sigma.Correlations;
using Soc.Sigma.Rules;

namespace Soc.Sigma;

/// <summary>A correlation of the Sigma specification 2.1: a question about several matches of rules, or of other correlations.</summary>
public sealed class SigmaCorrelation : SigmaDefinition
{
    internal SigmaCorrelation(Metadata metadata, CorrelationDraft draft, IReadOnlyList<SigmaDefinition> rules, CorrelationCondition condition)
        : base(metadata)
    {
        Type = draft.Type;
        GroupBy = draft.GroupBy;
        Timespan = draft.Timespan;
        Generate = draft.Generate;
        Aliases = draft.Aliases;
        Rules = rules;
        Condition = condition;
    }

    /// <summary>What it looks for.</summary>
    public SigmaCorrelationType Type { get; }

    /// <summary>The rules and correlations whose matches it looks at, in the order of the document.</summary>
    public IReadOnlyList<SigmaDefinition> Rules { get; }

    /// <summary>The fields or aliases that must agree; empty when all matches belong together.</summary>
    public IReadOnlyList<string> GroupBy { get; }

    /// <summary>How far apart the first and the last event may be.</summary>
    public TimeSpan Timespan { get; }

    /// <summary>Whether the rules it refers to raise matches of their own as well.</summary>
    public bool Generate { get; }

    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Aliases { get; }

    internal CorrelationCondition Condition { get; }

    /// <summary>The field in which an event of the given source carries what the correlation calls by this name.</summary>
    internal string FieldOf(string name, SigmaDefinition source) =>
        !Aliases.TryGetValue(name, out var bySource) ? name
        : source.Name is not null && bySource.TryGetValue(source.Name, out var byName) ? byName
        : bySource.GetValueOrDefault(source.Id, name);
}
