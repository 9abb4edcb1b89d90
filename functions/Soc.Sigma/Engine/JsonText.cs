using System.Buffers;
using System.Globalization;
using System.Text;

namespace Soc.Sigma.Engine;

/// <summary>The text of a JSON value, read from left to right (RFC 8259).</summary>
internal ref struct JsonText(ReadOnlySpan<byte> json)
{
    /// <summary>What <see cref="Next"/> answers behind the last character.</summary>
    public const char End = '\0';

    /// <summary>What ends a run of plain characters in a string: a quote, a backslash, or a control character, which must not be there.</summary>
    private static readonly SearchValues<byte> Stops = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(one => (byte)one)]);

    private readonly ReadOnlySpan<byte> json = json;
    private int at;

    public readonly int At => at;

    public readonly ReadOnlySpan<byte> Since(int start) => json[start..at];

    public void Skip() => at++;

    /// <summary>The next character that is no white space, not yet taken.</summary>
    public char Next()
    {
        while ((uint)at < (uint)json.Length)
        {
            var next = json[at];
            if (next > ' ')
            {
                return (char)next;
            }

            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return '\u0001';
            }

            at++;
        }

        return End;
    }

    public bool Take(char wanted)
    {
        if (Next() != wanted)
        {
            return false;
        }

        at++;
        return true;
    }

    public bool Literal(ReadOnlySpan<byte> literal)
    {
        if (!json[at..].StartsWith(literal))
        {
            return false;
        }

        at += literal.Length;
        return true;
    }

    /// <summary>A string as it is written, without its quotes.</summary>
    public bool String(out ReadOnlySpan<byte> value, out bool escaped)
    {
        var start = ++at;
        escaped = false;
        value = default;
        while (true)
        {
            var run = json[at..].IndexOfAny(Stops);
            if (run < 0)
            {
                return false;
            }

            at += run;
            if (json[at] == '"')
            {
                value = json[start..at++];
                return true;
            }

            if (json[at] != '\\' || !Escape())
            {
                return false;
            }

            escaped = true;
        }
    }

    public bool Number(out ReadOnlySpan<byte> number)
    {
        var start = at;
        number = default;
        if (Peek() == '-')
        {
            at++;
        }

        var whole = at;
        if (!Digits() || (json[whole] == '0' && at > whole + 1))
        {
            return false;
        }

        if (Peek() == '.')
        {
            at++;
            if (!Digits())
            {
                return false;
            }
        }

        if (Peek() is 'e' or 'E')
        {
            at++;
            if (Peek() is '+' or '-')
            {
                at++;
            }

            if (!Digits())
            {
                return false;
            }
        }

        number = json[start..at];
        return true;
    }

    /// <summary>
    /// Replaces the escapes of a string and returns how many bytes that makes, never more than there were. Half a surrogate
    /// pair stands for nothing; a string with one is taken as it is written.
    /// </summary>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> plain)
    {
        var (from, to) = (0, 0);
        while (true)
        {
            var run = escaped[from..].IndexOf((byte)'\\');
            if (run < 0)
            {
                escaped[from..].CopyTo(plain[to..]);
                return to + escaped.Length - from;
            }

            escaped.Slice(from, run).CopyTo(plain[to..]);
            (from, to) = (from + run, to + run);
            if (escaped[from + 1] != 'u')
            {
                plain[to++] = Single(escaped[from + 1]);
                from += 2;
            }
            else if (CodePoint(escaped, ref from) is { } rune)
            {
                to += rune.EncodeToUtf8(plain[to..]);
            }
            else
            {
                escaped.CopyTo(plain);
                return escaped.Length;
            }
        }
    }

    private static byte Single(byte escape) => escape switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => escape,
    };

    private static Rune? CodePoint(ReadOnlySpan<byte> escaped, ref int at)
    {
        var first = Unit(escaped, at);
        at += 6;
        if (!char.IsSurrogate(first))
        {
            return new Rune(first);
        }

        if (at + 6 > escaped.Length || escaped[at] != '\\' || escaped[at + 1] != 'u' || !Rune.TryCreate(first, Unit(escaped, at), out var pair))
        {
            return null;
        }

        at += 6;
        return pair;
    }

    private static char Unit(ReadOnlySpan<byte> escaped, int at) =>
        (char)ushort.Parse(escaped.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private bool Escape()
    {
        if (at + 1 >= json.Length)
        {
            return false;
        }

        if (json[at + 1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
        {
            at += 2;
            return true;
        }

        if (json[at + 1] != 'u' || at + 6 > json.Length || !IsHex(json.Slice(at + 2, 4)))
        {
            return false;
        }

        at += 6;
        return true;
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }
        }

        return true;
    }

    private readonly int Peek() => (uint)at < (uint)json.Length ? json[at] : -1;

    private bool Digits()
    {
        var start = at;
        while ((uint)at < (uint)json.Length && (uint)(json[at] - '0') <= 9)
        {
            at++;
        }

        return at > start;
    }
}
