using System.Net;
using System.Text.RegularExpressions;

namespace Soc.Simulator.Tests.Day;

/// <summary>Finds whatever looks like an address or a host name in a text.</summary>
internal static partial class PublicAddress
{
    private static readonly IPNetwork[] Allowed =
    [
        .. new[] { "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "10.0.0.0/8" }.Select(IPNetwork.Parse),
    ];

    /// <summary>Addresses outside the documentation ranges and outside private networks.</summary>
    public static IEnumerable<string> StrangeAddressesIn(string text) =>
        from candidate in Version4().Matches(text).Where(match => !IsVersion(text, match.Index)).Concat(Version6().Matches(text))
        let written = candidate.Groups["ip"].Value
        where IPAddress.TryParse(written, out var address) && !Allowed.Any(range => range.Contains(address))
        select written;

    /// <summary>Names after an at sign or a scheme that are not under .example.</summary>
    public static IEnumerable<string> StrangeHostsIn(string text) =>
        from match in Host().Matches(text)
        let host = match.Groups["host"].Value
        where !host.EndsWith(".example", StringComparison.OrdinalIgnoreCase) && !IPAddress.TryParse(host, out _)
        select host;

    /// <summary>A product's name and a slash before it make it a version: "Chrome/142.0.0.0".</summary>
    private static bool IsVersion(string text, int index) =>
        index > 1 && (char.IsLetterOrDigit(text[index - 1]) || text[index - 1] == '.' || (text[index - 1] == '/' && char.IsLetter(text[index - 2])));

    [GeneratedRegex(@"(?<ip>\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?![\w.])")]
    private static partial Regex Version4();

    [GeneratedRegex(@"[""\[](?<ip>[0-9a-fA-F]{1,4}:[0-9a-fA-F:]{2,36})[""\]]")]
    private static partial Regex Version6();

    [GeneratedRegex(@"(?:@|https?://)(?<host>[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z0-9-]+)")]
    private static partial Regex Host();
}
