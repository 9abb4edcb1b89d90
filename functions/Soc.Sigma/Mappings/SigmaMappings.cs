using System.Reflection;

namespace Soc.Sigma;

/// <summary>The mapping files that come with the library; hand them to <see cref="SigmaLoadOptions.Mappings"/>.</summary>
public static class SigmaMappings
{
    /// <summary>
    /// Entra ID, Azure activity, Office 365, Defender XDR and Windows event records, in the shapes in which Event Hubs, Log
    /// Analytics and EVTX converters hand them out, for rules in the spellings of public collections.
    /// </summary>
    public static IReadOnlyList<SigmaSource> BuiltIn { get; } = [.. Read()];

    private static IEnumerable<SigmaSource> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SigmaSource(name, reader.ReadToEnd());
        }
    }
}
