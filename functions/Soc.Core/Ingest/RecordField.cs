using System.Runtime.CompilerServices;
using System.Text;

namespace Soc.Core.Ingest;

/// <summary>A field of a record by its path: a name, or <c>properties.</c> and a name.</summary>
internal sealed class RecordField(string path)
{
    private const int Short = 128;

    private const string Properties = "properties.";

    private readonly bool _isOfProperties = path.StartsWith(Properties, StringComparison.Ordinal);
    private readonly MemberName _name = new(path.StartsWith(Properties, StringComparison.Ordinal) ? path[Properties.Length..] : path);
    private readonly bool _isInstant = path.EndsWith("time", StringComparison.OrdinalIgnoreCase) || path.EndsWith("Timestamp", StringComparison.Ordinal);
    private readonly bool _isOfAzure = path is "resourceId" or "operationName";

    public string Path => path;

    public RecordNode In(RecordParts record) => (_isOfProperties ? record.Properties : record.Whole)[_name];

    /// <summary>Appends a value as all copies of the record spell it: an instant in one way, the names of Azure in one casing.</summary>
    /// <param name="value">UTF-8.</param>
    public void Spell(ReadOnlySpan<byte> value, ref DefaultInterpolatedStringHandler text)
    {
        if (_isOfAzure) text.AppendLiteral(Encoding.UTF8.GetString(value).ToUpperInvariant());
        else if (_isInstant && RecordTime.Parse(value) is { } time) RecordTime.Spell(time, ref text);
        else Append(value, ref text);
    }

    public static void Append(ReadOnlySpan<byte> utf8, ref DefaultInterpolatedStringHandler text)
    {
        Span<char> letters = stackalloc char[utf8.Length <= Short ? Short : 0];
        if (utf8.Length > Short) text.AppendLiteral(Encoding.UTF8.GetString(utf8));
        else text.AppendFormatted(letters[..Encoding.UTF8.GetChars(utf8, letters)]);
    }

    public static implicit operator RecordField(string path) => new(path);
}

/// <summary>A record and where most sources keep their fields.</summary>
internal readonly struct RecordParts(RecordNode record)
{
    private static readonly MemberName Columns = new("properties");

    public RecordNode Whole => record;

    public RecordNode Properties { get; } = record[Columns];
}
