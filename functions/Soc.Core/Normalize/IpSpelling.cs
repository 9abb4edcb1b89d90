using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Soc.Core.Normalize;

/// <summary>
/// IP addresses as the sources spell them: plain, ip:port, [ip]:port, [v6]:port, ::ffff:v4, with a zone. An IPv6 address without brackets
/// has no port: its last group is part of it.
/// </summary>
internal static class IpSpelling
{
    /// <returns>The address in canonical form and its port; no address for host names, placeholders and nothing.</returns>
    public static (string? Ip, int? Port) Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (IsPlain(trimmed)) return (trimmed, null);
        var (host, port) = SplitPort(trimmed);
        return Address(host) is { } address ? (address.ToString(), port) : (null, null);
    }

    public static bool IsAddress(string text) => Address(text) is not null;

    public static bool IsPublic(string? ip) => Address(ip ?? "") is { } address && !IsLocal(address);

    /// <summary>Whether it is an IPv4 address in canonical form, as nearly all are: four numbers up to 255, written without zeros before them.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        var (groups, digits, number) = (1, 0, 0);
        foreach (var letter in text)
        {
            if (letter == '.' && digits > 0) (groups, digits, number) = (groups + 1, 0, 0);
            else if (!char.IsAsciiDigit(letter) || (digits > 0 && number == 0) || (number = (number * 10) + letter - '0') > byte.MaxValue) return false;
            else digits++;
        }
        return groups == 4 && digits > 0;
    }

    private static (string Host, int? Port) SplitPort(string text)
    {
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']', StringComparison.Ordinal);
            return close < 0 ? ("", null) : (text[1..close], Port(text[(close + 1)..].TrimStart(':')));
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && colon == text.LastIndexOf(':') ? (text[..colon], Port(text[(colon + 1)..])) : (text, null);
    }

    private static int? Port(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    private static IPAddress? Address(string host)
    {
        // IPAddress reads "1" and "0x7f" as addresses too.
        if (!host.Contains(':', StringComparison.Ordinal) && host.AsSpan().Count('.') != 3) return null;
        if (!IPAddress.TryParse(host, out var address)) return null;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new(address.GetAddressBytes()) : address;
    }

    private static bool IsLocal(IPAddress address)
    {
        if (IPAddress.IsLoopback(address)) return true;
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] is 0 or 10 or >= 224 || (bytes[0], bytes[1] & 0xF0) is (172, 16) || (bytes[0], bytes[1]) is (192, 168) or (169, 254)
            : address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any);
    }
}
