namespace Soc.Core.Normalize;

/// <summary>The host in a URL, or in what some columns hold in its place: a bare host name, perhaps with a port or a path.</summary>
internal static class Hosts
{
    public static string? Of(string? url)
    {
        if (string.IsNullOrWhiteSpace(url)) return null;
        var text = url.Trim();
        if (!text.Contains("://", StringComparison.Ordinal)) text = "http://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var parsed) && parsed.Host.Length > 0 ? Ascii(parsed).Lower() : null;
    }

    /// <summary>A URL may be well-formed with a host that no IDN standard allows; whoever wrote it may be the attacker.</summary>
    private static string Ascii(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return url.Host;
        }
    }
}
