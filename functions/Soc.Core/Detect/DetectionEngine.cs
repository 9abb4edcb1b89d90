using System.Collections.Frozen;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// The rules of the product's and the tenant's content, ready to be matched, and the vendors' own alerts. Immutable, and safe to use from
/// many threads at once.
/// </summary>
public sealed class DetectionEngine
{
    private readonly SigmaRuleSet _rules;
    private readonly FrozenDictionary<SigmaRule, Detection> _detections;

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
    public IReadOnlyList<Alert> Detect(SecurityEvent found, TenantDirectory directory) => Detect(new EventRecord(found, directory), found, directory);

    /// <param name="record">The event's record, already read.</param>
    internal IReadOnlyList<Alert> Detect(SecurityEvent found, RecordNode record, TenantDirectory directory) => Detect(new EventRecord(found, directory, record), found, directory);

    private IReadOnlyList<Alert> Detect(EventRecord record, SecurityEvent found, TenantDirectory directory)
    {
        var alerts = _rules.Match(record)
            .Where(match => _detections.ContainsKey(match.Rule))
            .Select(match => _detections[match.Rule].Alert(match, record, found, directory))
            .ToList();
        if (VendorAlerts.Of(found, directory) is { } vendor) alerts.Add(vendor);
        return [.. alerts.OrderBy(alert => alert.Id, StringComparer.Ordinal)];
    }
}
