namespace Soc.Core.Ingest;

/// <summary>A field of a record by its path: names with dots between them.</summary>
internal sealed class RecordField(string path)
{
    private readonly string[] _steps = path.Split('.');
    private readonly bool _isInstant = path.EndsWith("time", StringComparison.OrdinalIgnoreCase) || path.EndsWith("Timestamp", StringComparison.Ordinal);
    private readonly bool _isOfAzure = path is "resourceId" or "operationName";

    public string Path => path;

    public RecordNode In(RecordNode record)
    {
        foreach (var name in _steps) record = record[name];
        return record;
    }

    /// <summary>A value as all copies of the record spell it: an instant in one way, the names of Azure in one casing.</summary>
    public string Spell(string text) =>
        _isOfAzure ? text.ToUpperInvariant()
        : _isInstant && RecordTime.Parse(text) is { } time ? RecordTime.Spell(time)
        : text;

    public static implicit operator RecordField(string path) => new(path);
}
