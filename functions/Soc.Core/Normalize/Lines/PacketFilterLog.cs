namespace Soc.Core.Normalize.Lines;

/// <summary>
/// pfSense and OPNsense: what their packet filter did, fields between commas
/// (https://docs.netgate.com/pfsense/en/latest/monitoring/logs/raw-filter-format.html). The protocol of the packet says where its ends stand.
/// </summary>
internal static class PacketFilterLog
{
    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        var fields = CommaSeparated.Read(message.Text);
        if (fields.Count < 9) return null;
        return fields[8] switch
        {
            "4" when fields.Count > 19 => Packet(message, fields, protocol: 16, ends: 18),
            "6" when fields.Count > 16 => Packet(message, fields, protocol: 12, ends: 15),
            _ => null,
        };
    }

    /// <summary>Ports follow the addresses where the protocol has any; of the others it is something else that does.</summary>
    private static SecurityEvent Packet(SyslogMessage message, IReadOnlyList<string> fields, int protocol, int ends)
    {
        var hasPorts = fields[protocol].ToUpperInvariant() is "TCP" or "UDP" && fields.Count > ends + 3;
        return Firewalls.Of(message.Common(), message.Draft.Directory, new()
        {
            SourceIp = fields[ends],
            SourcePort = hasPorts ? fields[ends + 2] : null,
            DestinationIp = fields[ends + 1],
            DestinationPort = hasPorts ? fields[ends + 3] : null,
            Protocol = fields[protocol],
            Action = fields[6],
            Direction = fields[7] switch { "in" => "Inbound", "out" => "Outbound", _ => null },
        });
    }
}
