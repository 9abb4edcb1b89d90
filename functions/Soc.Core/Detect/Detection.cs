using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// A Sigma rule and what the SOC makes of its matches. The rule's own key <c>soc: { phase: Delivery, confidence: 60 }</c> says so, or else
/// its ATT&amp;CK tags and its status do.
/// </summary>
internal sealed record Detection(SigmaRule Rule, Phase Phase, IReadOnlyList<string> Techniques, Severity Severity, int Confidence)
{
    /// <returns>The detection, or why the rule makes none.</returns>
    public static (Detection? Detection, string? Error) Of(SigmaRule rule)
    {
        var own = rule.Custom.GetValueOrDefault("soc") as IReadOnlyDictionary<string, object?>;
        if (rule.Custom.ContainsKey("soc") && own is null) return (null, "soc is a map of phase and confidence.");
        if (own?.Keys.FirstOrDefault(key => key is not ("phase" or "confidence")) is { } stranger) return (null, $"soc knows phase and confidence, not '{stranger}'.");
        var phase = own?.GetValueOrDefault("phase");
        if (phase is not null && !IsPhase(phase)) return (null, $"soc.phase is one of {string.Join(", ", Enum.GetNames<Phase>())}.");
        var confidence = own?.GetValueOrDefault("confidence");
        if (confidence is not (null or decimal and >= 0 and <= 100)) return (null, "soc.confidence is a number from 0 to 100.");
        return (phase is string name ? Enum.Parse<Phase>(name) : AttackTags.PhaseOf(rule.Tags)) is not { } found
            ? (null, "A detection needs soc.phase or a tag with an ATT&CK tactic.")
            : (new(rule, found, AttackTags.Techniques(rule.Tags), SeverityOf(rule.Level), confidence is decimal given ? (int)given : ConfidenceOf(rule.Status)), null);
    }

    /// <param name="uid">Of the event.</param>
    public Alert Alert(SigmaMatch match, SecurityEvent found, string uid, TenantDirectory directory) =>
        new(
            AlertId.Of(Rule.Id, found.Tenant, uid),
            found.Tenant,
            new(Rule.Id, Rule.Title, DetectionKind.SigmaRule),
            found.Time,
            Phase,
            Techniques,
            Severity,
            Confidence,
            EventEntities.Of(found, directory),
            Evidence(match),
            uid,
            found.Source);

    /// <summary>What matched, then what the rule's author wants an analyst to see beside it.</summary>
    private List<Evidence> Evidence(SigmaMatch match)
    {
        var matched = match.Fields().Select(field => (Name: field.Name ?? "keyword", field.Value)).ToList();
        var beside = Rule.Fields.Except(matched.Select(field => field.Name)).Select(name => (Name: name, Value: match.Record.Field(name)));
        return [.. matched.Concat(beside)
            .Where(field => field.Value.Kind is not (SigmaValueKind.Missing or SigmaValueKind.Null))
            .Select(field => EvidenceText.Of(field.Name, Text(field.Value)))
            .Distinct()];
    }

    /// <summary>JSON in a string is among the values as it stands and as what is inside; a reader needs only the latter.</summary>
    private static string Text(SigmaValue value)
    {
        if (value.Kind != SigmaValueKind.List) return value.ToString();
        var items = value.Items.Select(item => item.ToString()).Distinct().ToList();
        var inside = items.Where(item => !item.StartsWith('[') && !item.StartsWith('{')).ToList();
        return string.Join(", ", inside.Count == 0 ? items : inside);
    }

    private static bool IsPhase(object value) => value is string name && Enum.GetNames<Phase>().Contains(name);

    private static Severity SeverityOf(SigmaLevel level) => level switch
    {
        SigmaLevel.Informational => Severity.Informational,
        SigmaLevel.Low => Severity.Low,
        SigmaLevel.Medium => Severity.Medium,
        SigmaLevel.High => Severity.High,
        SigmaLevel.Critical => Severity.Critical,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    private static int ConfidenceOf(SigmaStatus? status) => status switch
    {
        SigmaStatus.Stable => 75,
        SigmaStatus.Test => 60,
        _ => 40,
    };
}
