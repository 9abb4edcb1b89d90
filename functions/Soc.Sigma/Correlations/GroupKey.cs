using System.Globalization;

namespace Soc.Sigma.Correlations;

/// <summary>Joins several values into one text that no other values can make.</summary>
internal static class GroupKey
{
    public static string Join(IEnumerable<string> values) =>
        string.Concat(values.Select(value => $"{value.Length.ToString(CultureInfo.InvariantCulture)}:{value}"));
}
