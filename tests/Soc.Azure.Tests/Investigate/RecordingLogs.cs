using Azure;
using Azure.Monitor.Query.Logs;
using Azure.Monitor.Query.Logs.Models;

namespace Soc.Azure.Tests.Investigate;

/// <summary>A workspace that gives one answer, or fails, and remembers what it was asked; made the way the package means its client to be replaced in tests.</summary>
internal sealed class RecordingLogs(Func<CancellationToken, Task<LogsQueryResult>> answer) : LogsQueryClient
{
    public List<(string Workspace, string Query, LogsQueryTimeRange Range, LogsQueryOptions Options)> Asked { get; } = [];

    public static RecordingLogs Failing(Exception failure) => new(_ => Task.FromException<LogsQueryResult>(failure));

    public static RecordingLogs Silent() => new(async cancellation =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        throw new InvalidOperationException("An endless wait ended.");
    });

    /// <param name="error">As the service sends it beside the tables when they are not whole; null when they are.</param>
    public static RecordingLogs Answering(LogsTable table, string? error = null) =>
        new(_ => Task.FromResult(LogsQueryModelFactory.LogsQueryResult([table], new BinaryData(error ?? "null"), new BinaryData("{}"), new BinaryData("{}"))));

    public override async Task<Response<LogsQueryResult>> QueryWorkspaceAsync(
        string workspaceId, string query, LogsQueryTimeRange timeRange, LogsQueryOptions? options = null, CancellationToken cancellationToken = default)
    {
        Asked.Add((workspaceId, query, timeRange, options!));
        cancellationToken.ThrowIfCancellationRequested();
        return Response.FromValue(await answer(cancellationToken), null!);
    }
}
