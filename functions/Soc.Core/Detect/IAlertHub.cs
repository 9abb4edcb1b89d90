using Soc.Core.Stores;

namespace Soc.Core.Detect;

/// <summary>
/// Where alerts go on from Detect to Correlate. The alerts of one tenant come out in one place, in any order and at least once:
/// an alert is the same however often it is published.
/// </summary>
public interface IAlertHub
{
    /// <summary>Durable when it returns. After a failure some may have been published; the same call may be made again.</summary>
    /// <exception cref="StoreBusyException">The hub cannot answer just now; trying again may help.</exception>
    /// <exception cref="StoreUnusableException">The hub is not there or refuses us; trying again will not help.</exception>
    ValueTask<PublishOutcome> Publish(IReadOnlyList<Alert> alerts, CancellationToken cancellation = default);
}

/// <param name="Published">How many alerts the hub holds now.</param>
/// <param name="TooLarge">Those that no message of the hub can hold. They held up none of the others; the caller keeps them.</param>
public sealed record PublishOutcome(int Published, IReadOnlyList<Alert> TooLarge);
