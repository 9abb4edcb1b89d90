using System.Collections.Frozen;

namespace Soc.Microsoft365.Teams;

/// <summary>The SOC's bot, and whom it believes.</summary>
/// <param name="AppId">
/// Its Microsoft App ID: the client id of the user-assigned identity (msaAppType UserAssignedMSI), a GUID. Empty where there is no bot: then
/// nobody is believed.
/// </param>
public sealed record TeamsBot(string AppId)
{
    private static readonly FrozenSet<string> Known =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "https://smba.trafficmanager.net", "https://smba.infra.gcc.teams.microsoft.com");

    /// <summary>Where the Bot Connector's signing keys are found (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication).</summary>
    public Uri Metadata { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>
    /// The only addresses that our token is ever sent to, scheme and host: a serviceUrl is never trusted for what it says. Those of the
    /// worldwide cloud and of GCC (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
    /// </summary>
    public IReadOnlySet<string> Services { get; init; } = Known;

    /// <summary>The longest that one call to Teams may take. There is no retry inside a call.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(20);

    public bool Trusts(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address)
        && address is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
        && Services.Contains(address.GetLeftPart(UriPartial.Authority));
}
