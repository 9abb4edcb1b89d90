using System.Text.RegularExpressions;

namespace Soc.Infra.Tests.Hooks;

/// <summary>The permissions that the hook grants are those that the adapters say they need.</summary>
public sealed partial class PermissionTests
{
    /// <summary>Namespaces of ours and elements of Adaptive Cards are written like permissions.</summary>
    private static readonly string[] Alike = ["Soc.", "Action.", "Input."];

    private static readonly IReadOnlyList<string> Needed =
        [.. Directory.EnumerateFiles(Repository.PathOf("functions/Soc.Microsoft365"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .SelectMany(line => Permissions().Matches(line))
            .SelectMany(text => text.Groups[1].Value.Split(" and "))
            .Where(permission => !Alike.Any(prefix => permission.StartsWith(prefix, StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_permission_that_the_adapters_name_can_be_granted() =>
        Assert.Empty(Needed.Except(PermissionList.Of("read", "contain")));

    [Fact]
    public void No_permission_to_contain_is_granted_that_no_adapter_names() =>
        Assert.Empty(PermissionList.Of("contain").Except(Needed));

    [Fact]
    public void No_permission_to_read_is_granted_that_no_adapter_names() =>
        Assert.Equal(["ActivityFeed.Read"], PermissionList.Of("read").Except(Needed));

    [Fact]
    public void What_can_change_something_belongs_to_contain() =>
        Assert.All(PermissionList.Of("read"), permission => Assert.Contains(".Read", permission, StringComparison.Ordinal));

    [Fact]
    public void No_permission_is_listed_twice() =>
        Assert.Equal(PermissionList.Lines.Count, PermissionList.Lines.DistinctBy(line => (line.Application, line.Permission)).Count());

    /// <summary>A text that is permissions and nothing else: "Machine.Isolate and Machine.Read.All".</summary>
    [GeneratedRegex("\"([A-Z][A-Za-z]+(?:\\.[A-Z][A-Za-z]+)+(?: and [A-Z][A-Za-z]+(?:\\.[A-Z][A-Za-z]+)+)*)\"")]
    private static partial Regex Permissions();
}
