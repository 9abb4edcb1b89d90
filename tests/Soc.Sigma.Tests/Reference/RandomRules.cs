using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Soc.Sigma.Tests.Reference;

/// <summary>
/// Makes up rules, each as YAML for the product and as a plain predicate for the reference, and records for both.
/// </summary>
internal sealed class RandomRules(Random random)
{
    private static readonly string[] Fields = ["F", "G", "H"];

    private readonly RandomText text = new(random);

    public (string Yaml, Func<NaiveRecord, bool> Holds) Rule(int number)
    {
        var searches = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Search()).ToArray();
        var (condition, holds) = Condition(searches.Select(search => search.Holds).ToArray(), 2);
        var detection = string.Concat(searches.Select((search, i) => $"    s{i}:\n{search.Yaml}"));
        return ($"title: r{number}\nlogsource:\n    product: windows\ndetection:\n{detection}    condition: {condition}\n", holds);
    }

    public NaiveRecord Record()
    {
        var json = new JsonObject();
        foreach (var field in Fields.Where(_ => random.Next(5) > 0))
        {
            json[field] = random.Next(6) == 0 ? new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Single())]) : Single();
        }

        return new NaiveRecord(json);
    }

    private JsonNode? Single() => random.Next(10) switch
    {
        0 => null,
        1 => JsonNode.Parse(text.Number()),
        2 => JsonValue.Create(random.Next(2) == 0),
        3 => JsonValue.Create(text.Number()),
        4 => JsonValue.Create($"192.0.2.{random.Next(4)}"),
        _ => JsonValue.Create(text.Value()),
    };

    private (string, Func<NaiveRecord, bool>) Condition(Func<NaiveRecord, bool>[] searches, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            var i = random.Next(searches.Length);
            return random.Next(6) switch
            {
                0 => ("1 of s*", record => searches.Any(search => search(record))),
                1 => ("all of them", record => searches.All(search => search(record))),
                _ => ($"s{i}", searches[i]),
            };
        }

        var (left, leftHolds) = Condition(searches, depth - 1);
        var (right, rightHolds) = Condition(searches, depth - 1);
        return random.Next(3) switch
        {
            0 => ($"not ({left})", record => !leftHolds(record)),
            1 => ($"({left}) and ({right})", record => leftHolds(record) && rightHolds(record)),
            _ => ($"({left}) or ({right})", record => leftHolds(record) || rightHolds(record)),
        };
    }

    private (string Yaml, Func<NaiveRecord, bool> Holds) Search()
    {
        if (random.Next(8) == 0)
        {
            var words = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => text.Plain(3)).ToArray();
            return (
                string.Concat(words.Select(word => $"        - {Quote(word)}\n")),
                record => words.Any(word => record.AllTexts().Any(value => Contains(word, value, cased: false))));
        }

        var items = Enumerable.Range(0, 1 + random.Next(2)).Select(Item).ToArray();
        return random.Next(4) == 0
            ? (string.Concat(items.Select(item => $"        - {item.Yaml}\n")), record => items.Any(item => item.Holds(record)))
            : (string.Concat(items.Select(item => $"        {item.Yaml}\n")), record => items.All(item => item.Holds(record)));
    }

    /// <summary>The number keeps keys of one map apart.</summary>
    private (string Yaml, Func<NaiveRecord, bool> Holds) Item(int number)
    {
        var field = Fields[number == 0 ? random.Next(2) : 2];
        switch (random.Next(14))
        {
            case 0:
                var wanted = random.Next(2) == 0;
                return ($"{field}|exists: {(wanted ? "true" : "false")}", record => record.Has(field) == wanted);
            case 1:
                return ($"{field}: null", record => record.IsNull(field));
            case 2:
                return Number(field);
            case 3:
                return Compare(field);
            case 4:
                return Reference(field);
            case 5:
                return Expression(field);
            case 6:
                var last = random.Next(4);
                return ($"{field}|cidr: 192.0.2.{last / 2 * 2}/31", record => record.Texts(field).Any(value => value == $"192.0.2.{last / 2 * 2}" || value == $"192.0.2.{(last / 2 * 2) + 1}"));
            case 7:
                var encoded = text.Plain();
                var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(encoded));
                return ($"{field}|base64|contains: {Quote(encoded)}", record => record.Texts(field).Any(value => Contains(base64, value, cased: false)));
            default:
                return Text(field);
        }
    }

    private (string, Func<NaiveRecord, bool>) Text(string field)
    {
        var place = random.Next(4);
        var cased = random.Next(4) == 0;
        var windash = random.Next(5) == 0;
        var all = random.Next(4) == 0;
        var neq = random.Next(8) == 0;
        var values = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => place == 0 && random.Next(2) == 0 ? text.Value() : text.Pattern()).ToArray();
        var tests = values.Select(value => Test(value, place, cased, windash)).ToArray();
        var modifiers = (windash ? "|windash" : "") + (place switch { 1 => "|contains", 2 => "|startswith", 3 => "|endswith", _ => "" })
            + (cased ? "|cased" : "") + (all ? "|all" : "") + (neq ? "|neq" : "");
        return (
            $"{field}{modifiers}: [{string.Join(", ", values.Select(Quote))}]",
            record => (all ? tests.All(test => record.Texts(field).Any(test)) : tests.Any(test => record.Texts(field).Any(test))) != neq);
    }

    private static Func<string, bool> Test(string value, int place, bool cased, bool windash)
    {
        var marks = NaiveText.Read(value);
        if (windash)
        {
            NaiveText.OpenDashes(marks);
        }

        if (place is 1 or 3)
        {
            marks.Insert(0, (NaiveText.Mark.Many, default));
        }

        if (place is 1 or 2)
        {
            marks.Add((NaiveText.Mark.Many, default));
        }

        return given => NaiveText.Matches(marks, given, cased);
    }

    private (string, Func<NaiveRecord, bool>) Number(string field)
    {
        var written = text.Number();
        var number = NaiveRecord.Number(written)!.Value;
        return ($"{field}: {written}", record => record.Numbers(field).Contains(number) || record.Texts(field).Any(value => NaiveText.Same(written, value, cased: false)));
    }

    private (string, Func<NaiveRecord, bool>) Compare(string field)
    {
        var limit = random.Next(-2, 4);
        var (word, holds) = random.Next(4) switch
        {
            0 => ("lt", new Func<decimal, bool>(number => number < limit)),
            1 => ("lte", number => number <= limit),
            2 => ("gt", number => number > limit),
            _ => ("gte", number => number >= limit),
        };
        return ($"{field}|{word}: {limit}", record => record.Texts(field).Any(value => NaiveRecord.Number(value) is { } number && holds(number)));
    }

    private (string, Func<NaiveRecord, bool>) Reference(string field)
    {
        var other = Fields[random.Next(Fields.Length)];
        var cased = random.Next(2) == 0;
        return random.Next(2) == 0
            ? ($"{field}|fieldref|contains{(cased ? "|cased" : "")}: {other}", record => record.Texts(field).Any(mine => record.Texts(other).Any(its => Contains(its, mine, cased))))
            : ($"{field}|fieldref{(cased ? "|cased" : "")}: {other}", record =>
                record.Texts(field).Any(mine => record.Texts(other).Any(its => NaiveText.Same(its, mine, cased)))
                || record.Numbers(field).Intersect(record.Numbers(other)).Any());
    }

    private (string, Func<NaiveRecord, bool>) Expression(string field)
    {
        var (first, second) = (text.Plain(4), text.Plain(2));
        var pattern = random.Next(5) switch
        {
            0 => Regex.Escape(first) + ".*" + Regex.Escape(second),
            1 => $"({Regex.Escape(first)}|{Regex.Escape(second)})",
            2 => "^" + Regex.Escape(first),
            3 => $"[{Regex.Escape(second).Replace("-", @"\-", StringComparison.Ordinal)}]{Regex.Escape(first)}?",
            _ => $"abc?{Regex.Escape(first)}+(?!x)",
        };
        var ignoreCase = random.Next(2) == 0;
        var regex = new Regex(pattern, RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));
        return ($"{field}|re{(ignoreCase ? "|i" : "")}: {Quote(pattern)}", record => record.Texts(field).Any(regex.IsMatch));
    }

    private static bool Contains(string part, string whole, bool cased) =>
        NaiveText.Matches([(NaiveText.Mark.Many, default), .. part.EnumerateRunes().Select(rune => (NaiveText.Mark.Character, rune)), (NaiveText.Mark.Many, default)], whole, cased);

    private static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
