namespace Soc.Sigma.Rules;

/// <summary>All rules and correlations that were read, in order and by the names they answer to.</summary>
internal sealed class RuleIndex
{
    private readonly Dictionary<string, SigmaDefinition> taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SigmaRule> rules = [];

    public IReadOnlyList<SigmaRule> Rules => rules;

    /// <summary>Takes a definition in, unless its identifier or name is another's; that is an error.</summary>
    public bool Add(SigmaDefinition definition, ErrorList errors)
    {
        foreach (var name in Names(definition))
        {
            if (taken.TryGetValue(name, out var first))
            {
                errors.Add(definition.SourceLine, $"'{name}' is already taken by {first.SourcePath}:{first.SourceLine}.");
                return false;
            }
        }

        foreach (var name in Names(definition))
        {
            taken[name] = definition;
        }

        if (definition is SigmaRule rule)
        {
            rules.Add(rule);
        }

        return true;
    }

    /// <summary>What an identifier or a name stands for; null when nothing.</summary>
    public SigmaDefinition? Find(string reference) => taken.GetValueOrDefault(reference);

    /// <summary>The rule that an identifier or a name stands for; null when it is none.</summary>
    public SigmaRule? Rule(string reference) => Find(reference) as SigmaRule;

    /// <summary>Puts changed rules in the place of those that are wanted.</summary>
    public void Replace(Predicate<SigmaRule> wanted, Func<SigmaRule, SigmaRule> change)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (wanted(rules[i]))
            {
                rules[i] = change(rules[i]);
                foreach (var name in Names(rules[i]))
                {
                    taken[name] = rules[i];
                }
            }
        }
    }

    private static IEnumerable<string> Names(SigmaDefinition definition) =>
        new[] { definition.Id, definition.Name }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
}
