using Azure;
using Azure.Identity;
using Soc.Core.Processes;
using Soc.Core.Respond;

namespace Soc.Microsoft365.Answers;

/// <summary>No token could be had: because the way to the token service is broken, or because it says no.</summary>
internal static class TokenOutcome
{
    public static StepOutcome Of(AuthenticationFailedException refused) =>
        Passing(refused)
            ? new StepOutcome.Transient("The token service could not be reached.")
            : new StepOutcome.Refused(new Refusal(
                RefusalReason.NotConnected,
                "No token for this tenant could be had.",
                "Check the application's credential and its consent in the tenant; until then act by hand."));

    private static bool Passing(Exception? cause) => cause switch
    {
        null => false,
        HttpRequestException or IOException or TimeoutException or TaskCanceledException => true,
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        _ => Passing(cause.InnerException),
    };
}
