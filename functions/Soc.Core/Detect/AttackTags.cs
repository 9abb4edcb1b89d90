using System.Collections.Frozen;

namespace Soc.Core.Detect;

/// <summary>MITRE ATT&amp;CK as rules and vendors name it: tactics give the phase, techniques are kept by id.</summary>
internal static class AttackTags
{
    private const string Prefix = "attack.";

    /// <summary>In letters, with room.</summary>
    private const int LongestTactic = 32;

    private static readonly FrozenDictionary<string, Phase> Tactics = new Dictionary<string, Phase>
    {
        ["reconnaissance"] = Phase.Reconnaissance,
        ["resourcedevelopment"] = Phase.Reconnaissance,
        ["initialaccess"] = Phase.Delivery,
        ["execution"] = Phase.Exploitation,
        ["credentialaccess"] = Phase.Exploitation,
        ["exploit"] = Phase.Exploitation,
        ["persistence"] = Phase.Installation,
        ["privilegeescalation"] = Phase.Installation,
        ["defenseevasion"] = Phase.Installation,
        ["malware"] = Phase.Installation,
        ["commandandcontrol"] = Phase.CommandAndControl,
        ["discovery"] = Phase.ActionsOnObjectives,
        ["lateralmovement"] = Phase.ActionsOnObjectives,
        ["collection"] = Phase.ActionsOnObjectives,
        ["exfiltration"] = Phase.ActionsOnObjectives,
        ["impact"] = Phase.ActionsOnObjectives,
        ["ransomware"] = Phase.ActionsOnObjectives,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="tags">Of a Sigma rule: "attack.initial-access".</param>
    /// <returns>The phase of the first tactic, or null where none is named.</returns>
    public static Phase? PhaseOf(IEnumerable<string> tags) =>
        tags.Where(tag => tag.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).Select(tag => OfTactic(tag[Prefix.Length..])).FirstOrDefault(phase => phase is not null);

    /// <param name="tactic">In any spelling: "initial-access", "initial_access", "InitialAccess", "Initial access".</param>
    public static Phase? OfTactic(string tactic)
    {
        Span<char> letters = stackalloc char[LongestTactic];
        var count = 0;
        foreach (var letter in tactic)
        {
            if (!char.IsAsciiLetter(letter)) continue;
            if (count == LongestTactic) return null;
            letters[count++] = letter;
        }

        return Tactics.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters[..count], out var phase) ? phase : null;
    }

    /// <returns>"attack.t1566.002" as T1566.002, ordered, each once.</returns>
    public static IReadOnlyList<string> Techniques(IEnumerable<string> tags) =>
        [.. tags
            .Where(tag => tag.StartsWith(Prefix + "t", StringComparison.OrdinalIgnoreCase) && tag.Length > Prefix.Length + 1 && char.IsAsciiDigit(tag[Prefix.Length + 1]))
            .Select(tag => tag[Prefix.Length..].ToUpperInvariant())
            .Distinct()
            .Order(StringComparer.Ordinal)];
}
