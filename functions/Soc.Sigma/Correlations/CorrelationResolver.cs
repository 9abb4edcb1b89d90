using Soc.Sigma.Rules;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Correlations;

/// <summary>
/// Finds the rules that correlations refer to, by identifier or by name. A correlation may refer to others, which are then
/// resolved first; a circle among them is an error.
/// </summary>
internal sealed class CorrelationResolver(RuleIndex index)
{
    private readonly Dictionary<string, CorrelationDraft> waiting = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<CorrelationDraft> under = [];
    private readonly List<SigmaCorrelation> resolved = [];

    /// <summary>The correlations that could be resolved, each behind those that it refers to.</summary>
    public IReadOnlyList<SigmaCorrelation> Resolve(IReadOnlyList<CorrelationDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            waiting.TryAdd(draft.Metadata.Id, draft);
            waiting.TryAdd(draft.Metadata.Name ?? draft.Metadata.Id, draft);
        }

        var done = new HashSet<CorrelationDraft>();
        foreach (var draft in drafts.Where(draft => !done.Contains(draft)))
        {
            Resolve(draft, done);
        }

        return resolved.AsReadOnly();
    }

    private void Resolve(CorrelationDraft draft, HashSet<CorrelationDraft> done)
    {
        under.Add(draft);
        done.Add(draft);
        var references = draft.Rules.Count > 0 ? draft.Rules : ConditionNode.Names((YamlScalar)draft.Condition!);
        var rules = references.Select(reference => Find(reference, draft, done)).OfType<SigmaDefinition>().ToArray();
        under.Remove(draft);
        if (rules.Length < references.Count || ConditionNode.Read(draft, references) is not { } condition)
        {
            return;
        }

        var correlation = new SigmaCorrelation(draft.Metadata, draft, rules, condition);
        if (index.Add(correlation, draft.Errors))
        {
            resolved.Add(correlation);
        }
    }

    private SigmaDefinition? Find(YamlScalar reference, CorrelationDraft from, HashSet<CorrelationDraft> done)
    {
        if (waiting.TryGetValue(reference.Text, out var other) && index.Find(reference.Text) is null)
        {
            if (under.Contains(other))
            {
                from.Errors.Add(reference.Line, $"'{reference.Text}' leads back to this correlation.");
                return null;
            }

            if (!done.Contains(other))
            {
                Resolve(other, done);
            }
        }

        if (index.Find(reference.Text) is { } found)
        {
            return found;
        }

        from.Errors.Add(reference.Line, $"There is no rule '{reference.Text}', or it has errors itself.");
        return null;
    }
}
