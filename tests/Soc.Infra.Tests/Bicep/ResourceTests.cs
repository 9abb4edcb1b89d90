using System.Text.Json.Nodes;

namespace Soc.Infra.Tests.Bicep;

public sealed class ResourceTests
{
    /// <summary>Every type that may be deployed, with the version whose properties were looked up. Source: Azure/bicep-types-az, generated/**/types.md.</summary>
    private static readonly IReadOnlyDictionary<string, string> LookedUp = new Dictionary<string, string>
    {
        ["Microsoft.Authorization/roleAssignments"] = "2022-04-01",
        ["Microsoft.BotService/botServices"] = "2022-09-15",
        ["Microsoft.BotService/botServices/channels"] = "2022-09-15",
        ["Microsoft.EventHub/namespaces"] = "2024-01-01",
        ["Microsoft.EventHub/namespaces/authorizationRules"] = "2024-01-01",
        ["Microsoft.EventHub/namespaces/eventhubs"] = "2024-01-01",
        ["Microsoft.EventHub/namespaces/eventhubs/consumergroups"] = "2024-01-01",
        ["Microsoft.EventHub/namespaces/networkRuleSets"] = "2024-01-01",
        ["Microsoft.Insights/components"] = "2020-02-02",
        ["Microsoft.Insights/diagnosticSettings"] = "2021-05-01-preview",
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "2023-01-31",
        ["Microsoft.Network/privateDnsZones"] = "2024-06-01",
        ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"] = "2024-06-01",
        ["Microsoft.Network/privateEndpoints"] = "2024-05-01",
        ["Microsoft.Network/privateEndpoints/privateDnsZoneGroups"] = "2024-05-01",
        ["Microsoft.Network/virtualNetworks"] = "2024-05-01",
        ["Microsoft.Network/virtualNetworks/subnets"] = "2024-05-01",
        ["Microsoft.OperationalInsights/workspaces"] = "2023-09-01",
        ["Microsoft.Resources/resourceGroups"] = "2024-03-01",
        ["Microsoft.Storage/storageAccounts"] = "2024-01-01",
        ["Microsoft.Storage/storageAccounts/blobServices"] = "2024-01-01",
        ["Microsoft.Storage/storageAccounts/blobServices/containers"] = "2024-01-01",
        ["Microsoft.Storage/storageAccounts/managementPolicies"] = "2024-01-01",
        ["Microsoft.Storage/storageAccounts/queueServices"] = "2024-01-01",
        ["Microsoft.Storage/storageAccounts/tableServices"] = "2024-01-01",
        ["Microsoft.Web/serverfarms"] = "2024-04-01",
        ["Microsoft.Web/sites"] = "2024-04-01",
        ["Microsoft.Web/sites/basicPublishingCredentialsPolicies"] = "2024-04-01",
        ["Microsoft.Web/sites/config"] = "2024-04-01",
        ["microsoft.aadiam/diagnosticSettings"] = "2017-04-01",
    };

    [Fact]
    public async Task Only_resource_types_that_were_looked_up_are_deployed()
    {
        var deployed = (await BicepFiles.Load()).SelectMany(file => file.Resources).Select(resource => (resource.Type, resource.Version)).Distinct();
        Assert.Equal(LookedUp.Select(type => (type.Key, type.Value)).Order(), deployed.Order());
    }

    [Fact]
    public async Task Every_resource_that_can_carry_tags_carries_them()
    {
        var placed = (await BicepFiles.Load()).SelectMany(file => file.Resources)
            .Where(resource => resource.Body.ContainsKey("location"));
        Assert.All(placed, resource => Assert.True(resource.Body.ContainsKey("tags"), resource.Symbol));
    }

    [Fact]
    public async Task Storage_has_no_keys_no_public_blobs_and_no_old_encryption()
    {
        var properties = await Properties("app/storage.bicep", "account");
        Assert.False(properties["allowSharedKeyAccess"]!.GetValue<bool>());
        Assert.False(properties["allowBlobPublicAccess"]!.GetValue<bool>());
        Assert.True(properties["supportsHttpsTrafficOnly"]!.GetValue<bool>());
        Assert.Equal("TLS1_2", properties["minimumTlsVersion"]!.GetValue<string>());
    }

    [Fact]
    public async Task Telemetry_about_the_SOC_is_taken_from_its_identity_only()
    {
        Assert.True((await Properties("app/monitoring.bicep", "applicationInsights"))["DisableLocalAuth"]!.GetValue<bool>());
        Assert.True((await Properties("app/monitoring.bicep", "workspace"))["features"]!["disableLocalAuth"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_only_key_of_the_namespace_can_send_and_do_nothing_else()
    {
        var rules = (await BicepFiles.Load()).SelectMany(file => file.Resources).Where(resource => resource.Type.EndsWith("/authorizationRules", StringComparison.Ordinal));
        var rights = Assert.Single(rules).Body["properties"]!["rights"]!.AsArray().Select(right => right!.GetValue<string>());
        Assert.Equal(["Send"], rights);
    }

    [Fact]
    public async Task The_app_runs_the_runtime_of_its_project_under_the_identity_of_the_SOC()
    {
        var app = (await BicepFiles.Load("app/functions.bicep")).Resources.Single(resource => resource.Symbol == "app");
        var runtime = app.Body["properties"]!["functionAppConfig"]!["runtime"]!;
        var framework = Repository.Read("Directory.Build.props").Split("<TargetFramework>net")[1].Split('<')[0];
        Assert.Equal(("dotnet-isolated", framework), (runtime["name"]!.GetValue<string>(), runtime["version"]!.GetValue<string>()));
        Assert.Equal("UserAssigned", app.Body["identity"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_bot_is_the_identity_of_the_SOC_and_has_no_secret()
    {
        var bot = await Properties("app/bot.bicep", "bot");
        Assert.Equal("UserAssignedMSI", bot["msaAppType"]!.GetValue<string>());
        Assert.True(bot["disableLocalAuth"]!.GetValue<bool>());
        Assert.Equal("identityClientId", bot["msaAppId"]!["$"]!.GetValue<string>());
        Assert.Equal("MsTeamsChannel", (await Properties("app/bot.bicep", "teams"))["channelName"]!.GetValue<string>());
    }

    /// <remarks>A category that Ingest does not read would be paid for twice: on its way in, and in quarantine.</remarks>
    [Fact]
    public async Task Entra_sends_what_Ingest_reads()
    {
        var categories = (await BicepFiles.Load("app/entra-diagnostics.bicep")).Parameters.Single(parameter => parameter.Name == "categories").Value!.AsArray();
        var read = Repository.Read("functions/Soc.Core/Ingest/EntraSources.cs").Split('\n')
            .Select(line => line.Trim()).Where(line => line.StartsWith("[\"", StringComparison.Ordinal)).Select(line => line.Split('"')[1]);
        Assert.Equal(read.Order(), categories.Select(category => category!.GetValue<string>()).Order());
    }

    private static async Task<JsonNode> Properties(string file, string symbol) =>
        (await BicepFiles.Load(file)).Resources.Single(resource => resource.Symbol == symbol).Body["properties"]!;
}
