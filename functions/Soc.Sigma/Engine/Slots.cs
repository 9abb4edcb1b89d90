namespace Soc.Sigma.Engine;

/// <summary>Numbers the fields that an engine's rules ask for. Two names that lead to the same paths are one slot.</summary>
internal sealed class Slots(FieldMap map)
{
    /// <summary>The slot that holds every value of the record, for keywords. Filled only when a rule asks for it.</summary>
    public const int Everything = 0;

    private readonly Dictionary<string, int> byPaths = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> paths = [[]];

    public int Count => paths.Count;

    /// <summary>The paths to try for a slot, the best first.</summary>
    public IReadOnlyList<string> Paths(int slot) => paths[slot];

    public int Of(SigmaRule rule, string field)
    {
        var wanted = map.Paths(rule.LogSource, field);
        var key = string.Join('\n', wanted);
        if (!byPaths.TryGetValue(key, out var slot))
        {
            byPaths[key] = slot = paths.Count;
            paths.Add(wanted);
        }

        return slot;
    }
}
