using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Soc.Infra.Tests.Teams;

/// <summary>The Teams app as a tenant's administrator uploads it.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Bot = "7c0d6f3a-0000-4000-8000-0000000000b0";
    private const string Website = "https://www.example.com/soc";

    private readonly string _folder = Directory.CreateTempSubdirectory("soc-teams").FullName;

    private string File => Path.Combine(_folder, "app.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_package_holds_the_manifest_with_our_bot_and_its_two_icons()
    {
        var outcome = await Pack(Bot, Website);
        Assert.True(outcome.ExitCode == 0, outcome.Error);

        using var package = await ZipFile.OpenReadAsync(File, TestContext.Current.CancellationToken);
        Assert.Equal(["color.png", "manifest.json", "outline.png"], package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        var manifest = JsonNode.Parse(await new StreamReader(await package.GetEntry("manifest.json")!.OpenAsync(TestContext.Current.CancellationToken)).ReadToEndAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((Bot, Bot, Website), (manifest["id"]!.GetValue<string>(), manifest["bots"]![0]!["botId"]!.GetValue<string>(), manifest["developer"]!["privacyUrl"]!.GetValue<string>()));
        Assert.DoesNotContain("{{", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packing_again_replaces_the_package()
    {
        await Pack(Bot, "https://www.example.com/old");
        Assert.Equal(0, (await Pack(Bot, Website)).ExitCode);
        using var package = await ZipFile.OpenReadAsync(File, TestContext.Current.CancellationToken);
        Assert.Equal(3, package.Entries.Count);
    }

    [Theory]
    [InlineData("", Website)]
    [InlineData("bot", Website)]
    [InlineData(Bot + "\n" + Bot, Website)]
    [InlineData(Bot, "")]
    [InlineData(Bot, "http://www.example.com")]
    [InlineData(Bot, "https://www.example.com|w /tmp/x")]
    [InlineData(Bot, "https://www.example.com/\"")]
    public async Task What_cannot_stand_in_a_manifest_is_refused(string bot, string website)
    {
        Assert.Equal(2, (await Pack(bot, website)).ExitCode);
        Assert.False(System.IO.File.Exists(File));
    }

    /// <remarks>Source: OfficeDev/microsoft-teams-app-schema, MicrosoftTeams.schema.json.</remarks>
    [Fact]
    public void The_manifest_keeps_to_the_limits_of_its_schema()
    {
        var manifest = JsonNode.Parse(Repository.Read("infra/teams/manifest.json"))!;
        Assert.InRange(Length(manifest["developer"]!["name"]), 1, 32);
        Assert.InRange(Length(manifest["name"]!["short"]), 1, 30);
        Assert.InRange(Length(manifest["name"]!["full"]), 1, 100);
        Assert.InRange(Length(manifest["description"]!["short"]), 1, 80);
        Assert.InRange(Length(manifest["description"]!["full"]), 1, 4000);
        var command = manifest["bots"]![0]!["commandLists"]![0]!["commands"]![0]!;
        Assert.InRange(Length(command["title"]), 1, 32);
        Assert.InRange(Length(command["description"]), 1, 128);
        Assert.Equal(["team"], manifest["bots"]![0]!["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>()));
        Assert.Contains($"/v{manifest["manifestVersion"]!.GetValue<string>()}/", manifest["$schema"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_word_that_the_manifest_offers_is_the_one_that_connects_a_channel() =>
        Assert.Contains(
            $"\"{JsonNode.Parse(Repository.Read("infra/teams/manifest.json"))!["bots"]![0]!["commandLists"]![0]!["commands"]![0]!["title"]!.GetValue<string>()}\"",
            Repository.Read("functions/Soc.Microsoft365/Teams/Installation.cs"), StringComparison.Ordinal);

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void An_icon_has_the_size_that_Teams_asks_for(string name, int size)
    {
        var png = System.IO.File.ReadAllBytes(Repository.PathOf($"infra/teams/{name}"));
        Assert.Equal((byte[])[0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.Equal((size, size), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    private Task<Outcome> Pack(string bot, string website) => Command.Run("sh", [Repository.PathOf("infra/teams/package.sh"), bot, website, File]);

    private static int Length(JsonNode? text) => text!.GetValue<string>().Length;
}
