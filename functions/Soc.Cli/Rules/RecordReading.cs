using System.Text;
using System.Text.Json;
using Soc.Cli.Commands;
using Soc.Core.Detect;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Core.Tenants;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>Records for a rule, read as the SOC reads them or as they stand.</summary>
/// <param name="Rules">The set whose mappings fit how they were read: Detect uses none, because an event knows its names itself.</param>
/// <param name="Refusal">Why the SOC, which the rule needs, reads none of it; then there are no records.</param>
internal sealed record RecordReading(SigmaRuleSet Rules, SigmaRule Rule, IReadOnlyList<ISigmaRecord> Records, bool BySoc, string? Refusal);

/// <summary>
/// Reads records as production will see them. What Ingest takes goes through Ingest and Normalize, with the tenant's profile; all else is
/// taken as it stands, by the mappings for raw records, unless the rule asks for soc.*.
/// </summary>
internal sealed class RecordReader(IReadOnlyList<SigmaSource> sources, TenantProfile? tenant)
{
    private readonly SigmaRuleSet _events = SigmaRuleSet.Load(sources, DetectionEngine.Options).RuleSet;
    private readonly DetectionEngine _detections = DetectionEngine.Load(sources);

    public SigmaLoadResult Mapped { get; } = SigmaRuleSet.Load(sources, new SigmaLoadOptions { Mappings = SigmaMappings.BuiltIn });

    /// <param name="rule">One that stands in the sources.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public RecordReading Read(SigmaRule rule, string name, string text)
    {
        var root = JsonElement.Parse(text);
        var ingested = new Ingestor(ServedTenants.Whoever).Read(Encoding.UTF8.GetBytes(text), new(name, "0", 0, 0));
        var outcomes = ingested.Signals.Select(signal => Normalizer.Normalize(signal, DirectoryOf(signal.Tenant))).ToList();
        var refusal = ingested.Quarantined.Concat(outcomes.OfType<Normalization.Failed>().Select(failed => failed.Signal)).FirstOrDefault()?.Reason;
        var own = _events.Rules.Single(each => each.SourcePath == rule.SourcePath && each.SourceLine == rule.SourceLine);
        if (refusal is null && outcomes.Count > 0)
        {
            var records = outcomes.OfType<Normalization.Succeeded>().Select(found => new EventRecord(found.Event, DirectoryOf(found.Event.Tenant)));
            return new(_events, own, [.. records], BySoc: true, LeftOut(rule));
        }

        if (RuleFields.NeedTheSoc(Mapped.RuleSet, rule))
            return new(_events, own, [], BySoc: true, $"The rule asks for soc.*, and the SOC does not read this record: {refusal ?? "it holds none"}.");
        return new(Mapped.RuleSet, rule, [.. Elements(root).Select(element => AsItStands(rule, element))], BySoc: false, null);
    }

    private string? LeftOut(SigmaRule rule) =>
        _detections.Rules.Any(each => each.SourcePath == rule.SourcePath && each.SourceLine == rule.SourceLine) ? null
        : $"The SOC leaves this rule out: {_detections.Errors.FirstOrDefault(error => error.Path == rule.SourcePath)?.Reason}";

    private SigmaJsonRecord AsItStands(SigmaRule rule, JsonElement element) =>
        new(Mapped.RuleSet.Recognize(Encoding.UTF8.GetBytes(element.GetRawText())) ?? rule.LogSource, element);

    /// <summary>A record that names no tenant is the case's.</summary>
    private TenantDirectory DirectoryOf(TenantId id) => new(tenant is not null && (tenant.Tenant == id || id == Quarantine.Unclaimed) ? tenant : TenantProfile.Empty(id));

    private static IEnumerable<JsonElement> Elements(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray(),
        JsonValueKind.Object when root.TryGetProperty("records", out var records) && records.ValueKind == JsonValueKind.Array => records.EnumerateArray(),
        _ => [root],
    };
}
