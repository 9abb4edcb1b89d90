using System.Buffers.Binary;
using System.Globalization;
using Soc.Core.Prepare;

namespace Soc.Core.Normalize;

/// <summary>
/// Accounts as machines name them: a domain and a name and, on Windows, a security identifier. The identifier of an Entra account holds its object id
/// (<c>S-1-12-1-</c> and the four parts of it); that of a domain's or a machine's account (<c>S-1-5-21-</c>) tells accounts apart; all others
/// (SYSTEM, NETWORK SERVICE …) are the same on every machine and tell nobody.
/// </summary>
internal static class HostAccount
{
    private const string EntraPrefix = "S-1-12-1-";
    private const string OwnPrefix = "S-1-5-21-";

    /// <summary>SYSTEM, LOCAL SERVICE and NETWORK SERVICE.</summary>
    private static readonly string[] Systems = ["S-1-5-18", "S-1-5-19", "S-1-5-20"];

    /// <returns>Null where neither a person nor a machine is named.</returns>
    public static User? Of(TenantDirectory directory, string? sid, string? domain, string? name)
    {
        var objectId = ObjectId(sid);
        // Kerberos and Entra put a principal name where others put an account's.
        if (objectId is not null || name?.Contains('@', StringComparison.Ordinal) == true) return Subjects.User(directory, objectId, name?.Contains('@', StringComparison.Ordinal) == true ? name : null);
        var uid = sid?.StartsWith(OwnPrefix, StringComparison.Ordinal) == true ? sid : null;
        var full = name is null ? null : domain is null ? name : $"{domain}\\{name}";
        return uid is null && full is null ? null : new(uid, full?.ToLowerInvariant(), Type: Systems.Contains(sid) ? "System" : null);
    }

    /// <param name="account">"DOMAIN\name", as Sysmon and firewalls write it, a principal name, or a name alone.</param>
    public static User? Of(TenantDirectory directory, string? account, string? sid = null) =>
        account?.Split('\\', 2) is [{ Length: > 0 } domain, var name] ? Of(directory, sid, domain, name) : Of(directory, sid, null, account?.TrimStart('\\'));

    /// <summary>Each part is a 32-bit number of the object id, the lowest byte first.</summary>
    private static string? ObjectId(string? sid)
    {
        if (sid?.StartsWith(EntraPrefix, StringComparison.Ordinal) != true) return null;
        var parts = sid[EntraPrefix.Length..].Split('-');
        if (parts.Length != 4) return null;
        Span<byte> bytes = stackalloc byte[16];
        for (var part = 0; part < parts.Length; part++)
        {
            if (!uint.TryParse(parts[part], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(part * 4)..], number);
        }
        return new Guid(bytes).ToString("D");
    }
}
