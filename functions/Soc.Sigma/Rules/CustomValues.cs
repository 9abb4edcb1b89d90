using System.Collections.ObjectModel;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Rules;

/// <summary>Hands the keys that the specification leaves to others over as plain values.</summary>
internal static class CustomValues
{
    public static IReadOnlyDictionary<string, object?> Of(IEnumerable<YamlEntry> entries) =>
        new ReadOnlyDictionary<string, object?>(entries.ToDictionary(entry => entry.Key, entry => Of(entry.Value), StringComparer.Ordinal));

    private static object? Of(YamlNode node) => node switch
    {
        YamlMap map => Of(map.Entries),
        YamlList list => Array.AsReadOnly([.. list.Items.Select(Of)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { AsBoolean: { } boolean } => boolean,
        YamlScalar { AsNumber: { } number } => number,
        _ => ((YamlScalar)node).Text,
    };
}
