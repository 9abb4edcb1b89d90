using System.Net;
using System.Net.Sockets;

namespace Soc.Sigma.Patterns;

/// <summary>A range of IPv4 or IPv6 addresses in CIDR notation. IPv4 addresses mapped into IPv6 count as IPv4.</summary>
internal sealed class NetworkRange
{
    private readonly IPNetwork network;

    private NetworkRange(IPNetwork network) => this.network = network;

    /// <summary>Null when the text is no range, or when bits are set behind its prefix (which hides a slip of the author).</summary>
    public static NetworkRange? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network.BaseAddress.Equals(IPAddress.Parse(text[..text.IndexOf('/', StringComparison.Ordinal)])) ? new NetworkRange(network) : null;
        }

        return Address(text) is { } single
            ? new NetworkRange(new IPNetwork(single, single.AddressFamily == AddressFamily.InterNetwork ? 32 : 128))
            : null;
    }

    public bool Contains(ReadOnlySpan<char> text) => Address(text) is { } address && network.Contains(address);

    public override string ToString() => network.ToString();

    private static IPAddress? Address(ReadOnlySpan<char> text)
    {
        // A bare number is an address to the parser; to the author of a log it is a number.
        if (!text.ContainsAny('.', ':') || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }
}
