using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Soc.Azure;
using Soc.Azure.Stores;
using Soc.Core.Stores;

namespace Soc.Functions.Stores;

/// <summary>Documents in Azure Tables, evidence in Azure Blobs.</summary>
internal static class StoresRoom
{
    public static void Furnish(IServiceCollection services, SocSettings settings)
    {
        services.AddSingleton(AzureCredential.Choose(settings.ClientId));
        services.AddSingleton<IDocumentStore>(provider =>
            new TableDocumentStore(new TableServiceClient(settings.TableServiceUri, provider.GetRequiredService<TokenCredential>())));
        services.AddSingleton<IEvidenceStore>(provider =>
            new BlobEvidenceStore(new BlobContainerClient(settings.Container, provider.GetRequiredService<TokenCredential>())));
    }
}
