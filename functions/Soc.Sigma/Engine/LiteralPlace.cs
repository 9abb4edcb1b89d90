namespace Soc.Sigma.Engine;

/// <summary>Where in a value a literal must stand.</summary>
internal enum LiteralPlace
{
    Whole,
    Start,
    End,
    Anywhere,
}

internal static class LiteralPlaces
{
    public static bool Holds(this LiteralPlace place, ReadOnlySpan<byte> literal, ReadOnlySpan<byte> value) => place switch
    {
        LiteralPlace.Whole => value.SequenceEqual(literal),
        LiteralPlace.Start => value.StartsWith(literal),
        LiteralPlace.End => value.EndsWith(literal),
        _ => value.IndexOf(literal) >= 0,
    };
}
