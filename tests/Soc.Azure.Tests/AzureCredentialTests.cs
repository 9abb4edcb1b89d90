using Azure.Identity;

namespace Soc.Azure.Tests;

public sealed class AzureCredentialTests
{
    [Fact]
    public void In_Azure_the_host_is_its_managed_identity() =>
        Assert.IsType<ManagedIdentityCredential>(AzureCredential.Choose("99999999-2222-4333-8444-555555555555"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void At_home_the_host_is_whoever_signed_in(string? clientId) =>
        Assert.IsType<ChainedTokenCredential>(AzureCredential.Choose(clientId));
}
