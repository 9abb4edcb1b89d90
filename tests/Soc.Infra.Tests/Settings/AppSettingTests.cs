namespace Soc.Infra.Tests.Settings;

/// <summary>What the code reads, the infrastructure sets; what the infrastructure sets, somebody reads.</summary>
public sealed class AppSettingTests
{
    /// <summary>Settings that the Functions host reads, not our code. Source: learn.microsoft.com/azure/azure-functions/functions-app-settings.</summary>
    private static readonly IReadOnlyList<string> OfTheHost = [
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING"];

    private static readonly IReadOnlyList<string> OfAConnection = ["fullyQualifiedNamespace", "credential", "clientId"];

    [Fact]
    public void The_sources_are_there() =>
        Assert.All(CodeSettings.Rooms, room => Assert.True(Directory.Exists(Repository.PathOf(room)), $"{room} is missing: nothing can be compared with infra."));

    [Fact]
    public async Task Every_name_in_a_binding_is_set()
    {
        var code = new CodeSettings();
        Assert.NotEmpty(code.InBindings);
        Assert.Empty(code.InBindings.Except(await InInfra()));
    }

    [Fact]
    public async Task Every_connection_of_a_binding_is_set_with_the_identity()
    {
        var code = new CodeSettings();
        Assert.NotEmpty(code.Connections);
        Assert.Empty(code.Connections.SelectMany(connection => OfAConnection.Select(part => $"{connection}__{part}")).Except(await InInfra()));
    }

    [Fact]
    public async Task Every_setting_that_the_code_asks_for_is_set()
    {
        var code = new CodeSettings();
        Assert.NotEmpty(code.ByName);
        Assert.Empty(code.ByName.Except(OfTheHost).Except(await InInfra()));
    }

    [Fact]
    public async Task Every_setting_is_read_by_somebody()
    {
        var code = new CodeSettings();
        Assert.Empty((await InInfra())
            .Except(OfTheHost)
            .Except(code.InBindings)
            .Except(code.Connections.SelectMany(connection => OfAConnection.Select(part => $"{connection}__{part}")))
            .Except(code.ByName));
    }

    [Fact]
    public async Task The_host_gets_what_it_needs() => Assert.Empty(OfTheHost.Except(await InInfra()));

    [Fact]
    public void The_health_that_the_guide_asks_for_exists() => Assert.Contains("health", new CodeSettings().Routes);

    [Fact]
    public async Task The_endpoint_that_the_bot_is_given_exists()
    {
        Assert.Contains("endpoint: '${functions.outputs.uri}/api/messages'", (await Bicep.BicepFiles.Load("main.bicep")).Text, StringComparison.Ordinal);
        Assert.Contains("messages", new CodeSettings().Routes);
    }

    [Fact]
    public void What_azd_deploys_exists()
    {
        var project = Repository.Read("azure.yaml").Split("project: ")[1].Split('\n')[0].Trim();
        Assert.Single(Directory.EnumerateFiles(Repository.PathOf(project), "*.csproj"));
    }

    private static async Task<IReadOnlyList<string>> InInfra() =>
        [.. (await Bicep.BicepFiles.Load("app/functions.bicep")).Variables["settings"]!.AsObject().Select(setting => setting.Key)];
}
