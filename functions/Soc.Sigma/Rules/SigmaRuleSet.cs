using Soc.Sigma.Checks;
using Soc.Sigma.Engine;
using Soc.Sigma.Mappings;
using Soc.Sigma.Rules;

namespace Soc.Sigma;

/// <summary>Rules ready to be matched. Immutable, and safe to use from many threads at once.</summary>
public sealed class SigmaRuleSet
{
    private readonly HashSet<SigmaDefinition> silenced;
    private readonly EngineTable engines;
    private readonly FieldMap map;
    private readonly Lazy<Recognizer> recognizer;

    internal SigmaRuleSet(
        IReadOnlyList<SigmaRule> rules,
        IReadOnlyList<SigmaCorrelation> correlations,
        IReadOnlyList<SigmaMapping> mappings,
        IReadOnlyDictionary<SigmaLogSource, IReadOnlyList<SigmaLogSource>> also)
    {
        map = new FieldMap(mappings);
        engines = new EngineTable(rules, map, mappings, also);
        recognizer = new Lazy<Recognizer>(() => new Recognizer(mappings, map));
        Rules = rules;
        Correlations = correlations;
        silenced = [.. correlations.Where(correlation => !correlation.Generate).SelectMany(correlation => correlation.Rules)];
        silenced.ExceptWith(correlations.Where(correlation => correlation.Generate).SelectMany(correlation => correlation.Rules));
    }

    /// <summary>The rules, in the order of their sources.</summary>
    public IReadOnlyList<SigmaRule> Rules { get; }

    /// <summary>The correlations, each behind those that it refers to; <see cref="SigmaCorrelator"/> carries them out.</summary>
    public IReadOnlyList<SigmaCorrelation> Correlations { get; }

    /// <summary>
    /// Reads rule files: rules, correlations and filters. What is wrong stands in <see cref="SigmaLoadResult.Errors"/> and
    /// costs only the document it stands in: all others are loaded.
    /// </summary>
    public static SigmaLoadResult Load(IEnumerable<SigmaSource> sources, SigmaLoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new RuleFiles(options ?? new SigmaLoadOptions()).Read(sources);
    }

    /// <summary>
    /// Whether a match is worth an alert of its own: not so where the rule or correlation only serves correlations that do
    /// not say <c>generate: true</c>.
    /// </summary>
    public bool StandsAlone(SigmaDefinition definition) => !silenced.Contains(definition);

    /// <summary>The rules that see records of a log source. Worth keeping: it is worked out anew for each call.</summary>
    public SigmaMatcher For(SigmaLogSource logSource)
    {
        ArgumentNullException.ThrowIfNull(logSource);
        return new SigmaMatcher(engines.For(logSource), Matches);
    }

    /// <summary>The rules that match a record, in the order of <see cref="Rules"/>; empty when none does.</summary>
    public IReadOnlyList<SigmaMatch> Match(ISigmaRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var engine = engines.For(record.LogSource);
        var row = Row.Rent(engine.Slots.Count, engine.RuleCount);
        RecordRowReader.Read(record, engine, row);
        List<int>? held = null;
        engine.Match(row, ref held);
        Row.Return(row);
        return held is null ? [] : Matches(engine, held, record);
    }

    /// <summary>
    /// The same for a record that is the UTF-8 text of a JSON object, without building the object: several times as fast, and
    /// without an allocation when nothing matches. False when the text is no JSON object.
    /// </summary>
    public bool TryMatch(ReadOnlySpan<byte> json, SigmaLogSource logSource, out IReadOnlyList<SigmaMatch> matches)
    {
        ArgumentNullException.ThrowIfNull(logSource);
        var engine = engines.For(logSource);
        var row = Row.Rent(engine.Slots.Count, engine.RuleCount);
        List<int>? held = null;
        var read = JsonRowReader.Read(json, engine.Paths, row);
        if (read)
        {
            engine.Match(row, ref held);
        }

        Row.Return(row);
        matches = held is null ? [] : Matches(engine, held, new LateJsonRecord(logSource, json.ToArray()));
        return read;
    }

    /// <summary>
    /// The log source of a record that is the UTF-8 text of a JSON object, by the mappings the set was loaded with; null when
    /// they do not know such records.
    /// </summary>
    public SigmaLogSource? Recognize(ReadOnlySpan<byte> json) => recognizer.Value.Recognize(json);

    /// <summary>Whether records of a log source are tried on a rule: those it names, and those that count as such.</summary>
    public bool Sees(SigmaRule rule, SigmaLogSource source)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(source);
        return engines.All(source).Any(rule.LogSource.Fits);
    }

    /// <summary>The fields of a rule that records may not have, by the mappings the set was loaded with.</summary>
    public IReadOnlyList<SigmaUnmappedField> UnmappedFields(SigmaRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return [.. map.Unmapped(rule.LogSource, rule.Expression.Fields().Distinct(StringComparer.Ordinal))];
    }

    /// <summary>
    /// The rules whose regular expressions took longer than 100 ms since the set was loaded, in the order of
    /// <see cref="Rules"/>. Such an expression counts as not found, so these rules may have missed records; explanations and
    /// the fields of matches count as well, and an expression of a filter counts for every rule that the filter narrows. May
    /// be asked for at any time, from any thread.
    /// </summary>
    public IReadOnlyList<SigmaOverrun> Overruns() =>
        [.. Rules.Select(rule => new SigmaOverrun(rule, rule.Expression.Overruns())).Where(overrun => overrun.Count > 0)];

    /// <summary>Why a rule holds on a record or does not, whatever the record's log source.</summary>
    public SigmaExplanation Explain(SigmaRule rule, ISigmaRecord record)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(record);
        return Explainer.Explain(rule.Expression, new MappedRecord(record, rule.LogSource, map));
    }

    private SigmaMatch[] Matches(RuleEngine engine, List<int> held, ISigmaRecord record)
    {
        held.Sort();
        return [.. held.Select(rule => Rules[engine.Positions[rule]]).Select(rule => new SigmaMatch(rule, new MappedRecord(record, rule.LogSource, map)))];
    }
}
