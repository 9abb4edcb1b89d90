using System.Globalization;
using Soc.Sigma.Rules;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Correlations;

/// <summary>Reads a correlation document (Sigma specification, correlations 2.1).</summary>
internal sealed class CorrelationReader(string path, YamlMap document, ErrorList errors)
{
    private static readonly HashSet<string> Known = ["type", "rules", "group-by", "timespan", "aliases", "condition", "generate"];

    private static readonly Dictionary<string, SigmaCorrelationType> Types = new(StringComparer.Ordinal)
    {
        ["event_count"] = SigmaCorrelationType.EventCount,
        ["value_count"] = SigmaCorrelationType.ValueCount,
        ["temporal"] = SigmaCorrelationType.Temporal,
        ["temporal_ordered"] = SigmaCorrelationType.TemporalOrdered,
        ["value_sum"] = SigmaCorrelationType.ValueSum,
        ["value_avg"] = SigmaCorrelationType.ValueAvg,
        ["value_percentile"] = SigmaCorrelationType.ValuePercentile,
        ["value_median"] = SigmaCorrelationType.ValueMedian,
    };

    /// <summary>Null when anything in the document is wrong; the reasons are then in the error list.</summary>
    public CorrelationDraft? Read()
    {
        var before = errors.Count;
        var metadata = Metadata.Read(path, document, errors);
        if (document["correlation"] is not YamlMap map)
        {
            errors.Add(document["correlation"]!.Line, "A correlation is a map of type, rules, timespan and more.");
            return null;
        }

        foreach (var entry in map.Entries.Where(entry => !Known.Contains(entry.Key)))
        {
            errors.Add(entry.Line, $"'{entry.Key}' is no part of a correlation.");
        }

        var attributes = new Attributes(map, errors);
        var type = Type(attributes.Text("type"), map);
        var draft = new CorrelationDraft(
            metadata,
            type,
            Rules(map, type),
            [.. attributes.Texts("group-by").Distinct(StringComparer.Ordinal)],
            Timespan(attributes.Text("timespan"), map),
            Flag(map) || Flag(document),
            Aliases(map),
            map["condition"],
            errors);
        return errors.Count == before ? draft : null;
    }

    private SigmaCorrelationType Type(string? word, YamlMap map)
    {
        if (word is not null && Types.TryGetValue(word, out var type))
        {
            return type;
        }

        errors.Add(map["type"]?.Line ?? map.Line, $"A correlation needs a type: {string.Join(", ", Types.Keys)}.");
        return default;
    }

    private IReadOnlyList<YamlScalar> Rules(YamlMap map, SigmaCorrelationType type)
    {
        IReadOnlyList<YamlScalar> rules = map["rules"] switch
        {
            YamlScalar single => [single],
            YamlList list => [.. list.Items.OfType<YamlScalar>()],
            _ => [],
        };
        var namedInCondition = map["condition"] is YamlScalar && type is SigmaCorrelationType.Temporal;
        if (rules.Count == 0 && !namedInCondition)
        {
            errors.Add(map["rules"]?.Line ?? map.Line, "A correlation needs the rules it looks at.");
        }

        return rules;
    }

    private TimeSpan Timespan(string? text, YamlMap map)
    {
        TimeSpan? unit = text?[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => null,
        };
        if (unit is { } one && int.TryParse(text![..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0 && one * (double)count < TimeSpan.FromDays(36500))
        {
            return one * count;
        }

        errors.Add(map["timespan"]?.Line ?? map.Line, "A correlation needs a timespan: a number and one of s, m, h, d, w.");
        return default;
    }

    private bool Flag(YamlMap map)
    {
        if (map["generate"] is not { } node)
        {
            return false;
        }

        if (node is YamlScalar { AsBoolean: { } generate })
        {
            return generate;
        }

        errors.Add(node.Line, "generate takes true or false.");
        return false;
    }

    private Dictionary<string, IReadOnlyDictionary<string, string>> Aliases(YamlMap map)
    {
        var aliases = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (map["aliases"] is null)
        {
            return aliases;
        }

        if (map["aliases"] is not YamlMap named)
        {
            errors.Add(map["aliases"]!.Line, "aliases is a map of names to maps of rules to fields.");
            return aliases;
        }

        foreach (var alias in named.Entries)
        {
            if (alias.Value is YamlMap fields && fields.Entries.All(field => field.Value is YamlScalar))
            {
                aliases[alias.Key] = fields.Entries.ToDictionary(field => field.Key, field => ((YamlScalar)field.Value).Text, StringComparer.OrdinalIgnoreCase);
            }
            else
            {
                errors.Add(alias.Line, $"The alias '{alias.Key}' is a map of rules to fields.");
            }
        }

        return aliases;
    }
}
