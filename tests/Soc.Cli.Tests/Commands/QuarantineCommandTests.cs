using System.Text;
using System.Text.Json;
using Soc.Simulator.Tenant;

namespace Soc.Cli.Tests.Commands;

public sealed class QuarantineCommandTests : IDisposable
{
    private const string Stranger = "0b7a0d5e-6a53-4a9d-9d1a-3f0c0a5f7b11";

    private static readonly string Gossip = $$"""{"time":"2026-11-17T08:00:00Z","category":"Gossip","tenantId":"{{InventedTenant.Id}}","note":"\u001b]0;owned\u0007 [red]x[/] \u202Egpj.exe"}""";
    private static readonly string Timeless = $$"""{"category":"SignInLogs","tenantId":"{{InventedTenant.Id}}","properties":{"id":"1"} }""";
    private static readonly string Strange = $$"""{"category":"SignInLogs","tenantId":"{{Stranger}}","properties":{"id":"1","createdDateTime":"2026-11-17T08:00:00Z"} }""";

    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    [Fact]
    public async Task A_record_is_listed_with_its_place_its_source_and_its_reason()
    {
        await Replay($"{{\"records\":[]}}\n{Gossip}\n");
        (await _soc.Run("quarantine", "replay")).Succeeded();

        var row = Assert.Single(await List());

        Assert.Equal("UnknownSource", row.GetProperty("code").GetString());
        Assert.Equal(15, row.GetProperty("position").GetProperty("offset").GetInt32());
        Assert.Equal(Encoding.UTF8.GetByteCount(Gossip), row.GetProperty("size").GetInt32());
        Assert.False(row.TryGetProperty("source", out _));
    }

    [Theory]
    [InlineData("--code", "MissingTime", "MissingTime")]
    [InlineData("--code", "unknownsource", "UnknownSource")]
    [InlineData("--source", "EntraSignIn", "MissingTime,UnknownTenant")]
    [InlineData("--source", "unknown", "UnknownSource")]
    [InlineData("--tenant", "none", "UnknownTenant")]
    [InlineData("--tenant", Stranger, "")]
    [InlineData("--since", "1h", "MissingTime,UnknownSource,UnknownTenant")]
    [InlineData("--since", "2020-01-01", "MissingTime,UnknownSource,UnknownTenant")]
    [InlineData("--since", "2999-01-01T08:00Z", "")]
    public async Task The_list_can_be_narrowed(string option, string value, string codes)
    {
        await Replay($"{Gossip}\n{Timeless}\n{Strange}\n");

        Assert.Equal(codes, string.Join(',', (await List(option, value)).Select(row => row.GetProperty("code").GetString()).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("--code", "Bad", "there is no reason 'Bad'")]
    [InlineData("--source", "Gossip", "there is no source 'Gossip'")]
    [InlineData("--since", "yesterday", "neither an instant nor a span")]
    [InlineData("--since", "9999999d", "neither an instant nor a span")]
    [InlineData("--tenant", "me", "no tenant id")]
    public async Task What_narrows_nothing_is_said(string option, string value, string words)
    {
        await Replay(Gossip);
        (await _soc.Run("quarantine", "list", option, value)).FailedWith(2, words);
    }

    [Fact]
    public async Task A_record_is_shown_as_it_came_and_steers_nothing()
    {
        await Replay(Gossip.Replace("\\u001b", "\u009b", StringComparison.Ordinal).Replace("\\u202E", "\u202E", StringComparison.Ordinal));
        var id = Assert.Single(await List()).GetProperty("id").GetString()!;

        var shown = (await _soc.Run("quarantine", "show", id[2..9])).Succeeded().Output;

        Assert.DoesNotMatch(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]", shown);
        Assert.Contains("\\u{202E}gpj.exe", shown.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.Contains("[red]x[/]", shown.ReplaceLineEndings(""), StringComparison.Ordinal);
        (await _soc.Run("quarantine", "show", "q-ffffff")).FailedWith(2, "There is no record 'q-ffffff'");
    }

    [Fact]
    public async Task Records_are_exported_as_they_came_beside_their_reasons()
    {
        await Replay($"{Gossip}\n{Timeless}\n");

        (await _soc.Run("quarantine", "export", "-o", "out.jsonl")).Succeeded();

        var lines = (await File.ReadAllLinesAsync(_soc.PathOf("out.jsonl"), TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([Gossip, Timeless], lines.Select(line => line.GetProperty("text").GetString()));
        Assert.Equal(["UnknownSource", "MissingTime"], lines.Select(line => line.GetProperty("code").GetString()));
        Assert.Single((await _soc.Run("quarantine", "export", "--code", "MissingTime")).Succeeded().Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_exported_without_loss()
    {
        byte[] bytes = [.. "{\"category\":\"Gossip\",\"note\":\""u8, 0xFF, 0x00, .. "\"}"u8];
        await File.WriteAllBytesAsync(_soc.PathOf("broken.json"), bytes, TestContext.Current.CancellationToken);
        var replayed = await _soc.Run("replay", "broken.json", "--tenant", _soc.Profile);
        Assert.Equal(2, replayed.Code);
        bytes[^3] = (byte)'x';
        await File.WriteAllBytesAsync(_soc.PathOf("odd.json"), bytes, TestContext.Current.CancellationToken);
        (await _soc.Run("replay", "odd.json", "--tenant", _soc.Profile)).Succeeded();

        (await _soc.Run("quarantine", "export", "--folder", "out")).Succeeded();
        var line = JsonDocument.Parse((await _soc.Run("quarantine", "export")).Succeeded().Output).RootElement;

        Assert.Equal(bytes, line.GetProperty("base64").GetBytesFromBase64());
        var index = JsonDocument.Parse(await File.ReadAllTextAsync(_soc.PathOf("out/index.jsonl"), TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_soc.PathOf($"out/{index.GetProperty("file").GetString()}"), TestContext.Current.CancellationToken));
        (await _soc.Run("quarantine", "export", "--folder", "out", "-o", "x")).FailedWith(2, "exclude each other");
    }

    [Fact]
    public async Task What_is_read_after_a_fix_moves_from_nobodys_account_to_its_tenants()
    {
        await Replay($"{Gossip}\n{Strange.Replace("\"createdDateTime\"", "\"userId\":\"u\",\"userPrincipalName\":\"a@stranger.example\",\"createdDateTime\"", StringComparison.Ordinal)}\n");

        var ran = (await _soc.Run("quarantine", "replay", "--tenant", Stranger, "--code", "UnknownTenant")).Succeeded();

        Assert.Contains("1 record tried again: 1 read, 0 left", ran.Output, StringComparison.Ordinal);
        Assert.Equal("UnknownSource", Assert.Single(await List()).GetProperty("code").GetString());
        var sources = (await _soc.Run("sources")).Succeeded().Output;
        Assert.DoesNotContain("Nobody's", sources, StringComparison.Ordinal);
        Assert.Matches(@"EntraSignIn +last .*\s+1 received = 1 normalized \+ 0 duplicates \+ 0 quarantined", sources);
    }

    private async Task Replay(string lines) => (await _soc.Run("replay", _soc.Write("in.jsonl", lines), "--tenant", _soc.Profile)).Succeeded();

    private async Task<IReadOnlyList<JsonElement>> List(params string[] filter)
    {
        var list = (await _soc.Run(["quarantine", "list", "--json", .. filter])).Succeeded();
        using var json = JsonDocument.Parse(list.Output);
        return [.. json.RootElement.Clone().EnumerateArray()];
    }
}
