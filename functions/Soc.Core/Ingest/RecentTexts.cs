using System.Text;

namespace Soc.Core.Ingest;

/// <summary>Short texts that were made of records, to be had again: names of devices, people, programs and verdicts stand in record after record. Not safe for threads.</summary>
internal sealed class RecentTexts
{
    private const int Most = 1 << 10;

    /// <summary>In bytes.</summary>
    private const int Longest = 48;

    private readonly string?[] _texts = new string?[Most];

    /// <param name="utf8">Without escapes.</param>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest) return Made(utf8);
        ref var text = ref _texts[NameKey.Of(utf8, 0) % Most];
        return text is not null && Ascii.Equals(utf8, text) ? text : text = Made(utf8);
    }

    /// <summary>Nearly all texts are ASCII, which costs half.</summary>
    public static string Made(ReadOnlySpan<byte> utf8) => Ascii.IsValid(utf8) ? Encoding.Latin1.GetString(utf8) : Encoding.UTF8.GetString(utf8);
}
