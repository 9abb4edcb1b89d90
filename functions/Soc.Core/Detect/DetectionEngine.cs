using System.Collections.Concurrent;
using System.Collections.Frozen;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// The rules of the product's and the tenant's content, ready to be matched, and the vendors' own alerts. Safe to use from many threads at
/// once; how each field that rules ask for is read is worked out when the first event of a source comes.
/// </summary>
public sealed class DetectionEngine
{
    /// <summary>What a record is may be for the record to say, which is whoever's.</summary>
    private const int MostKnown = 1_000;

    private readonly SigmaRuleSet _rules;
    private readonly FrozenDictionary<SigmaRule, Detection> _detections;
    private readonly SourceRules?[] _latest = new SourceRules?[Enum.GetValues<SignalSource>().Length];
    private readonly ConcurrentDictionary<(SignalSource, SigmaLogSource), SourceRules> _known = [];

    private DetectionEngine(SigmaRuleSet rules, FrozenDictionary<SigmaRule, Detection> detections, IReadOnlyList<SigmaError> errors)
    {
        _rules = rules;
        _detections = detections;
        Errors = errors;
    }

    /// <summary>How rules are read that look at events.</summary>
    public static SigmaLoadOptions Options { get; } = new() { Also = EventRecordTaxonomy.Also };

    /// <summary>Why rules were left out; each costs only itself.</summary>
    public IReadOnlyList<SigmaError> Errors { get; }

    public IReadOnlyList<SigmaRule> Rules => [.. _rules.Rules.Where(_detections.ContainsKey)];

    public static DetectionEngine Load(IEnumerable<SigmaSource> content)
    {
        var (rules, errors) = SigmaRuleSet.Load(content, Options);
        var compiled = rules.Rules.Select(rule => (Rule: rule, Made: Detection.Of(rule))).ToList();
        return new(
            rules,
            compiled.Where(item => item.Made.Detection is not null).ToFrozenDictionary(item => item.Rule, item => item.Made.Detection!),
            [.. errors, .. compiled.Where(item => item.Made.Error is not null).Select(item => new SigmaError(item.Rule.SourcePath, item.Rule.SourceLine, item.Made.Error!))]);
    }

    /// <param name="directory">Of the event's tenant.</param>
    /// <returns>The alerts the event raises, ordered by id; empty for nearly all events.</returns>
    public IReadOnlyList<Alert> Detect(SecurityEvent found, TenantDirectory directory)
    {
        using var tape = RecordTape.Rent();
        tape.TryRead(found.Raw);
        return Detect(found, tape.Root, directory);
    }

    /// <param name="record">The event's record, already read.</param>
    internal IReadOnlyList<Alert> Detect(SecurityEvent found, RecordNode record, TenantDirectory directory)
    {
        var rules = RulesFor(found, record);
        var matches = rules.Count == 0 ? [] : rules.Match(new(found, record, directory, rules.Fields));
        if (matches.Count == 0 && found.FindingInfo is null) return [];
        var uid = found.Uid;
        var vendor = VendorAlerts.Of(found, uid, directory);
        if (matches.Count == 0) return vendor is null ? [] : [vendor];
        var alerts = matches.Where(match => _detections.ContainsKey(match.Rule)).Select(match => _detections[match.Rule].Alert(match, found, uid, directory));
        return [.. (vendor is null ? alerts : alerts.Append(vendor)).OrderBy(alert => alert.Id, StringComparer.Ordinal)];
    }

    private SourceRules RulesFor(SecurityEvent found, RecordNode record)
    {
        var (source, logSource) = (found.Source, EventRecordTaxonomy.LogSource(found, record));
        if (_latest[(int)source] is { } latest && ReferenceEquals(latest.LogSource, logSource)) return latest;
        return _latest[(int)source] = _known.TryGetValue((source, logSource), out var known) ? known : Make(source, logSource);
    }

    private SourceRules Make(SignalSource source, SigmaLogSource logSource)
    {
        var made = new SourceRules(_rules.For(logSource), source, logSource);
        if (_known.Count < MostKnown) _known[(source, logSource)] = made;
        return made;
    }

    /// <summary>The rules that see events of a source, and how the fields they ask for are read from them.</summary>
    private sealed class SourceRules(SigmaMatcher matcher, SignalSource source, SigmaLogSource logSource)
    {
        public SigmaLogSource LogSource => logSource;

        public int Count => matcher.RuleCount;

        public EventField[] Fields { get; } = [.. matcher.Fields.Select(name => EventField.Of(source, name))];

        public IReadOnlyList<SigmaMatch> Match(EventView view) => matcher.Match(view);
    }
}
