using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Soc.Sigma.Expressions;

namespace Soc.Sigma.Conditions;

/// <summary>
/// Reads a condition (Sigma specification, section "Condition"): or binds least, then and, then not, then
/// <c>1 of</c> / <c>all of</c>, then parentheses.
/// </summary>
internal sealed partial class ConditionReader
{
    private const int DeepestNesting = 100;

    private readonly IReadOnlyDictionary<string, Expression> searches;
    private readonly HashSet<string> mentioned;
    private readonly string[] tokens;
    private int at;
    private int depth;

    private ConditionReader(string text, IReadOnlyDictionary<string, Expression> searches, HashSet<string> mentioned)
    {
        this.mentioned = mentioned;
        this.searches = searches;
        tokens = [.. Token().Matches(text).Select(token => token.Value)];
    }

    private string? Reason { get; set; }

    /// <summary>
    /// Null when the text is no condition over the searches; the reason is then in <paramref name="errors"/>. The searches
    /// it names are added to <paramref name="mentioned"/>.
    /// </summary>
    public static Expression? Read(
        string text, int line, IReadOnlyDictionary<string, Expression> searches, HashSet<string> mentioned, ErrorList errors)
    {
        var reader = new ConditionReader(text, searches, mentioned);
        var read = reader.Or();
        if (read is not null && reader.Next is { } surplus)
        {
            reader.Reason = surplus == "|"
                ? "aggregations behind | are obsolete; write a correlation."
                : $"'{surplus}' stands where 'and', 'or' or the end is expected.";
        }

        if (reader.Reason is null)
        {
            return read;
        }

        errors.Add(line, $"Condition '{text}': {reader.Reason}");
        return null;
    }

    private string? Next => at < tokens.Length ? tokens[at] : null;

    private Expression? Or() => Chain("or", And, Expression.AnyOf);

    private Expression? And() => Chain("and", Not, Expression.AllOf);

    private Expression? Chain(string word, Func<Expression?> operand, Func<IReadOnlyList<Expression>, Expression> join)
    {
        var parts = new List<Expression>();
        do
        {
            if (operand() is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }
        while (Take(word));
        return join(parts);
    }

    private Expression? Not()
    {
        if (++depth > DeepestNesting)
        {
            return Fail($"nested deeper than {DeepestNesting} levels.");
        }

        var read = !Take("not") ? Primary() : Not() is { } part ? new Expression.Not(part) : null;
        depth--;
        return read;
    }

    private Expression? Primary()
    {
        if (Take("("))
        {
            var inner = Or();
            return inner is null || Take(")") ? inner : Fail("a closing parenthesis is missing.");
        }

        if (Next is not { } word || word is ")" or "|")
        {
            return Fail("a search is missing.");
        }

        at++;
        mentioned.Add(word);
        return Is("of", Next) && !searches.ContainsKey(word) ? Quantified(word)
            : searches.TryGetValue(word, out var search) ? search
            : Fail($"there is no search '{word}'.");
    }

    private Expression? Quantified(string quantifier)
    {
        at++;
        if (Next is not { } pattern || pattern is "(" or ")" or "|")
        {
            return Fail("'of' needs 'them' or a pattern.");
        }

        at++;
        var names = searches.Keys.Where(search => Means(pattern, search)).ToArray();
        mentioned.UnionWith(names);
        var meant = names.Select(name => searches[name]).ToArray();
        if (meant.Length == 0)
        {
            return Fail($"no search fits '{pattern}'.");
        }

        return Is("1", quantifier) || Is("any", quantifier) ? Expression.AnyOf(meant)
            : Is("all", quantifier) ? Expression.AllOf(meant)
            : Fail($"'{quantifier} of' is not known; there is '1 of' and 'all of'.");
    }

    /// <summary>Searches that begin with an underscore are only meant by patterns that do.</summary>
    private static bool Means(string pattern, string search) =>
        (!search.StartsWith('_') || pattern.StartsWith('_'))
        && (Is("them", pattern) || FileSystemName.MatchesSimpleExpression(pattern, search, ignoreCase: false));

    private bool Take(string word)
    {
        if (!Is(word, Next))
        {
            return false;
        }

        at++;
        return true;
    }

    private static bool Is(string word, string? token) => string.Equals(word, token, StringComparison.OrdinalIgnoreCase);

    private Expression? Fail(string reason)
    {
        Reason ??= reason;
        return null;
    }

    [GeneratedRegex(@"[()|]|[^\s()|]+")]
    private static partial Regex Token();
}
