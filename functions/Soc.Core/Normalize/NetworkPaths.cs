using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>Which way packets go between two addresses, and the port that they go to.</summary>
internal static class NetworkPaths
{
    /// <returns>OCSF's direction, as seen from the network; null where an end is unknown or both are public.</returns>
    public static string? Direction(string? source, string? destination) => source is null || destination is null ? null : (IpSpelling.IsPublic(source), IpSpelling.IsPublic(destination)) switch
    {
        (false, true) => "Outbound",
        (true, false) => "Inbound",
        (false, false) => "Lateral",
        _ => null,
    };

    public static int? Port(RecordNode columns, string name) => columns.Number(name) is { } port and >= 0 and <= ushort.MaxValue ? (int)port : null;
}
