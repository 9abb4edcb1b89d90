using System.Text;
using System.Text.Json;

namespace Soc.Sigma;

/// <summary>Writes matches for other programs (<c>soc rules match</c>): a line for each, as JSON or as comma-separated values.</summary>
public static class SigmaMatchText
{
    /// <summary>The first line of comma-separated values.</summary>
    public const string CsvHeader = "file,line,level,rule,title,fields";

    /// <summary>A JSON object on one line: file, line, level, rule, title, tags and the fields that matched.</summary>
    public static string Json(SigmaMatch match, string file, long line)
    {
        ArgumentNullException.ThrowIfNull(match);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteNumber("line", line);
            json.WriteString("level", match.Rule.Level.ToString());
            json.WriteString("rule", match.Rule.Id);
            json.WriteString("title", match.Rule.Title);
            json.WriteStartArray("tags");
            foreach (var tag in match.Rule.Tags)
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
            Fields(json, match);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>
    /// A line of comma-separated values (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front:
    /// records hold what attackers wrote.
    /// </summary>
    public static string Csv(SigmaMatch match, string file, long line)
    {
        ArgumentNullException.ThrowIfNull(match);
        var fields = string.Join("; ", match.Fields().Select(field => $"{field.Name ?? "keyword"}={field.Value}"));
        return string.Join(',', Cell(file), line, match.Rule.Level, Cell(match.Rule.Id), Cell(match.Rule.Title), Cell(fields));
    }

    private static void Fields(Utf8JsonWriter json, SigmaMatch match)
    {
        json.WriteStartArray("fields");
        foreach (var field in match.Fields())
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("value", field.Value.ToString());
            json.WriteString("test", field.Test);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Cell(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return harmless.AsSpan().ContainsAny(",\"\r\n") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
