using Soc.Sigma.Expressions;
using Soc.Sigma.Rules;

namespace Soc.Sigma;

/// <summary>A detection rule of the Sigma specification 2.1, read and checked.</summary>
public sealed class SigmaRule : SigmaDefinition
{
    internal SigmaRule(Metadata metadata, SigmaLogSource logSource, IReadOnlyList<string> fields, Expression expression)
        : base(metadata)
    {
        LogSource = logSource;
        Fields = fields;
        Expression = expression;
    }

    /// <summary>Which records the rule sees.</summary>
    public SigmaLogSource LogSource { get; }

    /// <summary>Fields that an analyst wants to see beside a match.</summary>
    public IReadOnlyList<string> Fields { get; }

    internal Expression Expression { get; }

    /// <summary>The same rule, which now only holds where the filter does too.</summary>
    internal SigmaRule With(Expression filter) =>
        new(Metadata, LogSource, Fields, Expression.AllOf([Expression, filter]));
}
