using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Authentication.Azure;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace Soc.Microsoft365.Graph;

/// <summary>The Graph SDK's client, without the waiting that it would do on its own.</summary>
internal static class GraphConnection
{
    /// <summary>Disposing the client disposes its HTTP connection.</summary>
    public static GraphServiceClient Open(Microsoft365Connection connection)
    {
        // The SDK's handlers but one: RetryHandler would sleep through Retry-After inside a call, out of sight of the process that has to
        // survive a restart.
        var handlers = GraphClientFactory.CreateDefaultHandlers().Where(handler => handler is not RetryHandler).ToList();
        var http = GraphClientFactory.Create(handlers);
        http.Timeout = connection.CallTimeout;
        var authentication = new AzureIdentityAuthenticationProvider(
            connection.Credential, [connection.Graph.Host], null, isCaeEnabled: true, $"https://{connection.Graph.Host}/.default");
        return new GraphServiceClient(http, authentication, connection.Graph.AbsoluteUri.TrimEnd('/'));
    }

    /// <summary>All items of a collection, over its pages.</summary>
    /// <param name="headers">Headers that every page wants: a next link does not carry those of the first request.</param>
    public static async Task<List<TItem>> All<TItem, TPage>(
        this GraphServiceClient graph, TPage? first, CancellationToken cancellation, params (string Name, string Value)[] headers)
        where TPage : BaseCollectionPaginationCountResponse, IParsable, IAdditionalDataHolder, new()
    {
        var items = new List<TItem>();
        if (first is null) return items;
        await PageIterator<TItem, TPage>.CreatePageIterator(
            graph,
            first,
            item =>
            {
                items.Add(item);
                return true;
            },
            request =>
            {
                foreach (var (name, value) in headers) request.Headers.Add(name, value);
                return request;
            }).IterateAsync(cancellation);
        return items;
    }
}
