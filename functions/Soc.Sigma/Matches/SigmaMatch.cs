using Soc.Sigma.Expressions;

namespace Soc.Sigma;

/// <summary>A rule that matched a record.</summary>
public sealed class SigmaMatch
{
    private readonly ISigmaRecord record;

    internal SigmaMatch(SigmaRule rule, ISigmaRecord record)
    {
        Rule = rule;
        this.record = record;
    }

    /// <summary>The rule.</summary>
    public SigmaRule Rule { get; }

    /// <summary>The record, in which fields are found under the names that the rule's mappings give them.</summary>
    public ISigmaRecord Record => record;

    /// <summary>
    /// The fields that made the rule match, with the values that did; worked out each time it is asked for, from the record
    /// as it then is. What the rule excludes is not among them.
    /// </summary>
    public IReadOnlyList<SigmaMatchedField> Fields() => Witnesses.Of(Rule.Expression, record);
}
