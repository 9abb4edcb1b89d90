using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>What the Identity tables have in common: an account, the machine it is used on, and the domain controller that answers.</summary>
internal static class IdentityColumns
{
    public static User? Account(Draft draft, RecordNode columns) =>
        Subjects.User(draft.Directory, columns.Text("AccountObjectId"), columns.Text("AccountUpn"), columns.Text("AccountDisplayName"))
        ?? Subjects.Account(draft.Directory, columns.Text("AccountDomain"), columns.Text("AccountName"), columns.Text("AccountSid"))
        ?? Called(columns.Text("AccountDisplayName"));

    public static User? Target(Draft draft, RecordNode columns) =>
        Subjects.User(draft.Directory, null, columns.Text("TargetAccountUpn"), columns.Text("TargetAccountDisplayName"))
        ?? Called(columns.Text("TargetAccountDisplayName"));

    /// <summary>The account of a machine stands in the display name alone ("WS-OTTO$").</summary>
    private static User? Called(string? displayName) => displayName is null ? null : new(null, displayName.Lower(), displayName);

    public static Endpoint? Source(RecordNode columns)
    {
        var (country, isp) = (columns.Text("Location"), columns.Text("ISP") ?? columns.Text("Isp"));
        var location = country is null && isp is null ? null : new Location(null, country, isp);
        return Subjects.Endpoint(columns.Text("IPAddress"), location) is { } source ? source with { Port = DeviceColumns.Port(columns.Number("Port")) ?? source.Port } : null;
    }

    public static Endpoint? Destination(RecordNode columns)
    {
        var (ip, port) = IpSpelling.Parse(columns.Text("DestinationIPAddress"));
        var host = columns.Text("DestinationDeviceName")?.Lower();
        return ip is null && host is null ? null : new(ip, DeviceColumns.Port(columns.Number("DestinationPort")) ?? port, host);
    }
}
