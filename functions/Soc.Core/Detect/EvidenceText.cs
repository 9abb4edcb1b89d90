namespace Soc.Core.Detect;

internal static class EvidenceText
{
    /// <summary>Characters of a value that an analyst is shown.</summary>
    private const int Longest = 256;

    public static Evidence Of(string attribute, string value)
    {
        if (value.Length <= Longest) return new(attribute, value);
        return new(attribute, value[..(char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1 : Longest)]);
    }
}
