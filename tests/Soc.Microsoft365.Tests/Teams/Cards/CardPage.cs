using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Soc.Microsoft365.Tests.Teams.Cards;

/// <summary>
/// Chromium with the Adaptive Cards renderer that Teams' own client grew from, on a page that can reach nothing. Markdown is rendered more
/// generously than Teams does it (HTML through, bare addresses to links): what is harmless here is harmless there.
/// </summary>
public sealed class CardPage : IAsyncLifetime
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private const string Renderer = """
        window.shown = [];
        window.dialogs = 0;
        window.alert = () => { window.dialogs++; };
        const markdown = window.markdownit({ html: true, linkify: true });
        AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown.render(text); result.didProcess = true; };
        window.show = json => {
          window.dialogs = 0;
          const card = new AdaptiveCards.AdaptiveCard();
          card.hostConfig = new AdaptiveCards.HostConfig({
            fontFamily: 'Segoe UI, DejaVu Sans, sans-serif',
            fontSizes: { small: 12, default: 14, medium: 16, large: 19, extraLarge: 24 },
            spacing: { small: 4, default: 12, medium: 16, large: 24, extraLarge: 32, padding: 16 },
            actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
            containerStyles: { default: { backgroundColor: '#ffffff', foregroundColors: { default: { default: '#242424', subtle: '#616161' } } } },
          });
          card.onExecuteAction = action => window.shown.push({ type: action.getJsonTypeName(), verb: action.verb, data: action.data });
          const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_4);
          card.parse(json, context);
          const faults = [];
          for (let n = 0; n < context.eventCount; n++) faults.push(context.getEventAt(n).message);
          for (const fault of card.validateProperties().validationEvents) faults.push(fault.message);
          document.getElementById('card').replaceChildren(card.render());
          return faults;
        };
        """;

    private const string Frame = """
        <!doctype html><html lang="en"><style>
        body { margin: 0; padding: 24px; background: #f5f5f5; } #card { width: 760px; background: #fff; border: 1px solid #d1d1d1; border-radius: 6px; }
        .ac-pushButton { font: 600 14px 'Segoe UI', 'DejaVu Sans', sans-serif; padding: 6px 14px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; }
        .ac-pushButton.style-positive { color: #fff; background: #5b5fc7; border-color: #5b5fc7; } .ac-pushButton.style-destructive { color: #b10e1c; border-color: #b10e1c; }
        textarea { width: 100%; min-height: 44px; box-sizing: border-box; }
        </style><div id="card"></div></html>
        """;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _page;

    public static string NodeModules { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "..", "node_modules"));

    /// <summary>What the page tried to fetch.</summary>
    public List<string> Requests { get; } = [];

    internal IPage Page => _page!;

    public async ValueTask InitializeAsync()
    {
        var chromium = Browsers.FirstOrDefault(File.Exists);
        Assert.True(chromium is not null, "Chromium is missing: apt-get install chromium.");
        Assert.True(Directory.Exists(Path.Combine(NodeModules, "adaptivecards")), "The node packages are missing: run npm ci in the repository's root.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        var context = await _browser.NewContextAsync(new() { TimezoneId = "Europe/Berlin", Locale = "en-GB", ViewportSize = new() { Width = 820, Height = 600 }, DeviceScaleFactor = 1 });
        await context.RouteAsync("**/*", route =>
        {
            Requests.Add(route.Request.Url);
            return route.AbortAsync();
        });
        _page = await context.NewPageAsync();
        await _page.SetContentAsync(Frame);
        foreach (var script in new[] { "markdown-it/dist/markdown-it.min.js", "adaptivecards/dist/adaptivecards.min.js" })
            await _page.AddScriptTagAsync(new() { Content = await File.ReadAllTextAsync(Path.Combine(NodeModules, script)) });
        await _page.AddScriptTagAsync(new() { Content = Renderer });
    }

    /// <summary>Renders a card in place of the one before.</summary>
    /// <returns>What the renderer did not like about it.</returns>
    public async Task<IReadOnlyList<string>> Show(JsonObject card) => await Page.EvaluateAsync<string[]>("json => window.show(JSON.parse(json))", card.ToJsonString());

    /// <summary>What the buttons that were pressed sent, oldest first.</summary>
    public async Task<JsonArray> Pressed() => JsonNode.Parse((await Page.EvaluateAsync<JsonElement>("() => window.shown.splice(0)")).GetRawText())!.AsArray();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
