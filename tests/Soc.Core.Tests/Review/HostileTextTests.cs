using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Soc.Core.Review;

namespace Soc.Core.Tests.Review;

public sealed partial class HostileTextTests
{
    [Theory]
    [InlineData("a\u001b[31mred\u0007", "a\\u{001B}[31mred\\u{0007}")]
    [InlineData("\u202Egpj.exe", "\\u{202E}gpj.exe")]
    [InlineData("two\r\nlines\u2028three", "two\\u{000D}\\u{000A}lines\\u{2028}three")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero\\u{200B}width\\u{FEFF}")]
    [InlineData("c1\u009b2J", "c1\\u{009B}2J")]
    [InlineData("Grüße 😀 العربية", "Grüße 😀 العربية")]
    public void Text_that_steers_or_hides_is_written_as_code_points(string hostile, string visible) =>
        Assert.Equal(visible, VisibleText.Of(hostile));

    [Fact]
    public void A_lone_surrogate_is_written_as_its_code_unit() => Assert.Equal("\\u{D800}x", VisibleText.Of("\ud800x"));

    [Fact]
    public void What_is_cut_off_is_counted() => Assert.Equal("aaa … (7 more)", VisibleText.Of(new string('a', 10), longest: 3));

    [Fact]
    public void The_html_report_is_well_formed_and_holds_no_element_that_an_attacker_wrote()
    {
        var html = HtmlReport.Render(HostileCase.Report());
        // The page is written so that it parses as XML too, which is stricter than any browser.
        var page = XDocument.Parse(VoidElements().Replace(html.Replace("<!doctype html>", "", StringComparison.Ordinal), "<$1$2/>"));
        var elements = page.Descendants().ToList();
        Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "img" or "b" or "iframe" or "form");
        Assert.DoesNotContain(elements.Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style" || attribute.Name == "src");
        Assert.All(elements.Attributes("href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        Assert.Contains(elements, element => element.Name == "code" && element.Value == HostileCase.Subject);
    }

    [Fact]
    public void The_html_report_allows_itself_nothing_but_its_own_style_sheet()
    {
        var html = HtmlReport.Render(HostileCase.Report());
        var style = html.Split("<style>")[1].Split("</style>")[0];
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_markdown_report_holds_no_link_image_or_html_outside_code()
    {
        var markdown = MarkdownReport.Render(HostileCase.Report());
        var prose = CodeSpan().Replace(markdown, "");
        Assert.DoesNotContain("](", prose, StringComparison.Ordinal);
        Assert.DoesNotContain("://", prose, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)<", prose);
        Assert.DoesNotMatch(@"(?<![\\|])!\[", prose);
        Assert.Contains("\\u{202E}", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_in_a_name_does_not_break_a_table()
    {
        var markdown = MarkdownReport.Render(HostileCase.Report());
        var rows = markdown.Split('\n').SkipWhile(line => line != "## Audit trail").Where(line => line.StartsWith('|')).ToList();
        Assert.Contains(rows, row => row.Contains("Sam &#124; Adeyinka", StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Equal(5, row.Count(character => character == '|')));
    }

    [Theory]
    [MemberData(nameof(Renderings))]
    public void No_report_holds_a_control_or_direction_character(string rendering) =>
        Assert.DoesNotMatch(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]", rendering);

    public static TheoryData<string> Renderings => [HtmlReport.Render(HostileCase.Report()), MarkdownReport.Render(HostileCase.Report()), JsonReport.Render(HostileCase.Report())];

    [Fact]
    public void The_json_report_gives_back_the_exact_text()
    {
        using var json = JsonDocument.Parse(JsonReport.Render(HostileCase.Report()));
        var evidence = json.RootElement.GetProperty("incident").GetProperty("finding").GetProperty("timeline").EnumerateArray()
            .SelectMany(entry => entry.GetProperty("evidence").EnumerateArray()).Select(each => each.GetProperty("value").GetString());
        Assert.Contains(HostileCase.RuleName, evidence);
    }

    [GeneratedRegex(@"<(meta|br)\b([^>]*?)/?>")]
    private static partial Regex VoidElements();

    [GeneratedRegex(@"(`+)(?!`).*?(?<!`)\1(?!`)")]
    private static partial Regex CodeSpan();
}
