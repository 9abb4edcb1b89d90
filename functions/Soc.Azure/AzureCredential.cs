using Azure.Core;
using Azure.Identity;

namespace Soc.Azure;

/// <summary>Who we are towards Azure: never a key, never a connection string.</summary>
public static class AzureCredential
{
    /// <param name="clientId">
    /// The client id of the user-assigned identity that the host runs under (the app setting AZURE_CLIENT_ID), a GUID; null or empty at
    /// home, where the person who signed in with azd, the Azure CLI or Visual Studio is asked.
    /// </param>
    public static TokenCredential Choose(string? clientId) => string.IsNullOrEmpty(clientId)
        ? new ChainedTokenCredential(new AzureDeveloperCliCredential(), new AzureCliCredential(), new VisualStudioCredential())
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
}
