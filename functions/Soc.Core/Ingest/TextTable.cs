using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Soc.Core.Ingest;

/// <summary>What texts of records stand for, in any casing of ASCII letters and whatever blanks are around them; found by their bytes, of which no string is made.</summary>
internal sealed class TextTable<T>
    where T : class
{
    private readonly FrozenDictionary<int, Entry[]> _entries;

    public TextTable(IEnumerable<KeyValuePair<string, T>> entries) =>
        _entries = entries.Select(entry => new Entry(Encoding.UTF8.GetBytes(entry.Key), entry.Value)).GroupBy(entry => NameKey.Of(entry.Text, 0)).ToFrozenDictionary(same => same.Key, same => same.ToArray());

    /// <param name="scalar">Absent, or neither text nor number: nothing is found.</param>
    public bool TryFind(RecordNode scalar, [MaybeNullWhen(false)] out T value) => TryFind(scalar.Trimmed, out value);

    /// <param name="text">UTF-8, without blanks around it.</param>
    public bool TryFind(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (!_entries.TryGetValue(NameKey.Of(text, 0), out var entries)) return false;
        foreach (var entry in entries)
        {
            if (!Ascii.EqualsIgnoreCase(text, entry.Text) && !text.SequenceEqual(entry.Text)) continue;
            value = entry.Value;
            return true;
        }

        return false;
    }

    private readonly record struct Entry(byte[] Text, T Value);
}
