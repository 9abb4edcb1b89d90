using Azure;
using Azure.Identity;
using Azure.Messaging.EventHubs;
using Soc.Core.Stores;

namespace Soc.Azure;

/// <summary>
/// Asks Azure, and gives its failures the names that our ports promise. The clients have tried several times before they throw one.
/// What has no name here is a bug, and goes up as it is.
/// </summary>
internal static class AzureFailure
{
    /// <param name="what">Whom we ask: an account, a hub, a workspace; for the message.</param>
    /// <param name="cancellation">The caller's own: being called off is no failure.</param>
    public static async Task<T> Named<T>(string what, Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (Name(failure, what, cancellation) is { } named)
        {
            throw named;
        }
    }

    private static Exception? Name(Exception failure, string what, CancellationToken cancellation) => failure switch
    {
        RequestFailedException refused => Name(refused, what),
        EventHubsException hub => Name(hub, what),
        CredentialUnavailableException => new StoreUnusableException($"Nobody is signed in who could ask {what}.", failure),
        UnauthorizedAccessException => Forbidden(what, failure),
        _ when cancellation.IsCancellationRequested => null,
        _ when IsUnanswered(failure) => Busy(what, failure),
        _ => null,
    };

    private static Exception? Name(RequestFailedException failure, string what) => failure.Status switch
    {
        0 or 408 or 429 or 500 or 502 or 503 or 504 => Busy(what, failure),
        401 or 403 => Forbidden(what, failure),
        // Made by somebody, and deleted again while we wrote; Azure takes up to a minute to let go of the name.
        404 or 409 when failure.ErrorCode is "TableNotFound" or "TableBeingDeleted" or "ContainerNotFound" or "ContainerBeingDeleted" => Busy(what, failure),
        _ => null,
    };

    private static Exception? Name(EventHubsException failure, string what) => failure.Reason switch
    {
        _ when failure.IsTransient => Busy(what, failure),
        EventHubsException.FailureReason.QuotaExceeded => Busy(what, failure),
        EventHubsException.FailureReason.ResourceNotFound => new StoreUnusableException($"{what} is not there.", failure),
        _ => null,
    };

    /// <summary>Azure.Core gathers the tries that got no answer in an AggregateException (sdk/core/Azure.Core/src/Pipeline/RetryPolicy.cs);
    /// a try that took too long is a TaskCanceledException.</summary>
    private static bool IsUnanswered(Exception failure) => failure switch
    {
        AggregateException { InnerExceptions: var tries } => tries.All(IsUnanswered),
        RequestFailedException { Status: 0 } => true,
        AuthenticationFailedException or IOException or HttpRequestException or TimeoutException or TaskCanceledException => true,
        _ => false,
    };

    private static StoreBusyException Busy(string what, Exception failure) => new($"{what} does not answer just now.", failure);

    private static StoreUnusableException Forbidden(string what, Exception failure) => new($"{what} refuses us: a role is missing.", failure);
}
