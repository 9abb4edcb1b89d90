namespace Soc.Sigma.Correlations;

/// <summary>A window as a record whose fields are the names of the rules that matched in it.</summary>
internal sealed class SeenRules : ISigmaRecord
{
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    public SeenRules(SigmaCorrelation correlation, ReadOnlySpan<Occurrence> window)
    {
        var sources = new HashSet<int>();
        foreach (var occurrence in window)
        {
            if (sources.Add(occurrence.Source))
            {
                var rule = correlation.Rules[occurrence.Source];
                names.Add(rule.Id);
                names.Add(rule.Name ?? rule.Id);
            }
        }

        Count = sources.Count;
    }

    public int Count { get; }

    public SigmaLogSource LogSource { get; } = new();

    public IEnumerable<SigmaValue> Values => [];

    public SigmaValue Field(string name) => names.Contains(name) ? SigmaValue.Of(true) : SigmaValue.Missing;
}
