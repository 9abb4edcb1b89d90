using System.Globalization;

namespace Soc.Sigma.Yaml;

/// <summary>Numbers as the YAML 1.2 core schema writes them (https://yaml.org/spec/1.2.2/#103-core-schema).</summary>
internal static class YamlNumber
{
    public static decimal? Read(string text)
    {
        if (text.Length == 0 || !(char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.'))
        {
            return null;
        }

        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }

        return text.StartsWith("0o", StringComparison.Ordinal) ? Octal(text.AsSpan(2)) : Decimals.Read(text);
    }

    private static decimal? Octal(ReadOnlySpan<char> digits)
    {
        decimal value = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7' || value > ulong.MaxValue)
            {
                return null;
            }

            value = (value * 8) + (digit - '0');
        }

        return digits.Length == 0 ? null : value;
    }
}
