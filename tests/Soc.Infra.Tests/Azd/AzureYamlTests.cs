using YamlDotNet.Serialization;

namespace Soc.Infra.Tests.Azd;

public sealed class AzureYamlTests
{
    private const string Good = "name: soc\nservices:\n  soc:\n    project: functions/Soc.Functions\n    host: function\n";

    [Fact]
    public async Task Our_file_satisfies_the_rules_of_azd()
    {
        var outcome = await Validate(Repository.Read("azure.yaml"));
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    [Theory]
    [InlineData("services:\n  soc:\n    host: function\n    project: x\n", "must have required property 'name'")]
    [InlineData("name: Soc_Serverless\nservices:\n  soc:\n    host: function\n    project: x\n", "/name must match pattern")]
    [InlineData("name: soc\nservices:\n  soc:\n    project: x\n", "/services/soc must have required property 'host'")]
    [InlineData("name: soc\nservices:\n  soc:\n    host: function\n", "/services/soc must have required property 'project'")]
    [InlineData(Good + "    image: x\n", "/services/soc must NOT be valid")]
    [InlineData(Good + "hooks:\n  afterprovision:\n    run: x\n", "/hooks must")]
    [InlineData(Good + "hooks:\n  postprovision:\n    script: x\n", "must NOT have additional properties")]
    [InlineData(Good + "hooks:\n  postprovision:\n    posix:\n      shell: bash\n", "/hooks/postprovision/posix/shell must be equal to one of the allowed values")]
    public async Task A_file_that_breaks_a_rule_is_refused(string yaml, string fault)
    {
        var outcome = await Validate(yaml);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(fault, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_names_its_public_schema() =>
        Assert.StartsWith("# yaml-language-server: $schema=https://raw.githubusercontent.com/Azure/azure-dev/main/schemas/v1.0/azure.yaml.json", Repository.Read("azure.yaml"), StringComparison.Ordinal);

    [Theory]
    [InlineData("posix", "infra/hooks/grant-tenant-permissions.sh")]
    [InlineData("windows", "infra/hooks/grant-tenant-permissions.ps1")]
    public void The_hook_of_each_system_exists(string system, string script)
    {
        var hook = Part(Part(Part(Read(Repository.Read("azure.yaml")), "hooks"), "postprovision"), system);
        Assert.Equal(script, hook["run"]);
        Assert.True(File.Exists(Repository.PathOf(script)));
    }

    [Fact]
    public async Task The_service_carries_the_name_that_the_app_is_tagged_with()
    {
        var service = Assert.Single(Part(Read(Repository.Read("azure.yaml")), "services"));
        Assert.Contains($"'azd-service-name': '{service.Key}'", (await Bicep.BicepFiles.Load("app/functions.bicep")).Text, StringComparison.Ordinal);
    }

    private static Task<Outcome> Validate(string yaml) =>
        Command.Node("tests/Soc.Infra.Tests/Azd/validate.mjs", [Repository.PathOf("tests/Soc.Infra.Tests/Azd/azure.yaml.schema.json")], ToJson(yaml));

    private static string ToJson(string yaml) => new SerializerBuilder().JsonCompatible().Build().Serialize(Read(yaml));

    private static Dictionary<object, object> Read(string yaml) =>
        new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<Dictionary<object, object>>(yaml);

    private static Dictionary<object, object> Part(Dictionary<object, object> whole, string key) => (Dictionary<object, object>)whole[key];
}
