using System.Text;

namespace Soc.Sigma.Patterns;

/// <summary>A string value of a rule with its wildcards; neighboring literals are joined, so are neighboring <c>*</c>.</summary>
internal sealed class Glob
{
    private Glob(IReadOnlyList<GlobPart> parts) => Parts = parts;

    public IReadOnlyList<GlobPart> Parts { get; }

    /// <summary>The text when there is no wildcard in it; null otherwise.</summary>
    public string? Plain => Parts.Count switch
    {
        0 => "",
        1 when Parts[0].Kind == GlobKind.Literal => Parts[0].Text,
        _ => null,
    };

    public static Glob Of(IEnumerable<GlobPart> parts)
    {
        var joined = new List<GlobPart>();
        foreach (var part in parts)
        {
            Append(joined, part);
        }

        return new Glob(joined);
    }

    public static Glob Literal(string text) => Of([new GlobPart(GlobKind.Literal, text)]);

    /// <summary>
    /// Reads the notation of the specification (section "Escape Character"): a backslash makes a following <c>*</c>,
    /// <c>?</c> or backslash plain, and stands for itself before anything else.
    /// </summary>
    public static Glob Parse(string text)
    {
        var parts = new List<GlobPart>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '*' or '?' or '\\')
            {
                literal.Append(text[++i]);
            }
            else if (text[i] is '*' or '?')
            {
                parts.Add(new GlobPart(GlobKind.Literal, literal.ToString()));
                parts.Add(text[i] == '*' ? GlobPart.Any : GlobPart.One);
                literal.Clear();
            }
            else
            {
                literal.Append(text[i]);
            }
        }

        parts.Add(new GlobPart(GlobKind.Literal, literal.ToString()));
        return Of(parts);
    }

    public Glob After(GlobPart part) => Of([part, .. Parts]);

    public Glob Before(GlobPart part) => Of([.. Parts, part]);

    /// <summary>Every literal replaced by the parts that <paramref name="change"/> makes of it.</summary>
    public Glob Literals(Func<string, IEnumerable<GlobPart>> change) =>
        Of(Parts.SelectMany(part => part.Kind == GlobKind.Literal ? change(part.Text) : [part]));

    /// <summary>The same pattern spelled out for each of the five dashes, at each place where one may stand.</summary>
    public IEnumerable<Glob> WithoutDashes()
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            if (Parts[i].Kind == GlobKind.Dash)
            {
                return Dashes.All.SelectMany(dash =>
                    Of([.. Parts.Take(i), new GlobPart(GlobKind.Literal, dash.ToString()), .. Parts.Skip(i + 1)]).WithoutDashes());
            }
        }

        return [this];
    }

    /// <summary>The pattern for a reader, wildcards unescaped.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Kind switch
    {
        GlobKind.Any => "*",
        GlobKind.One => "?",
        GlobKind.Dash => "-",
        _ => part.Text,
    }));

    private static void Append(List<GlobPart> joined, GlobPart part)
    {
        if (part is { Kind: GlobKind.Literal, Text: "" })
        {
            return;
        }

        if (joined.Count > 0 && joined[^1].Kind == part.Kind && part.Kind is GlobKind.Literal or GlobKind.Any)
        {
            joined[^1] = part with { Text = joined[^1].Text + part.Text };
        }
        else
        {
            joined.Add(part);
        }
    }
}
