namespace Soc.Core.Normalize;

/// <summary>Transport protocols, which some sources name and others number (https://www.iana.org/assignments/protocol-numbers).</summary>
internal static class Protocols
{
    /// <returns>Lower case; a number that is none of the common ones as it came.</returns>
    public static string? Name(string? protocol) => protocol?.Trim().ToLowerInvariant() switch
    {
        "1" => "icmp",
        "6" => "tcp",
        "17" => "udp",
        "47" => "gre",
        "50" => "esp",
        "58" => "ipv6-icmp",
        "132" => "sctp",
        var name => name,
    };
}
