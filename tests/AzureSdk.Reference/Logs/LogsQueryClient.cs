using Azure.Core;
using Azure.Monitor.Query.Logs.Models;

namespace Azure.Monitor.Query.Logs;

// Signatures: sdk/monitor/Azure.Monitor.Query.Logs/api/Azure.Monitor.Query.Logs.net10.0.cs. Nothing here speaks to a workspace: tests override
// the client's virtual members and make answers with LogsQueryModelFactory, so the same tests run on the package.

public class LogsQueryClient
{
    protected LogsQueryClient() { }

    public LogsQueryClient(TokenCredential credential) => _ = credential;

    public virtual Task<Response<LogsQueryResult>> QueryWorkspaceAsync(
        string workspaceId, string query, LogsQueryTimeRange timeRange, LogsQueryOptions options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The reference slice speaks to no workspace.");
}

public class LogsQueryOptions
{
    public TimeSpan? ServerTimeout { get; set; }

    public bool AllowPartialErrors { get; set; }
}

public readonly struct LogsQueryTimeRange(DateTimeOffset start, DateTimeOffset end) : IEquatable<LogsQueryTimeRange>
{
    public DateTimeOffset? Start { get; } = start;

    public DateTimeOffset? End { get; } = end;

    public TimeSpan Duration { get; } = end - start;

    public static bool operator ==(LogsQueryTimeRange left, LogsQueryTimeRange right) => left.Equals(right);

    public static bool operator !=(LogsQueryTimeRange left, LogsQueryTimeRange right) => !left.Equals(right);

    public bool Equals(LogsQueryTimeRange other) => Start == other.Start && End == other.End && Duration == other.Duration;

    public override bool Equals(object obj) => obj is LogsQueryTimeRange other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Start, End, Duration);
}
