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
    public static IReadOnlyList<string?[]> Of(FieldsOnce record, CorrelationPlan plan, int source)
    {
        var fields = plan.FieldsOf(source);
        var values = new string?[fields.Length];
        List<string?[]>? sets = null;
        for (var i = 0; i < fields.Length; i++)
        {
            var value = record.Field(fields[i]);
            if (value.Kind == SigmaValueKind.List)
            {
                sets = Several(sets ?? [values], i, value);
            }
            else
            {
                values[i] = value.Text;
                Fill(sets, i, value.Text);
            }
        }

        var grouped = plan.Correlation.GroupBy.Count;
        return sets is null
            ? values.AsSpan(0, grouped).Contains(null) ? [] : [values]
            : [.. sets.Where(set => !set.AsSpan(0, grouped).Contains(null))];
    }

    private static void Fill(List<string?[]>? sets, int at, string? value)
    {
        if (sets is not null)
        {
            foreach (var set in sets)
            {
                set[at] = value;
            }
        }
    }

    private static List<string?[]> Several(List<string?[]> sets, int at, SigmaValue list)
    {
        var values = list.Singles().Select(value => value.Text).Distinct(StringComparer.OrdinalIgnoreCase).DefaultIfEmpty().ToArray();
        return [.. sets.SelectMany(set => values.Select(value => With(set, at, value))).Take(MostCombinations)];
    }

    private static string?[] With(string?[] set, int at, string? value)
    {
        string?[] changed = [.. set];
        changed[at] = value;
        return changed;
    }
}
