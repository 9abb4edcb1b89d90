using Soc.Sigma.Correlations;
using Soc.Sigma.Mappings;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Rules;

/// <summary>Reads rule files document by document, then applies filters and resolves correlations across all of them.</summary>
internal sealed class RuleFiles(SigmaLoadOptions options)
{
    private readonly RuleIndex index = new();
    private readonly List<ErrorList> errors = [];
    private readonly List<SigmaFilter> filters = [];
    private readonly List<CorrelationDraft> correlations = [];

    public SigmaLoadResult Read(IEnumerable<SigmaSource> sources)
    {
        SigmaMapping[] mappings = [.. options.Mappings.SelectMany(source => MappingReader.Read(source, Listed(source.Path)))];
        foreach (var source in sources)
        {
            Read(source);
        }

        foreach (var filter in filters)
        {
            filter.Apply(index);
        }

        var resolved = new CorrelationResolver(index).Resolve(correlations);
        return new SigmaLoadResult(new SigmaRuleSet(index.Rules, resolved, mappings, options.Also), [.. errors.SelectMany(wrong => wrong.ByLine)]);
    }

    private void Read(SigmaSource source)
    {
        var wrong = Listed(source.Path);
        foreach (var document in new Collection(wrong).Documents(YamlDocuments.Read(source.Text, wrong)))
        {
            Read(source.Path, document, wrong);
        }
    }

    private void Read(string path, YamlMap document, ErrorList wrong)
    {
        if (document["correlation"] is not null)
        {
            Keep(correlations, new CorrelationReader(path, document, wrong).Read());
        }
        else if (document["filter"] is not null)
        {
            Keep(filters, SigmaFilter.Read(path, document, wrong, options));
        }
        else if (new RuleReader(path, document, wrong, options).Read() is { } rule)
        {
            index.Add(rule, wrong);
        }
    }

    private ErrorList Listed(string path)
    {
        var list = new ErrorList(path, options.Strict);
        errors.Add(list);
        return list;
    }

    private static void Keep<T>(List<T> list, T? read)
        where T : class
    {
        if (read is not null)
        {
            list.Add(read);
        }
    }
}
