using Soc.Sigma.Detections;
using Soc.Sigma.Expressions;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Rules;

/// <summary>
/// A filter document (Sigma specification, filters 2.1): a condition that is joined with and to the rules it names, or, by
/// the word <c>any</c>, to all rules of its log source.
/// </summary>
internal sealed class SigmaFilter(SigmaLogSource logSource, IReadOnlyList<YamlScalar> rules, Expression condition, ErrorList errors)
{
    /// <summary>Null when anything in the document is wrong; the reasons are then in the error list.</summary>
    public static SigmaFilter? Read(string path, YamlMap document, ErrorList errors, SigmaLoadOptions options)
    {
        var before = errors.Count;
        Metadata.Read(path, document, errors);
        var logSource = LogSourceReader.Read(document, errors);
        if (document["filter"] is not YamlMap filter)
        {
            errors.Add(document["filter"]!.Line, "A filter is a map of rules, searches and a condition.");
            return null;
        }

        var rules = Targets(filter, errors);
        var searches = new YamlMap([.. filter.Entries.Where(entry => entry.Key != "rules")], filter.Line);
        var condition = new DetectionReader(searches, errors, options).Read();
        return errors.Count == before ? new SigmaFilter(logSource, rules, condition!, errors) : null;
    }

    /// <summary>The same rules, those that the filter is for narrowed by it. Names of rules that are not there are errors.</summary>
    public void Apply(RuleIndex index)
    {
        if (rules is [{ Text: var word }] && word.Equals("any", StringComparison.OrdinalIgnoreCase))
        {
            index.Replace(rule => logSource.Fits(rule.LogSource), rule => rule.With(condition));
            return;
        }

        foreach (var reference in rules)
        {
            if (index.Rule(reference.Text) is not { } target)
            {
                errors.Add(reference.Line, $"There is no rule '{reference.Text}' to filter.");
            }
            else if (!logSource.Fits(target.LogSource))
            {
                errors.Add(reference.Line, $"The rule '{reference.Text}' is of another logsource than the filter.");
            }
            else
            {
                index.Replace(rule => rule.Id == target.Id, rule => rule.With(condition));
            }
        }
    }

    private static IReadOnlyList<YamlScalar> Targets(YamlMap filter, ErrorList errors)
    {
        IReadOnlyList<YamlScalar> rules = filter["rules"] switch
        {
            YamlScalar single => [single],
            YamlList list => [.. list.Items.OfType<YamlScalar>()],
            _ => [],
        };
        if (rules.Count == 0)
        {
            errors.Add(filter["rules"]?.Line ?? filter.Line, "A filter needs the rules it is for, or the word any.");
        }

        return rules;
    }
}
