using System.Text.Json.Nodes;

namespace Soc.Infra.Tests.Bicep;

public sealed class RoleTests
{
    /// <summary>The ids of Azure's built-in roles. Source: MicrosoftDocs/azure-docs, articles/role-based-access-control/built-in-roles.md.</summary>
    private static readonly IReadOnlyDictionary<string, Guid> Documented = new Dictionary<string, Guid>
    {
        ["Azure Event Hubs Data Receiver"] = new("a638d3c7-ab3a-418d-83e6-5f17a39d4fde"),
        ["Azure Event Hubs Data Sender"] = new("2b629674-e913-4c01-ae53-ef4638d8f975"),
        ["Log Analytics Data Reader"] = new("3b03c2da-16b3-4a49-8834-0f8130efdd3b"),
        ["Monitoring Metrics Publisher"] = new("3913510d-42f4-4e42-8a64-420c390055eb"),
        ["Storage Blob Data Contributor"] = new("ba92f5b4-2d11-453d-a403-e96b0029c9fe"),
        ["Storage Blob Data Owner"] = new("b7e6dc6d-f1e8-4753-8033-0f276bb0955b"),
        ["Storage Queue Data Contributor"] = new("974c5e8b-45b9-4653-ba55-5f855dd0fb88"),
        ["Storage Table Data Contributor"] = new("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"),
    };

    [Fact]
    public void Every_role_has_its_documented_id()
    {
        var roles = JsonNode.Parse(Repository.Read("infra/roles.json"))!.AsObject();
        Assert.Equal(Documented.Select(role => (role.Key, role.Value)), roles.Select(role => (role.Key, Guid.Parse(role.Value!.GetValue<string>()))));
    }

    [Fact]
    public async Task Every_granted_role_is_named_in_the_table_and_none_stands_there_for_nothing()
    {
        var granted = (await Grants()).SelectMany(scope => scope.Value).Distinct();
        Assert.Equal(Documented.Keys.Order(), granted.Order());
    }

    [Fact]
    public async Task Every_scope_of_the_table_is_assigned_in_a_loop()
    {
        var file = await BicepFiles.Load("app/rbac.bicep");
        Assert.All(await Grants(), scope => Assert.Contains($"for role in grants.{scope.Key}:", file.Text, StringComparison.Ordinal));
    }

    /// <remarks>Evidence keeps its versions only as long as nobody owns its account: deleting a version takes the right of an owner.</remarks>
    [Fact]
    public async Task Nobody_owns_the_account_of_the_evidence()
    {
        var grants = await Grants();
        Assert.DoesNotContain(grants["dataStorage"], role => role.Contains("Owner", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_role_reaches_beyond_one_resource()
    {
        var scopes = (await BicepFiles.Load("app/rbac.bicep")).Resources
            .Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments").Select(resource => resource.Body["scope"]!["$"]!.GetValue<string>());
        Assert.Equal(["hostStorage", "dataStorage", "namespace::telemetry", "namespace::alerts", "applicationInsights", "workspace"], scopes);
        Assert.DoesNotContain((await BicepFiles.Load()).Where(file => file.Name != "app/rbac.bicep"), file => file.Text.Contains("roleAssignments@", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Grants() =>
        (await BicepFiles.Load("app/rbac.bicep")).Variables["grants"]!.AsObject().ToDictionary(
            scope => scope.Key, IReadOnlyList<string> (scope) => [.. scope.Value!.AsArray().Select(role => role!.GetValue<string>())]);
}
