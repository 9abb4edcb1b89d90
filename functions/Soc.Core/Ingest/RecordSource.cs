using System.Collections.Concurrent;

namespace Soc.Core.Ingest;

/// <summary>How a source's records are recognized, timed and keyed. Each family of sources has its own table.</summary>
/// <param name="TimeField">Path of the field that says when it happened; the envelope's time trails it by minutes and differs between copies.</param>
/// <param name="KeyFields">Paths of the fields that make up the source's own key; one of them empty, and the content is the key.</param>
/// <param name="Required">Path of a field without which the record ties to nothing, or null.</param>
internal sealed record RecordSource(SignalSource Source, string TimeField, IReadOnlyList<string> KeyFields, string? Required = null)
{
    private static readonly ConcurrentDictionary<string, string[]> Steps = new(StringComparer.Ordinal);

    public static RecordSource? Of(RecordNode record) => EntraSources.Of(record) ?? DefenderSources.Of(record) ?? Office365Sources.Of(record);

    public DateTimeOffset? Time(RecordNode record) => RecordTime.Parse(At(record, TimeField).AsText());

    public string? MissingField(RecordNode record) => Required is null || At(record, Required).AsText() is not null ? null : Required;

    /// <returns>The source's own key, or null where a part of it is empty.</returns>
    public string? Key(RecordNode record)
    {
        if (KeyFields.Count == 0) return null;
        var parts = new string[KeyFields.Count];
        for (var part = 0; part < parts.Length; part++)
        {
            if (At(record, KeyFields[part]).AsText() is not { } text) return null;
            parts[part] = text.Trim();
        }
        return string.Join('|', parts);
    }

    private static RecordNode At(RecordNode record, string path)
    {
        foreach (var name in Steps.GetOrAdd(path, static whole => whole.Split('.'))) record = record[name];
        return record;
    }
}
