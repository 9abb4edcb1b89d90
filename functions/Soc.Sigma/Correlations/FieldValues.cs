using Soc.Sigma.Expressions;

namespace Soc.Sigma.Correlations;

/// <summary>Reads from a record the values that a correlation keeps.</summary>
internal static class FieldValues
{
    /// <summary>More combinations than this of fields with several values say nothing about the event.</summary>
    private const int MostCombinations = 64;

    /// <summary>
    /// The values in the order of the plan's names; several sets where a field has several values, none where a field that
    /// is grouped by has none.
    /// </summary>
    public static IEnumerable<string?[]> Of(ISigmaRecord record, CorrelationPlan plan, int source)
    {
        var fields = plan.FieldsOf(source);
        var sets = new List<string?[]> { new string?[fields.Length] };
        for (var i = 0; i < fields.Length; i++)
        {
            var values = record.Field(fields[i]).Singles().Select(value => value.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
            if (values.Length > 0)
            {
                sets = [.. sets.SelectMany(set => values.Select(value => With(set, i, value))).Take(MostCombinations)];
            }
            else if (i < plan.Correlation.GroupBy.Count)
            {
                return [];
            }
        }

        return sets;
    }

    private static string?[] With(string?[] set, int at, string? value)
    {
        string?[] changed = [.. set];
        changed[at] = value;
        return changed;
    }
}
