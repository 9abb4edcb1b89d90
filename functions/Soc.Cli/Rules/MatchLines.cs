using System.Globalization;
using Soc.Core;
using Soc.Core.Review;
using Soc.Sigma;

namespace Soc.Cli.Rules;

/// <summary>How matches are written, one line each.</summary>
internal enum MatchFormat
{
    Text,
    Json,
    Csv,
}

/// <summary>Writes matches as lines. In none of the formats does a value steer the terminal or begin a line of its own.</summary>
internal static class MatchLines
{
    private const int LongestValue = 160;

    public static string? Header(MatchFormat format) => format == MatchFormat.Csv ? SigmaMatchText.CsvHeader : null;

    public static string Of(SigmaMatch match, string file, long line, MatchFormat format) => format switch
    {
        MatchFormat.Json => SigmaMatchText.Json(match, file, line),
        MatchFormat.Csv => Visible(SigmaMatchText.Csv(match, file, line)),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Head(match.Rule)}  {Visible(file)}:{line}{Fields(match)}"),
    };

    public static string Of(SigmaCorrelationMatch match, MatchFormat format) => format switch
    {
        MatchFormat.Json => SocJson.Write(new
        {
            level = match.Correlation.Level.ToString(),
            correlation = match.Correlation.Id,
            title = match.Correlation.Title,
            tags = match.Correlation.Tags,
            group = match.Group.ToDictionary(pair => pair.Key, pair => pair.Value),
            first = match.First,
            last = match.Last,
            number = match.Number,
            events = match.EventIds,
        }),
        MatchFormat.Csv => Visible($",,{match.Correlation.Level},{Cell(match.Correlation.Id)},{Cell(match.Correlation.Title)},{Cell(Story(match))}"),
        _ => $"{Head(match.Correlation)}  {Visible(Story(match))}",
    };

    private static string Head(SigmaDefinition rule) => $"[{rule.Level}] {Visible(rule.Title)}";

    private static string Fields(SigmaMatch match) =>
        string.Concat(match.Fields().Select(field => $"  {VisibleText.Of(field.Name ?? "keyword", LongestValue)}={VisibleText.Of(field.Value.ToString(), LongestValue)}").Distinct());

    private static string Story(SigmaCorrelationMatch match) =>
        string.Join("; ", match.Group.Select(pair => $"{pair.Key}={pair.Value}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"number={match.Number}"))
            .Append($"first={Time(match.First)}")
            .Append($"last={Time(match.Last)}"));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Visible(string text) => VisibleText.Of(text, int.MaxValue);

    /// <summary>As <see cref="SigmaMatchText"/> writes a cell: what a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    private static string Cell(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return harmless.AsSpan().ContainsAny(",\"\r\n") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
