using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Soc.Core.Incidents;
using Soc.Microsoft365.Teams;

namespace Soc.Microsoft365.Tests.Teams.Cards;

/// <summary>The cards as a person sees them.</summary>
/// <remarks>SOC_WRITE_DOCS=1 dotnet test tests/Soc.Microsoft365.Tests writes docs/images/teams-card.png.</remarks>
public sealed class RenderingTests(CardPage page) : IClassFixture<CardPage>
{
    public static TheoryData<string> Names => [.. CardCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_renderer_has_nothing_to_say_against_a_card(string name)
    {
        Assert.Empty(await page.Show(CardCases.All[name]()));
        Assert.DoesNotContain("{{", await Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyst_sees_what_happened_what_is_proposed_and_what_can_be_said()
    {
        await page.Show(CardCases.All["approval"]());
        var text = await Text();

        Assert.Contains("Command and control against", text, StringComparison.Ordinal);
        Assert.Contains("Tier L3 decides. Card 1, valid until", text, StringComparison.Ordinal);
        Assert.Contains("could not be seen: no Microsoft Graph activity logs", text, StringComparison.Ordinal);
        Assert.Contains("What usually comes next:", text, StringComparison.Ordinal);
        Assert.Contains("Disable the account elif.demirci@nordhafen.example", text, StringComparison.Ordinal);
        Assert.Contains("Way back: Enable the account again, if it was enabled before.", text, StringComparison.Ordinal);
        Assert.Contains("(cannot be undone)", text, StringComparison.Ordinal);
        Assert.Equal(["Approve what is ticked", "Reject what is ticked", "Escalate", "False positive"], await page.Page.Locator("button").AllInnerTextsAsync());
        if (Environment.GetEnvironmentVariable("SOC_WRITE_DOCS") == "1")
            await page.Page.Locator("#card").ScreenshotAsync(new() { Path = Path.Combine(CardPage.NodeModules, "..", "docs", "images", "teams-card.png") });
    }

    [Fact]
    public async Task Instants_are_shown_in_the_readers_own_time_zone_and_in_UTC()
    {
        await page.Show(CardCases.All["approval"]());
        // 09:40 UTC is 10:40 in Berlin in November.
        Assert.Matches("valid until Tue.{1,3} 17 Nov.{1,3}2026 10:40 \\(09:40 UTC\\)", await Text());
    }

    [Fact]
    public async Task What_the_buttons_send_is_what_the_endpoint_reads()
    {
        var card = CardCases.All["approval"]();
        await page.Show(card);
        await page.Pressed();
        await page.Page.Locator("textarea").FillAsync("Called her.");
        await page.Page.GetByText("Isolate device", new() { Exact = false }).First.ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Approve what is ticked" }).ClickAsync();

        var pressed = Assert.Single(await page.Pressed())!;
        Assert.Equal("Action.Execute", pressed["type"]!.GetValue<string>());
        var press = Press.Of(JsonSerializer.SerializeToElement(new JsonObject { ["action"] = pressed.DeepClone() }))!;
        Assert.Equal((Verdict.Approve, "inc-kestrel", "inc-kestrel.card-1", CardCases.Key, "Called her."), (press.Verdict!.Value, press.Incident, press.CardId, press.Key, press.Note));
        var offered = TeamsClient.Find(card, "Input.Toggle").Where(toggle => toggle["value"]!.GetValue<string>() == "true").Select(toggle => toggle["id"]!.GetValue<string>());
        Assert.Equal(offered.Where(id => !id.StartsWith("isolate-device", StringComparison.Ordinal)).Order(), press.Ticked.Order());
    }

    [Theory]
    [InlineData("approval-hostile")]
    [InlineData("ended-hostile-note")]
    public async Task Hostile_text_makes_no_element_and_is_shown_as_it_is(string name)
    {
        page.Requests.Clear();
        await page.Show(CardCases.All[name]());

        Assert.Equal(0, await page.Page.Locator("#card").Locator("a, img, script, iframe, svg, object, embed, style, link, form, strong, em, [onerror]").CountAsync());
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => window.dialogs"));
        Assert.Empty(page.Requests);
        Assert.Contains("<img src=x onerror=", await Text(), StringComparison.Ordinal);
        Assert.Contains("[Approve](https[:]//evil.example/ok)", await Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_adds_no_button_and_no_input()
    {
        var opened = CardCases.Opened(alerts: HostileText.Alerts);
        await page.Show(CardCases.Asking(opened));
        Assert.Equal(4, await page.Page.Locator("button").CountAsync());
        Assert.Equal(opened.State.Card!.ActionIds.Count, await page.Page.Locator("input").CountAsync());
    }

    [Fact]
    public async Task This_page_would_show_a_link_if_there_were_one()
    {
        var card = CardCases.All["ended-expired"]();
        card["body"]!.AsArray().Add(new JsonObject { ["type"] = "TextBlock", ["text"] = HostileText.Everything });
        await page.Show(card);
        Assert.NotEqual(0, await page.Page.Locator("#card a").CountAsync());
    }

    private Task<string> Text() => page.Page.Locator("#card").InnerTextAsync();
}
