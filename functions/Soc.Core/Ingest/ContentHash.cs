using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Soc.Core.Ingest;

/// <summary>
/// What a record says, whichever way it came: without the envelope, which differs between copies; in any order; without what is empty; a number
/// as good as its text, an instant in any spelling, JSON in a string or not.
/// </summary>
internal static class ContentHash
{
    /// <summary>When and by whom it was brought, and whose it is, which the signal says itself.</summary>
    private static readonly string[] OfTheEnvelope = ["time", "_TimeReceivedBySvc", "tenantId", "Tenant", "workspaceId"];

    /// <returns>SHA-256, lower-case hexadecimal.</returns>
    public static string Of(RecordNode record)
    {
        var said = new StringBuilder();
        Members(record, said, without: OfTheEnvelope);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())));
    }

    private static void Tell(RecordNode value, StringBuilder said)
    {
        if (value.IsObject) Members(value, said, without: []);
        else if (value.IsArray)
            foreach (var item in value.Items) Tell("", item, said);
        else said.Append(Text(value));
    }

    private static void Members(RecordNode value, StringBuilder said, ReadOnlySpan<string> without)
    {
        var members = new List<(string Name, RecordNode Value)>();
        foreach (var member in value.Members)
            if (member.IsPresent && member.Name is var name && !without.Contains(name)) members.Add((name, member));
        members.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        foreach (var (name, member) in members) Tell(name, member, said);
    }

    /// <summary>Nothing at all of what holds nothing.</summary>
    private static void Tell(string name, RecordNode value, StringBuilder said)
    {
        var from = said.Length;
        said.Append('\u0002').Append(name).Append('\u0001');
        var empty = said.Length;
        Tell(value.Opened(), said);
        if (said.Length == empty) said.Length = from;
        else said.Append('\u0003');
    }

    /// <summary>Spares the attempt, which is dear where it fails.</summary>
    private static bool MayBeTime(string text) => text.Length > 14 && char.IsAsciiDigit(text[0]) && text.Contains(':', StringComparison.Ordinal);

    /// <summary>Azure spells its resources in any casing.</summary>
    private static string? Text(RecordNode value) => value.IsNamed("resourceId") ? value.AsText()?.Trim().ToUpperInvariant() : Plain(value);

    private static string? Plain(RecordNode value) => value.AsText()?.Trim() is not { } text ? null
        : MayBeTime(text) && RecordTime.Parse(text) is { } time ? RecordTime.Spell(time)
        : value.Kind == JsonTokenType.String && bool.TryParse(text, out var flag) ? (flag ? "true" : "false")
        : text;
}
