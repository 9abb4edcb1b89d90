using System.Collections.Frozen;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// What an operation does, from its name alone, for the thousands that have no mapping of their own: cmdlets ("Set-Mailbox"), deeds
/// ("FileDeleted"), orders ("CreateFlow"), sentences ("Add member to role."). Words of OCSF; "Other" where the name says nothing.
/// </summary>
internal static class OperationVerb
{
    private static readonly FrozenDictionary<string, string> Done = Words(new()
    {
        ["Create"] = "Created Creation Added Uploaded Installed Sent Registered Posted Invited",
        ["Read"] = "Viewed Accessed Downloaded Previewed Exported Opened Listed Retrieved Fetched Searched Performed Initiated",
        ["Update"] = "Updated Modified Changed Edited Renamed Restored Reset Published",
        ["Delete"] = "Deleted Deletion Removed Purged Recycled Uninstalled Revoked",
        ["Enable"] = "Enabled",
        ["Disable"] = "Disabled",
        ["Move"] = "Moved",
    });

    private static readonly FrozenDictionary<string, string> Ordered = Words(new()
    {
        ["Create"] = "New Add Create Install Register Send Post Upload Import Grant",
        ["Read"] = "Get View Read List Search Export Download Open Retrieve Test",
        ["Update"] = "Set Update Edit Change Modify Rename Reset Put Restore Publish",
        ["Delete"] = "Remove Delete Uninstall Purge Revoke Clear",
        ["Enable"] = "Enable",
        ["Disable"] = "Disable",
        ["Move"] = "Move",
    });

    private static readonly Remembered<string, string> Told = new();

    /// <summary>A deed says itself at the end ("SearchCreated"), an order at the start ("SearchMailbox").</summary>
    public static string Of(string operation) => Told.Of(operation, Tell);

    private static string Tell(string operation)
    {
        var words = Split(operation);
        return words.Select(word => Done.GetValueOrDefault(word)).LastOrDefault(verb => verb is not null)
            ?? (words.Count > 0 ? Ordered.GetValueOrDefault(words[0]) : null)
            ?? "Other";
    }

    /// <returns>"InboxRule" as "Inbox Rule"; runs of capitals stay together.</returns>
    public static string Spaced(string name) => string.Join(' ', Split(name));

    /// <summary>At blanks, signs, and where a capital begins a word.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        for (int start = 0, at = 0; at <= name.Length; at++)
        {
            var ends = at == name.Length || !char.IsLetterOrDigit(name[at]);
            if (!ends && (at == start || !BeginsWord(name, at))) continue;
            if (at > start) words.Add(name[start..at]);
            start = ends ? at + 1 : at;
        }
        return words;
    }

    private static bool BeginsWord(string name, int at) =>
        char.IsUpper(name[at]) && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));

    private static FrozenDictionary<string, string> Words(Dictionary<string, string> verbs) =>
        verbs.SelectMany(pair => pair.Value.Split(' ').Select(word => (word, pair.Key))).ToFrozenDictionary(pair => pair.word, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
}
