using Azure.Core;
using Soc.Core.Tenants;

namespace Soc.Microsoft365;

/// <summary>How one tenant is reached. The host chooses the credential: a managed identity or a certificate in production, <see cref="StaticToken"/> on loopback.</summary>
public sealed record Microsoft365Connection(TenantId Tenant, TokenCredential Credential)
{
    /// <summary>Microsoft Graph, with its version.</summary>
    public Uri Graph { get; init; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>Defender for Endpoint; "/api/…" is added to it.</summary>
    public Uri Defender { get; init; } = new("https://api.securitycenter.microsoft.com");

    /// <summary>The longest that one call may take. There is no retry inside a call: waiting is the process's job.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
