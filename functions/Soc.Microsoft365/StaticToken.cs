using Azure.Core;

namespace Soc.Microsoft365;

/// <summary>One fixed bearer token, for a tenant on loopback.</summary>
public sealed class StaticToken(string token) : TokenCredential
{
    private readonly AccessToken _token = new(token, DateTimeOffset.MaxValue);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => _token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(_token);
}
