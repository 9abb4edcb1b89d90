using System.Reflection;

namespace Soc.Architecture.Tests;

/// <summary>References point inward only: Soc.Cli → Soc.Microsoft365, Soc.Simulator → Soc.Core → Soc.Sigma.</summary>
public sealed class ArrowTests
{
    private static readonly string[] OutsideWorld = [.. Allowance.Framework, "Microsoft.", "Azure.", "Std.", "Spectre.", "SQLitePCL"];

    private static readonly Dictionary<string, Allowance> Allowed = new()
    {
        ["Soc.Sigma"] = new([], [.. Allowance.Framework, "YamlDotNet"]),
        ["Soc.Core"] = new(["Soc.Sigma"], Allowance.Framework),
        ["Soc.Microsoft365"] = new(["Soc.Core"], OutsideWorld),
        ["Soc.Simulator"] = new(["Soc.Core"], OutsideWorld),
        ["soc"] = new(["Soc.Core", "Soc.Sigma", "Soc.Microsoft365", "Soc.Simulator"], OutsideWorld),
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_references_only_rooms_further_in(string room) =>
        Assert.Empty(Allowed[room].Violations(Assembly.Load(room)));

    [Theory]
    [InlineData("Soc.Sigma", "Soc.Core")]
    [InlineData("Soc.Core", "Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("Soc.Core", "Microsoft.Extensions.Hosting")]
    [InlineData("Soc.Core", "Azure.Core")]
    [InlineData("Soc.Core", "YamlDotNet")]
    [InlineData("Soc.Core", "Soc.Microsoft365")]
    [InlineData("Soc.Microsoft365", "Soc.Simulator")]
    [InlineData("Soc.Simulator", "Soc.Microsoft365")]
    [InlineData("Soc.Microsoft365", "soc")]
    public void An_arrow_that_points_the_wrong_way_is_found(string room, string reference) =>
        Assert.Equal([reference], Allowed[room].Violations(["System.Runtime", reference]));

    [Fact]
    public void A_reference_is_read_from_the_built_assembly() =>
        Assert.Contains("Soc.Core", Allowed["Soc.Sigma"].Violations(typeof(ArrowTests).Assembly));

    [Fact]
    public void No_assembly_of_ours_is_left_out() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(name => name.StartsWith("soc", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".Tests", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
}
