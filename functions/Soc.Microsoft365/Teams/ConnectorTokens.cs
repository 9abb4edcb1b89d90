using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// Tells the Bot Connector from everybody else, by the token that it signs each request with
/// (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication, "Authenticate requests from the Bot Connector
/// service to your bot"). Tokens of the emulator and of other bots (skills) are not taken.
/// </summary>
/// <param name="http">Fetches metadata and keys.</param>
public sealed class ConnectorTokens(TeamsBot bot, HttpClient http, TimeProvider clock) : IDisposable
{
    private const string Issuer = "https://api.botframework.com";
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = 16 * 1024 };
    private readonly ConnectorKeys _keys = new(bot, http, clock);

    public void Dispose() => _keys.Dispose();

    /// <param name="authorization">The request's Authorization header.</param>
    /// <returns>Null for anybody but the Bot Connector speaking to our bot.</returns>
    internal async Task<ConnectorCaller?> Read(string? authorization, CancellationToken cancellation)
    {
        if (bot.AppId.Length == 0 || authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) is not true) return null;
        if (Parse(authorization[Scheme.Length..].Trim()) is not { } token || await _keys.For(token.Kid, cancellation) is not { } keys) return null;
        var result = await _handler.ValidateTokenAsync(token, Rules(keys));
        return result.IsValid ? new(ServiceUrlOf(token), ConnectorKeys.EndorsementsOf(keys, token.Kid)) : null;
    }

    private JsonWebToken? Parse(string text)
    {
        try
        {
            return _handler.ReadJsonWebToken(text);
        }
        catch (Exception malformed) when (malformed is SecurityTokenException or ArgumentException)
        {
            return null;
        }
    }

    private TokenValidationParameters Rules(OpenIdConnectConfiguration keys) => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = bot.AppId,
        IssuerSigningKeys = keys.SigningKeys,
        // Those that the metadata offers, and in no case a shared secret or none.
        ValidAlgorithms = [.. keys.IdTokenSigningAlgValuesSupported.Intersect(Algorithms, StringComparer.Ordinal)],
        AlgorithmValidator = (algorithm, _, _, rules) => rules.ValidAlgorithms.Contains(algorithm),
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => Lives(from, until),
    };

    private bool Lives(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + ClockSkew && (from is not { } start || start - ClockSkew <= now);
    }

    private static string? ServiceUrlOf(JsonWebToken token) =>
        token.Claims.FirstOrDefault(claim => claim.Type.Equals("serviceurl", StringComparison.OrdinalIgnoreCase))?.Value;
}

/// <summary>The Bot Connector, as its token tells.</summary>
/// <param name="ServiceUrl">Which of its services calls.</param>
/// <param name="Endorsements">The channels that it may speak for: "msteams" among others.</param>
internal sealed record ConnectorCaller(string? ServiceUrl, IReadOnlySet<string> Endorsements)
{
    /// <summary>Documented as required: the activity's serviceUrl is the token's, and the token's key is endorsed for the activity's channel.</summary>
    public bool Vouches(Activity activity) =>
        ServiceUrl is { Length: > 0 }
        && string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)
        && activity.ChannelId is Activity.Teams
        && Endorsements.Contains(Activity.Teams);
}
