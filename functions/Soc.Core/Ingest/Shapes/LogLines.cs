using System.Globalization;
using System.Text;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Log lines among JSON, told by how they begin: a syslog priority (<c>&lt;34&gt;</c>), perhaps behind its count of octets (<c>123 &lt;34&gt;</c>,
/// RFC 6587), <c>CEF:</c>, or the time of a log file (<c>Nov 17 08:21:05</c>, <c>2026-11-17T08:21:05</c>). No JSON value begins so.
/// </summary>
internal static class LogLines
{
    /// <summary>As long a beginning as is needed to tell.</summary>
    private const int LongestBeginning = 16;

    /// <summary>Of a count of octets.</summary>
    private const int MostDigits = 7;

    private static readonly string[] Months = [.. CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames.Take(12)];

    /// <returns>How many bytes the line at the start takes, its line end included; 0 where none begins; -1 where more bytes are needed.</returns>
    public static int Length(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        if (!isFinal && bytes.Length < LongestBeginning && !bytes.Contains((byte)'\n')) return MayBegin(bytes) ? -1 : 0;
        if (!Begins(bytes)) return 0;
        if (Counted(bytes) is { } frame)
        {
            if (frame.End <= bytes.Length) return frame.End;
            if (!isFinal) return -1;
        }
        var end = bytes.IndexOf((byte)'\n');
        return end >= 0 ? end + 1 : isFinal ? bytes.Length : -1;
    }

    public static bool Begins(ReadOnlySpan<byte> bytes) =>
        IsPriority(bytes) || bytes.StartsWith("CEF:"u8) || Counted(bytes) is not null || IsMonth(bytes) || IsDate(bytes);

    /// <returns>The line without its count of octets, its line end and its byte order mark. Bytes that are no UTF-8 become U+FFFD.</returns>
    public static string Text(ReadOnlySpan<byte> line)
    {
        if (Counted(line) is { } frame) line = line[frame.Start..Math.Min(frame.End, line.Length)];
        return Encoding.UTF8.GetString(line).TrimEnd('\r', '\n', '\0').TrimStart('\uFEFF');
    }

    private static bool MayBegin(ReadOnlySpan<byte> bytes) => bytes is [(byte)'<' or >= (byte)'0' and <= (byte)'9' or >= (byte)'A' and <= (byte)'S', ..];

    private static bool IsPriority(ReadOnlySpan<byte> bytes) =>
        bytes is [(byte)'<', ..] && Digits(bytes[1..]) is var digits and (1 or 2 or 3) && bytes.Length > digits + 1 && bytes[digits + 1] == '>';

    private static (int Start, int End)? Counted(ReadOnlySpan<byte> bytes)
    {
        var digits = Digits(bytes);
        if (digits is 0 or > MostDigits || bytes.Length == digits || bytes[digits] != ' ' || !IsPriority(bytes[(digits + 1)..])) return null;
        return (digits + 1, digits + 1 + int.Parse(bytes[..digits], NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static bool IsMonth(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 6 || bytes[3] != ' ' || !char.IsAsciiDigit((char)(bytes[4] == ' ' ? bytes[5] : bytes[4]))) return false;
        foreach (var month in Months)
            if (bytes[0] == month[0] && bytes[1] == month[1] && bytes[2] == month[2]) return true;
        return false;
    }

    private static bool IsDate(ReadOnlySpan<byte> bytes) =>
        Digits(bytes) == 4 && bytes.Length > 10 && bytes[4] == '-' && Digits(bytes[5..]) == 2 && bytes[7] == '-' && Digits(bytes[8..]) == 2 && bytes[10] == 'T';

    private static int Digits(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? end : bytes.Length;
}
