namespace Soc.Sigma.Correlations;

/// <summary>
/// A correlation made ready: which values of an event it must keep, for itself and for the correlations above it, and by
/// which of them it groups.
/// </summary>
internal sealed class CorrelationPlan
{
    private readonly string[][] fieldsBySource;

    public CorrelationPlan(SigmaCorrelation correlation, IReadOnlyList<CorrelationPlan> above)
    {
        Correlation = correlation;
        Above = above;
        Names =
        [
            .. correlation.GroupBy
                .Concat(correlation.Condition.Fields)
                .Concat(above.SelectMany(plan => plan.NamesFor(correlation)))
                .Distinct(StringComparer.Ordinal),
        ];
        fieldsBySource = [.. correlation.Rules.Select(rule => Names.Select(name => correlation.FieldOf(name, rule)).ToArray())];
        Measured = [.. correlation.Condition.Fields.Select(field => Array.IndexOf(Names, field))];
    }

    public SigmaCorrelation Correlation { get; }

    /// <summary>The plans of the correlations that look at this one's matches.</summary>
    public IReadOnlyList<CorrelationPlan> Above { get; }

    /// <summary>What the kept values are called in this correlation; those grouped by come first.</summary>
    public string[] Names { get; }

    /// <summary>Positions of the fields that the condition measures.</summary>
    public int[] Measured { get; }

    public long Span => Correlation.Timespan.Ticks;

    /// <summary>The positions at which a definition stands among the rules.</summary>
    public IEnumerable<int> SourcesOf(SigmaDefinition definition) =>
        Enumerable.Range(0, Correlation.Rules.Count).Where(source => Correlation.Rules[source] == definition);

    /// <summary>The names of the fields to read from an event of the source, in the order of <see cref="Names"/>.</summary>
    public string[] FieldsOf(int source) => fieldsBySource[source];

    private IEnumerable<string> NamesFor(SigmaCorrelation below) => SourcesOf(below).SelectMany(FieldsOf);
}
