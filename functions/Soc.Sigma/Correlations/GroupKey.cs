using System.Globalization;
using System.Text;

namespace Soc.Sigma.Correlations;

/// <summary>Joins values into one text that no other values, as many, can make.</summary>
internal static class GroupKey
{
    public static string Join(params ReadOnlySpan<string?> values)
    {
        if (values.Length == 1)
        {
            return values[0]!;
        }

        var joined = new StringBuilder();
        foreach (var value in values)
        {
            joined.Append(CultureInfo.InvariantCulture, $"{value!.Length}:{value}");
        }

        return joined.ToString();
    }
}
