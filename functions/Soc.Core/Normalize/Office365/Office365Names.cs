using System.Collections.Frozen;
using Soc.Core.Prepare;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Names of people as the workloads spell them: <c>i:0#.f|membership|user@example.com</c>, <c>urn:spo:guest#user@example.com</c>,
/// <c>User_(object id)</c>, and words for nobody.
/// </summary>
internal static class Office365Names
{
    private static readonly FrozenSet<string> Nobody =
        new[] { "Not Available", "NotAvailable", "Unknown", "Unknown (Unknown)", "NOT-FOUND", "<null>", "null", "None", "N/A", "Application" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Prefixes = ["urn:spo:guest#", "User_"];

    /// <returns>The name without its trimmings; null where it names nobody.</returns>
    public static string? Of(string? text)
    {
        if (text is null) return null;
        var name = text.Trim();
        if (name.StartsWith("i:0", StringComparison.OrdinalIgnoreCase) || name.StartsWith("c:0", StringComparison.OrdinalIgnoreCase)) name = name[(name.LastIndexOf('|') + 1)..];
        foreach (var prefix in Prefixes)
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) name = name[prefix.Length..];
        return name.Length == 0 || Nobody.Contains(name) ? null : name;
    }

    /// <summary>Somebody who can be looked for: a user principal name, a mail address or an object id.</summary>
    public static bool IsPerson(string name) => Guid.TryParse(name, out _) || (name.Contains('@', StringComparison.Ordinal) && !IsSharePointItself(name));

    /// <summary>An application that acts on SharePoint with permissions of its own.</summary>
    public static bool IsSharePointItself(string name) => name.Equals("app@sharepoint", StringComparison.OrdinalIgnoreCase);

    /// <summary>Who was given something: a person, or everybody, a group, an account without a domain.</summary>
    public static User? Anybody(TenantDirectory directory, string? text) =>
        Person(directory, text) ?? (Of(text) is { } name ? new(null, name.ToLowerInvariant()) : null);

    /// <returns>Null for groups, services and nobody.</returns>
    public static User? Person(TenantDirectory directory, string? text) =>
        Of(text) is { } name && IsPerson(name) ? Subjects.User(directory, null, name) : null;
}
