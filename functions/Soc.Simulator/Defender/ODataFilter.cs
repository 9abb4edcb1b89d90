using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Soc.Simulator.Server;

namespace Soc.Simulator.Defender;

/// <summary>The part of OData's $filter that these collections are asked with: comparisons joined by and/or, "and" binding tighter, no parentheses.</summary>
internal sealed partial class ODataFilter
{
    private readonly List<List<Clause>> _alternatives = [[]];

    /// <returns>The error to answer with, or null.</returns>
    public static Reply? Apply(ApiRequest request, IReadOnlySet<string> filterable, IEnumerable<JsonObject> items, out IEnumerable<JsonObject> matching)
    {
        matching = items;
        if (request.Query.GetValueOrDefault("$filter") is not { } text) return null;
        if (Parse(text, filterable) is not { } filter) return DefenderError.Of(400, "ODataError", "Invalid OData URI query: $filter.");
        matching = items.Where(filter.Matches);
        return null;
    }

    private static ODataFilter? Parse(string text, IReadOnlySet<string> filterable)
    {
        var filter = new ODataFilter();
        var position = 0;
        var more = true;
        while (more)
        {
            var match = Comparison().Match(text, position);
            if (!match.Success || !filterable.Contains(match.Groups["property"].Value)) return null;
            filter._alternatives[^1].Add(Clause.Of(match));
            if (match.Groups["join"].Value == "or") filter._alternatives.Add([]);
            more = match.Groups["join"].Length > 0;
            position = match.Index + match.Length;
        }
        return filter;
    }

    private bool Matches(JsonObject item) => _alternatives.Exists(all => all.TrueForAll(clause => clause.Holds(item)));

    /// <param name="Literal">Text where it stood in quotes, an instant where it did not.</param>
    private sealed record Clause(string Property, string Operator, string Literal, bool Quoted)
    {
        public static Clause Of(Match match) => new(
            match.Groups["property"].Value,
            match.Groups["operator"].Value,
            match.Groups["text"].Success ? match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal) : match.Groups["bare"].Value,
            match.Groups["text"].Success);

        public bool Holds(JsonObject item)
        {
            var value = item.First(property => property.Key.Equals(Property, StringComparison.OrdinalIgnoreCase)).Value?.ToString();
            var order = Quoted ? string.CompareOrdinal(value, Literal) : Instant(value).CompareTo(Instant(Literal));
            return Operator switch
            {
                "eq" => order == 0,
                "ne" => order != 0,
                "gt" => order > 0,
                "ge" => order >= 0,
                "lt" => order < 0,
                _ => order <= 0,
            };
        }

        private static DateTimeOffset Instant(string? text) =>
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.MinValue;
    }

    [GeneratedRegex(@"\G\s*(?<property>\w+)\s+(?<operator>eq|ne|gt|ge|lt|le)\s+(?:'(?<text>(?:[^']|'')*)'|(?<bare>[^\s']+))\s*(?:(?<join>and|or)\s+|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();
}
