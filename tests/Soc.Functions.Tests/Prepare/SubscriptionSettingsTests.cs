using Microsoft.Extensions.Configuration;

namespace Soc.Functions.Tests.Prepare;

/// <summary>Which subscriptions, workspaces and collectors are the home tenant's, as infra/app/functions.bicep says it.</summary>
public sealed class SubscriptionSettingsTests
{
    private const string Home = "6f1d2c3b-4a5e-4f60-8172-93a4b5c6d7e8";
    private const string Further = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";

    [Theory]
    [InlineData(null, "")]
    [InlineData(Home + ",", Home)]
    [InlineData("6F1D2C3B-4A5E-4F60-8172-93A4B5C6D7E8, " + Further + "," + Home, Home + "," + Further)]
    public void Subscriptions_are_read_in_any_spelling_and_each_once(string? written, string expected) =>
        Assert.Equal(expected, string.Join(',', Read("Soc:Subscriptions", written).Survey.Subscriptions));

    [Fact]
    public void Workspaces_are_read_beside_them() => Assert.Equal([Further], Read("Soc:Workspaces", Further).Survey.Workspaces);

    [Fact]
    public void Collectors_are_read_as_they_are_called_and_each_once() =>
        Assert.Equal(["fw01", "192.0.2.1", "log01.example.org"], Read("Soc:Collectors", "fw01, 192.0.2.1,,FW01,log01.example.org").Survey.Collectors);

    [Fact]
    public void What_is_no_id_is_refused_by_the_name_of_the_setting() =>
        Assert.Contains("Soc__Subscriptions", Assert.Throws<InvalidOperationException>(() => Read("Soc:Subscriptions", "production")).Message, StringComparison.Ordinal);

    private static SocSettings Read(string name, string? value) => SocSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Soc:TableServiceUri"] = "https://tables.example", ["Soc:BlobServiceUri"] = "https://blobs.example", ["Soc:EventHubsNamespace"] = "soc.servicebus.example",
        ["Soc:EvidenceContainer"] = "evidence", ["TELEMETRY_HUB_NAME"] = "telemetry", ["ALERTS_HUB_NAME"] = "alerts", [name] = value,
    }).Build());
}
