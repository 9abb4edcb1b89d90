using System.Net.Http.Headers;
using Azure.Core;

namespace Soc.Microsoft365.Defender;

/// <summary>Puts a token on every call.</summary>
internal sealed class BearerHandler(TokenCredential credential) : DelegatingHandler(new SocketsHttpHandler())
{
    // The resource keeps its first name whichever host serves it (learn.microsoft.com/defender-endpoint/api/exposed-apis-create-app-webapp).
    private static readonly string[] Scopes = ["https://api.securitycenter.microsoft.com/.default"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return await base.SendAsync(request, cancellationToken);
    }
}
