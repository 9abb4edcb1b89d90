using Soc.Sigma.Yaml;

namespace Soc.Sigma.Rules;

/// <summary>Reads rule files document by document.</summary>
internal sealed class RuleFiles
{
    private readonly List<SigmaRule> rules = [];
    private readonly List<SigmaError> errors = [];
    private readonly Dictionary<string, SigmaRule> byId = new(StringComparer.OrdinalIgnoreCase);

    public SigmaLoadResult Read(IEnumerable<SigmaSource> sources)
    {
        foreach (var source in sources)
        {
            var wrong = new ErrorList(source.Path);
            foreach (var document in YamlDocuments.Read(source.Text, wrong))
            {
                Read(source.Path, document, wrong);
            }

            errors.AddRange(wrong.All);
        }

        return new SigmaLoadResult(new SigmaRuleSet(rules.AsReadOnly()), errors.AsReadOnly());
    }

    private void Read(string path, YamlNode document, ErrorList wrong)
    {
        if (document is not YamlMap map)
        {
            wrong.Add(document.Line, $"A rule is a map. {document.Kind} stands here.");
        }
        else if (new RuleReader(path, map, wrong).Read() is { } rule)
        {
            Add(rule, wrong);
        }
    }

    private void Add(SigmaRule rule, ErrorList wrong)
    {
        if (byId.TryAdd(rule.Id, rule))
        {
            rules.Add(rule);
            return;
        }

        var first = byId[rule.Id];
        wrong.Add(rule.SourceLine, $"The id '{rule.Id}' is already taken by {first.SourcePath}:{first.SourceLine}.");
    }
}
