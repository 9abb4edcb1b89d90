using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Soc.Core.Incidents;
using Soc.Microsoft365.Teams.Cards;

namespace Soc.Microsoft365.Tests.Teams.Cards;

/// <summary>SOC_RECORD=1 dotnet test tests/Soc.Microsoft365.Tests writes the files in "golden"; read the diff as a review.</summary>
public sealed partial class IncidentCardTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. CardCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_is_what_it_was(string name)
    {
        var path = Path.Combine(Folder(), "golden", $"{name}.json");
        var card = CardCases.All[name]().ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("SOC_RECORD") == "1") File.WriteAllText(path, card);

        Assert.Equal(File.ReadAllText(path), card);
    }

    [Fact]
    public void Every_golden_file_has_its_case() => Assert.Equal(
        CardCases.All.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Folder(), "golden")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_view_gives_the_same_card(string name) => Assert.Equal(CardCases.All[name]().ToJsonString(), CardCases.All[name]().ToJsonString());

    /// <remarks>A client may read these as Markdown: whatever an attacker wrote stands elsewhere.</remarks>
    [Theory]
    [InlineData("approval-hostile")]
    [InlineData("ended-hostile-note")]
    public void Nothing_of_others_stands_where_Markdown_is_read(string name)
    {
        var card = CardCases.All[name]();
        var read = Strings(card, "TextBlock", "text").Concat(Strings(card, "Input.Toggle", "title")).Concat(Strings(card, "Input.Text", "label"))
            .Concat(Strings(card, "Action.Execute", "title")).Append(card["fallbackText"]!.GetValue<string>())
            .Concat(TeamsClient.Find(card, "FactSet").SelectMany(set => set["facts"]!.AsArray()).SelectMany(fact => new[] { fact!["title"]!.GetValue<string>(), fact["value"]!.GetValue<string>() }))
            .ToList();

        Assert.NotEmpty(read);
        Assert.All(read, text => Assert.DoesNotMatch(Marks(), Moments().Replace(text, "")));
        Assert.DoesNotContain("evil", string.Concat(read), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("approval-hostile")]
    [InlineData("ended-hostile-note")]
    public void Text_of_others_calls_no_function_and_holds_no_address_that_could_be_a_link(string name)
    {
        var runs = Strings(CardCases.All[name](), "TextRun", "text").ToList();
        Assert.Contains(runs, text => text.Contains("evil", StringComparison.Ordinal));
        Assert.All(runs, text => Assert.DoesNotMatch(Dangers(), text));
    }

    [Fact]
    public void Both_ends_of_a_long_name_are_shown()
    {
        var text = CardText.Of($"Disable the inbox rule '{new string('x', 400)}' of elif@nordhafen.example", 120);
        Assert.StartsWith("Disable the inbox rule 'xxx", text, StringComparison.Ordinal);
        Assert.EndsWith("' of elif@nordhafen.example", text, StringComparison.Ordinal);
        Assert.Contains("left out", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flood_still_fits_and_says_what_was_left_out()
    {
        var opened = CardCases.Opened(alerts: HostileText.Flood);
        var card = CardCases.Asking(opened);

        Assert.InRange(Encoding.UTF8.GetByteCount(card.ToJsonString()), 1, Extent.MaximumBytes);
        Assert.Matches("and [0-9]+ more entities", TeamsClient.TextOf(card));
        Assert.Matches("[0-9]+ more actions on the next card", TeamsClient.TextOf(card));
        Assert.Equal(Extent.Least.Actions, TeamsClient.Find(card, "Input.Toggle").Count());
    }

    [Theory]
    [InlineData(CardEnd.Used)]
    [InlineData(CardEnd.Superseded)]
    public void A_flood_still_fits_when_it_has_ended(CardEnd end)
    {
        var card = CardCases.Ended(CardCases.Opened(alerts: HostileText.Flood).Say(Verdict.Approve, CardCases.Lead, new string('\ud800', Ballot.LongestNote)), 1, end);
        Assert.InRange(Encoding.UTF8.GetByteCount(card.ToJsonString()), 1, Extent.MaximumBytes);
    }

    [Fact]
    public void The_ordinary_card_leaves_nothing_out() => Assert.DoesNotContain(" more ", TeamsClient.TextOf(CardCases.All["approval"]()), StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_undone_is_not_ticked_in_advance()
    {
        var toggles = TeamsClient.Find(CardCases.All["approval"](), "Input.Toggle").ToDictionary(toggle => toggle["id"]!.GetValue<string>().Split('.')[0], toggle => toggle["value"]!.GetValue<string>());
        Assert.Equal("false", toggles["remove-authentication-method"]);
        Assert.All(toggles.Where(toggle => toggle.Key != "remove-authentication-method"), toggle => Assert.Equal("true", toggle.Value));
    }

    [Fact]
    public void Undoing_is_never_ticked_in_advance() =>
        Assert.All(TeamsClient.Find(CardCases.All["follow-up"](), "Input.Toggle"), toggle => Assert.Equal("false", toggle["value"]!.GetValue<string>()));

    [Theory]
    [InlineData("approval", "approve", "reject", "escalate", "falsePositive")]
    [InlineData("follow-up", "undo", "close", "escalate")]
    [InlineData("follow-up-closed", "undo")]
    [InlineData("ended-approved")]
    [InlineData("ended-expired")]
    [InlineData("ended-superseded")]
    public void A_card_offers_what_can_be_decided_on_it(string name, params string[] verbs) =>
        Assert.Equal(verbs, TeamsClient.Find(CardCases.All[name](), "Action.Execute").Select(button => button["verb"]!.GetValue<string>()));

    [Fact]
    public void Every_verdict_has_its_verb() =>
        Assert.All(Enum.GetValues<Verdict>(), verdict => Assert.Equal(verdict, Ballot.Read(Ballot.Verb(verdict))));

    private static IEnumerable<string> Strings(JsonNode card, string type, string name) => TeamsClient.Find(card, type).Select(part => part[name]!.GetValue<string>());

    internal static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    /// <summary>What Markdown would make something of.</summary>
    [GeneratedRegex(@"[\[\]<>*_`!\\#|~]|://|www\.|\{\{")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\{\{(?:DATE|TIME)\([0-9T:Z-]+(?:, SHORT)?\)\}\}")]
    private static partial Regex Moments();

    [GeneratedRegex(@"\{\{|://|www\.|mailto:|\p{Cc}|\p{Cf}|\p{Cs}", RegexOptions.IgnoreCase)]
    private static partial Regex Dangers();
}
