using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Soc.Core.Review;

/// <summary>Markup that is known to be safe. Made only from templates, in which every value is encoded.</summary>
internal readonly record struct Html(string Markup)
{
    public static readonly Html Nothing = new("");

    public static Html Of(HtmlTemplate template) => new(template.Markup());

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> one) => new(string.Concat(items.Select(item => one(item).Markup)));

    public static Html When(bool condition, Func<Html> then) => condition ? then() : Nothing;

    public override string ToString() => Markup;
}

/// <summary>The literal parts are markup of ours; whatever is put in between is text, made visible and encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlTemplate
{
    private readonly StringBuilder _markup;

    public HtmlTemplate(int literalLength, int formattedCount) => _markup = new(literalLength + formattedCount * 16);

    public void AppendLiteral(string literal) => _markup.Append(literal);

    public void AppendFormatted(Html html) => _markup.Append(html.Markup);

    public void AppendFormatted(string? text) => _markup.Append(WebUtility.HtmlEncode(VisibleText.Of(text)));

    public void AppendFormatted(int number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(long number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted<T>(T value) where T : struct, Enum => AppendFormatted(value.ToString());

    public string Markup() => _markup.ToString();
}
