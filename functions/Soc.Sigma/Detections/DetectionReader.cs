using Soc.Sigma.Conditions;
using Soc.Sigma.Expressions;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Detections;

/// <summary>Reads a detection: its searches, and the condition that joins them.</summary>
internal sealed class DetectionReader(YamlMap detection, ErrorList errors, SigmaLoadOptions options)
{
    private readonly HashSet<string> mentioned = new(StringComparer.Ordinal);

    /// <summary>Null when something in it is wrong; the reasons are then in the error list.</summary>
    public Expression? Read()
    {
        var before = errors.Count;
        var searches = Searches();
        if (errors.Count > before)
        {
            return null;
        }

        var read = detection["condition"] switch
        {
            null => Several(new YamlList([], detection.Line), searches),
            YamlList several => Several(several, searches),
            var single => Condition(single, searches),
        };
        foreach (var idle in searches.Keys.Where(search => read is not null && !mentioned.Contains(search)))
        {
            errors.AddIfStrict(detection.Entries.First(entry => entry.Key == idle).Line, $"No condition mentions the search '{idle}'.");
        }

        return read;
    }

    private Dictionary<string, Expression> Searches()
    {
        var reader = new SearchReader(errors, options);
        var searches = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var entry in detection.Entries.Where(entry => entry.Key != "condition"))
        {
            if (entry.Key == "timeframe")
            {
                errors.Add(entry.Line, "timeframe belonged to aggregations, which are obsolete; write a correlation.");
            }
            else if (reader.Read(entry.Value) is { } search)
            {
                searches[entry.Key] = search;
            }
        }

        return searches;
    }

    /// <summary>A list of conditions holds when any of them does.</summary>
    private Expression? Several(YamlList conditions, Dictionary<string, Expression> searches)
    {
        var read = conditions.Items.Select(condition => Condition(condition, searches)).OfType<Expression>().ToArray();
        if (conditions.Items.Count == 0)
        {
            errors.Add(conditions.Line, "A detection needs a condition.");
        }

        return read.Length == 0 ? null : Expression.AnyOf(read);
    }

    private Expression? Condition(YamlNode condition, Dictionary<string, Expression> searches)
    {
        if (condition is YamlScalar text)
        {
            return ConditionReader.Read(text.Text, text.Line, searches, mentioned, errors);
        }

        errors.Add(condition.Line, "A condition is a line of text or a list of such lines.");
        return null;
    }
}
