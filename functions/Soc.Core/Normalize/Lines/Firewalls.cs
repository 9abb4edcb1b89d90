using System.Globalization;
using Soc.Core.Prepare;

namespace Soc.Core.Normalize.Lines;

/// <summary>Events of firewalls, proxies and gateways: somebody signed in, a page was asked for, or a connection was seen.</summary>
internal static class Firewalls
{
    public static SecurityEvent Of(SecurityEvent common, TenantDirectory directory, FirewallFields fields)
    {
        var disposition = FirewallWords.Disposition(fields.Action);
        var filled = common with
        {
            Disposition = disposition,
            Status = FirewallWords.Status(fields.Outcome ?? disposition),
            StatusCode = fields.Action,
            Actor = HostAccount.Of(directory, fields.SourceUser) is { } user ? new(user) : null,
            User = HostAccount.Of(directory, fields.DestinationUser),
            SrcEndpoint = Side(fields.SourceIp, fields.SourcePort, fields.SourceHost),
            DstEndpoint = Side(fields.DestinationIp, fields.DestinationPort, fields.DestinationHost),
            Url = fields.Url is { } url ? new(url, Hosts.Of(url)) : null,
            File = fields.FileName is null ? null : new(fields.FileName, null, fields.FileHash is { Length: 64 } hash ? hash.ToLowerInvariant() : null),
        };
        return fields.Setting is not null ? Configured(filled, fields)
            : FirewallWords.AreOfLogin(fields.Kind) && (fields.SourceUser ?? fields.DestinationUser) is not null ? SignedIn(filled, fields)
            : fields.Url is not null ? Asked(filled, fields)
            : filled.SrcEndpoint is null && filled.DstEndpoint is null ? filled
            : Connected(filled, fields);
    }

    private static SecurityEvent Configured(SecurityEvent found, FirewallFields fields) => found with
    {
        Class = OcsfClass.EntityManagement,
        Activity = fields.Action?.ToUpperInvariant() switch { "ADD" => "Create", "DELETE" => "Delete", _ => "Update" },
        Status = FirewallWords.TellFailure(fields.Outcome ?? "") ? OcsfStatus.Failure : OcsfStatus.Success,
        Actor = found.Actor ?? (found.User is { } user ? new(user) : null),
        User = null,
        Entity = new(fields.Setting!, fields.SettingName),
    };

    /// <summary>Whoever signs in is the source where a gateway tells one user only.</summary>
    private static SecurityEvent SignedIn(SecurityEvent found, FirewallFields fields) => found with
    {
        Class = OcsfClass.Authentication,
        Activity = FirewallWords.AreOfLogout(fields.Kind) ? "Logoff" : "Logon",
        Status = FirewallWords.TellFailure($"{fields.Kind} {fields.Outcome} {fields.Action}") ? OcsfStatus.Failure : found.Status == OcsfStatus.Unknown ? OcsfStatus.Success : found.Status,
        Actor = null,
        User = found.User ?? found.Actor?.User,
        Service = found.Device?.Name is { } device ? new(null, device) : null,
    };

    private static SecurityEvent Asked(SecurityEvent found, FirewallFields fields) => Connected(found, fields) with
    {
        Class = OcsfClass.HttpActivity,
        Activity = fields.Method is { Length: > 0 } method ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(method.ToLowerInvariant()) : "Other",
        HttpRequest = new(fields.UserAgent, fields.Method?.ToUpperInvariant(), fields.Url),
    };

    private static SecurityEvent Connected(SecurityEvent found, FirewallFields fields) => found with
    {
        Class = OcsfClass.NetworkActivity,
        Activity = found.Disposition switch { "Allowed" => "Open", "Blocked" or "Dropped" => "Refuse", "Reset" => "Reset", _ => "Traffic" },
        ConnectionInfo = fields.Protocol is null && fields.Direction is null ? null : new(Protocols.Name(fields.Protocol?.Split('/')[0]), fields.Direction),
        Traffic = fields.BytesOut is null && fields.BytesIn is null ? null : new(fields.BytesOut, fields.BytesIn),
    };

    /// <summary>Some devices write a name where an address belongs.</summary>
    private static Endpoint? Side(string? address, string? port, string? host)
    {
        var (ip, embedded) = IpSpelling.Parse(address);
        var known = ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var own) && own > 0 ? own : embedded;
        var name = host ?? (ip is null && !string.IsNullOrWhiteSpace(address) ? address.Trim() : null);
        return ip is null && name is null ? null : new(ip, known, name?.ToLowerInvariant());
    }
}
