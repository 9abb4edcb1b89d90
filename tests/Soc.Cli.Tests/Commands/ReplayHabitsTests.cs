using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Soc.Cli.Tests.Commands;

/// <summary>What people do on ordinary days makes what they never did stand out.</summary>
public sealed class ReplayHabitsTests : IDisposable
{
    private static readonly string Content = Path.Combine(AppContext.BaseDirectory, "content");

    private readonly SocRun _soc = new();

    public void Dispose() => _soc.Dispose();

    [Fact]
    public async Task A_country_where_somebody_never_was_is_unusual_once_a_week_of_them_is_known()
    {
        await Replay("week.jsonl", [.. Enumerable.Range(1, 8).Select(day => SignIn(day, "DE", 64496))]);

        Assert.Equal(1, await Replay("today.jsonl", [SignIn(0, "NG", 64511)]));
        Assert.Equal(0, await Replay("elsewhere.jsonl", [SignIn(0, "DE", 64511)]));
    }

    [Fact]
    public async Task Of_people_of_whom_nothing_is_known_nothing_is_unusual() => Assert.Equal(0, await Replay("today.jsonl", [SignIn(0, "NG", 64511)]));

    [Fact]
    public async Task What_a_run_takes_in_changes_only_the_next_one() =>
        Assert.Equal(0, await Replay("all.jsonl", [.. Enumerable.Range(1, 8).Select(day => SignIn(day, "DE", 64496)), SignIn(0, "NG", 64511)]));

    /// <returns>How many alerts it raised.</returns>
    private async Task<int> Replay(string name, IReadOnlyList<string> records)
    {
        var profile = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Content, "tenant.json"), TestContext.Current.CancellationToken))!.AsObject();
        profile.Remove("baselines");
        using var ran = JsonDocument.Parse((await _soc.Run("replay", _soc.Write(name, string.Join('\n', records)), "--tenant", _soc.Write("tenant.json", profile.ToJsonString()), "--json")).Succeeded().Output);
        Assert.Equal(records.Count, ran.RootElement.GetProperty("normalized").GetInt32());
        return ran.RootElement.GetProperty("alerts").GetInt32();
    }

    private static string SignIn(int daysAgo, string country, int network)
    {
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(Content, "detections", "sign-in-from-country-and-network-unusual-for-the-user", "fires-first-time-in-that-country.json")))!;
        var properties = record["properties"]!;
        properties["createdDateTime"] = TimeProvider.System.GetUtcNow().AddDays(-daysAgo).ToString("O", CultureInfo.InvariantCulture);
        properties["id"] = $"6a1b{(int)country[0]:x2}{(int)country[1]:x2}-1c52-4a0e-9b7d-{daysAgo:x4}{network:x8}";
        // Another application than the one that a rule of its own asks about.
        (properties["appId"], properties["appDisplayName"]) = ("5d661950-3475-41cd-a2c3-d671a3162bc1", "Microsoft Outlook");
        properties["location"]!["countryOrRegion"] = country;
        properties["autonomousSystemNumber"] = network;
        return record.ToJsonString();
    }
}
