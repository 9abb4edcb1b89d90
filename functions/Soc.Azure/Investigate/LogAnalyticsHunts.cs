using System.Globalization;
using Azure;
using Azure.Monitor.Query.Logs;
using Azure.Monitor.Query.Logs.Models;
using Soc.Core.Investigate;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Azure.Investigate;

/// <summary>Hunts in the Log Analytics workspaces to which the tenants send their logs.</summary>
/// <param name="workspaces">Each connected tenant's workspace id (the customer id, a GUID).</param>
public sealed class LogAnalyticsHunts(LogsQueryClient logs, IReadOnlyDictionary<TenantId, string> workspaces, TimeProvider clock) : IHunts
{
    /// <summary>For the way there and back. The client itself would begin anew after each silence.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>Log Analytics lets a query run for ten minutes at most.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async ValueTask<HuntOutcome> Run(TenantId tenant, Hunt hunt, CancellationToken cancellation = default)
    {
        if (hunt.Timeout <= TimeSpan.Zero || hunt.Timeout > Longest)
            throw new ArgumentException($"'{hunt.Id}' may take {hunt.Timeout}; more than nothing and at most {Longest} is allowed.", nameof(hunt));
        if (!workspaces.TryGetValue(tenant, out var workspace)) return new HuntOutcome.NotConnected();
        return await AzureFailure.Named(workspace, () => Ask(workspace, hunt, cancellation), cancellation);
    }

    private async Task<HuntOutcome> Ask(string workspace, Hunt hunt, CancellationToken cancellation)
    {
        var options = new LogsQueryOptions { ServerTimeout = hunt.Timeout, AllowPartialErrors = true };
        using var patience = new CancellationTokenSource(hunt.Timeout + Grace, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var answer = await logs.QueryWorkspaceAsync(workspace, KqlQuery.Of(hunt), new LogsQueryTimeRange(hunt.From, hunt.To), options, end.Token);
            return OutcomeOf(answer.Value);
        }
        catch (RequestFailedException failure) when (failure.Status == 504)
        {
            return new HuntOutcome.TimedOut(hunt.Timeout);
        }
        catch (RequestFailedException failure) when (failure.Status == 400)
        {
            return new HuntOutcome.Refused(failure.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new HuntOutcome.TimedOut(hunt.Timeout);
        }
    }

    private static HuntOutcome OutcomeOf(LogsQueryResult result)
    {
        var table = result.AllTables.Count == 0 ? HuntTable.Empty : TableOf(result.AllTables[0]);
        // An error that says nothing is the JSON null of a whole answer.
        return result.Error is { } error && (error.Code ?? error.Message) is not null
            ? new HuntOutcome.Partial(table, error.ToString())
            : new HuntOutcome.Complete(table);
    }

    private static HuntTable TableOf(LogsTable table) => new(
        [.. table.Columns.Select(column => column.Name)],
        [.. table.Rows.Select(row => (IReadOnlyList<string?>)[.. row.Select(TextOf)])]);

    private static string? TextOf(object? cell) => cell switch
    {
        null => null,
        DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };
}
