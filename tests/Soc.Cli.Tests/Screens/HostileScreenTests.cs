using Soc.Cli.Demo;
using Soc.Cli.Hosting;
using Soc.Cli.Screens;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Investigate;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Triage;

namespace Soc.Cli.Tests.Screens;

public sealed class HostileScreenTests
{
    private const string Hostile = "\u001b]0;owned\u0007\u001b[2J[red]x[/] [link=https://evil.example]y[/] \u202Egpj.exe\r\nfake line";

    private static readonly DateTimeOffset Now = new(2026, 11, 17, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_an_attacker_wrote_steers_the_terminal_or_becomes_markup()
    {
        var shown = Show(terminal => IncidentScreen.Show(terminal.Screen, View));
        Assert.DoesNotMatch(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]", shown);
        Assert.Contains("[red]x[/]", shown, StringComparison.Ordinal);
        Assert.Contains("\\u{202E}gpj.exe", shown.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Split('\n'), line => line.StartsWith("fake", StringComparison.Ordinal));
    }

    [Fact]
    public void A_card_shows_hostile_names_as_they_are_spelled()
    {
        var shown = Show(terminal => CardScreen.Show(terminal.Screen, View, View.Card!));
        Assert.DoesNotContain('\u001b', shown);
        Assert.Contains("\\u{001B}", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,3-4", "a,c,d")]
    [InlineData("2", "b")]
    [InlineData("4 1", "a,d")]
    [InlineData("5", null)]
    [InlineData("0", null)]
    [InlineData("3-1", null)]
    [InlineData("all", null)]
    [InlineData("", null)]
    public void A_choice_is_read_from_the_numbers_on_the_card(string line, string? chosen) =>
        Assert.Equal(chosen?.Split(','), Choice.Read(line, ["a", "b", "c", "d"]));

    private static string Show(Action<Terminal> show)
    {
        var output = new StringWriter();
        show(new Terminal(() => Stream.Null, TextReader.Null, output, TextWriter.Null, Interactive: false, Width: 80, ".", TimeProvider.System));
        return output.ToString();
    }

    private static IncidentView View
    {
        get
        {
            var entry = new TimelineEntry(
                Now, Now, 1, Phase.Installation, new("rule", Hostile, DetectionKind.VendorAlert), Severity.High, ["T1564.008"], [], [new("name", Hostile)], ["a"]);
            var finding = new IncidentFinding(
                Hostile, new(50, Severity.Medium, Tier.L1, null, [new(50, Hostile)]), new(Phase.Installation, [new("T1486", "Files encrypted")]),
                [new(Phase.Installation, Visibility.Seen, Now, Now, [Hostile], [])], [entry], [new(EntityKind.MailboxRule, Hostile, Hostile)], []);
            var action = new ActionView("disable-inbox-rule.1", $"Disable the inbox rule '{Hostile}'", ActionStatus.Proposed, null, "Why", "Back", false, 1, [], ["a"]);
            var card = new Card("inc-1.card-1", 1, CardKind.Approval, [action.Id], Now, Now.AddHours(1));
            return new("inc-1", Hostile, IncidentStatus.Open, Now, null, Tier.L1, finding, card, [action], [new(Now, Hostile, Verdict.Escalate, card.Id, Hostile)], [],
                [new("gdpr-authority", "Notify", "GDPR", Now, Now, "told", Hostile, Now, Hostile)]);
        }
    }
}
