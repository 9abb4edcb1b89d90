namespace Soc.Sigma.Patterns;

internal enum GlobKind
{
    /// <summary>The text itself.</summary>
    Literal,

    /// <summary>Any run of characters, also none: <c>*</c>.</summary>
    Any,

    /// <summary>Exactly one character, that is one Unicode scalar value: <c>?</c>.</summary>
    One,

    /// <summary>One of the five characters that Windows programs take for an option's dash (modifier windash).</summary>
    Dash,
}

/// <summary>A part of a <see cref="Glob"/>; <paramref name="Text"/> is empty unless it is a literal.</summary>
internal readonly record struct GlobPart(GlobKind Kind, string Text = "")
{
    public static GlobPart Any { get; } = new(GlobKind.Any);

    public static GlobPart One { get; } = new(GlobKind.One);

    public static GlobPart Dash { get; } = new(GlobKind.Dash);
}
