using System.Text.RegularExpressions;

namespace Soc.Core.Tests.Normalize.Lines;

/// <summary>A piece of a text that a pattern would take: once, or as often as one likes of any of <paramref name="Fillers"/>.</summary>
internal sealed record Piece(string Text, IReadOnlyList<string> Fillers)
{
    public bool Loops => Fillers.Count > 0;
}

/// <summary>
/// Reads a pattern, as far as ours go, into the ways through it. Each way is a row of pieces; of two choices that do not depend on each other,
/// each is taken once rather than with each of the other.
/// </summary>
internal sealed class PatternPaths
{
    private const string Palette = "a0 .:'/,-[(<";

    private readonly string _pattern;
    private int _at;

    private PatternPaths(string pattern) => _pattern = pattern;

    public static IReadOnlyList<IReadOnlyList<Piece>> Of(string pattern) => new PatternPaths(pattern).Choice();

    private bool Ended => _at >= _pattern.Length || _pattern[_at] is '|' or ')';

    private List<IReadOnlyList<Piece>> Choice()
    {
        var paths = Sequence();
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            paths.AddRange(Sequence());
        }
        return paths;
    }

    private List<IReadOnlyList<Piece>> Sequence()
    {
        var paths = new List<IReadOnlyList<Piece>> { Array.Empty<Piece>() };
        while (!Ended)
        {
            var next = Repeated(Atom());
            var straight = paths[0];
            paths = [.. paths.Select(IReadOnlyList<Piece> (path) => [.. path, .. next[0]]), .. next.Skip(1).Select(IReadOnlyList<Piece> (other) => [.. straight, .. other])];
        }
        return paths;
    }

    private List<IReadOnlyList<Piece>> Atom()
    {
        if (_pattern[_at] == '(') return Group();
        var start = _at;
        _at += _pattern[_at] switch { '[' => ClassLength(), '\\' => 2, _ => 1 };
        var atom = _pattern[start.._at];
        if (atom is "^" or "$" or @"\b" or @"\B" or @"\z" or @"\A" or @"\G") return [[]];
        if (atom.Length == 1 && atom != ".") return [[new(atom, [])]];
        string[] taken = [.. Palette.Select(letter => letter.ToString()).Where(letter => Regex.IsMatch(letter, $@"\A(?:{atom})\z", RegexOptions.CultureInvariant))];
        return [[new(taken.FirstOrDefault() ?? Regex.Unescape(atom.Trim('[', ']')).FirstOrDefault('x').ToString(), taken)]];
    }

    private int ClassLength()
    {
        var end = _at + (_pattern[_at + 1] == '^' ? 2 : 1);
        do end += _pattern[end] == '\\' ? 2 : 1;
        while (_pattern[end] != ']');
        return end + 1 - _at;
    }

    /// <summary>What is only looked at takes no part in the way.</summary>
    private List<IReadOnlyList<Piece>> Group()
    {
        var opening = Regex.Match(_pattern[_at..], @"^\((\?(<[A-Za-z]\w*>|<?[=!]|[:>]))?").Value;
        _at += opening.Length;
        var inner = Choice();
        _at++;
        return opening.EndsWith('=') || opening.EndsWith('!') ? [[]] : inner;
    }

    private List<IReadOnlyList<Piece>> Repeated(List<IReadOnlyList<Piece>> paths)
    {
        var quantifier = Regex.Match(_pattern[_at..], @"^([*+?]|\{\d+(,\d*)?\})\??").Value;
        _at += quantifier.Length;
        if (quantifier.Length == 0) return [.. paths.Select(IReadOnlyList<Piece> (path) => [.. path.Select(piece => piece with { Fillers = path.Count == 1 && paths.Count == 1 ? [] : piece.Fillers })])];
        if (quantifier[0] == '{' && Regex.Match(quantifier, @"^\{(\d+)\}").Groups[1].Value is { Length: > 0 } times)
            return [.. paths.Select(IReadOnlyList<Piece> (path) => [.. Enumerable.Repeat(path, int.Parse(times)).SelectMany(one => one).Select(piece => piece with { Fillers = [] })])];
        if (quantifier[0] == '?') return [.. paths, []];
        return [.. paths.Select(Looped), .. quantifier[0] == '*' ? [[]] : Array.Empty<IReadOnlyList<Piece>>()];
    }

    private static IReadOnlyList<Piece> Looped(IReadOnlyList<Piece> path) =>
        path.Count == 1 && path[0].Loops ? path : [new(string.Concat(path.Select(piece => piece.Text)), [string.Concat(path.Select(piece => piece.Text))])];
}
