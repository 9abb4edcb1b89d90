using Soc.Sigma.Yaml;

namespace Soc.Sigma.Rules;

/// <summary>Reads the log source of a rule or a filter.</summary>
internal static class LogSourceReader
{
    public static SigmaLogSource Read(YamlMap document, ErrorList errors)
    {
        if (document["logsource"] is not YamlMap map)
        {
            errors.Add(document["logsource"]?.Line ?? document.Line, "A logsource with product, category or service is missing.");
            return new SigmaLogSource();
        }

        var parts = new Attributes(map, errors);
        var source = new SigmaLogSource(parts.Text("product"), parts.Text("category"), parts.Text("service"));
        if (source == new SigmaLogSource())
        {
            errors.Add(map.Line, "A logsource needs a product, a category or a service.");
        }

        return source;
    }
}
