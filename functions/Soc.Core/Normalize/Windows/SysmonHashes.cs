namespace Soc.Core.Normalize.Windows;

/// <summary>"SHA1=…,MD5=…,SHA256=…,IMPHASH=…", in the order and number that Sysmon is configured for.</summary>
internal static class SysmonHashes
{
    private const string Prefix = "SHA256=";

    /// <returns>Lower case.</returns>
    public static string? Sha256(string? hashes) =>
        hashes?.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(hash => hash.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found[Prefix.Length..].ToLowerInvariant()
            : null;
}
