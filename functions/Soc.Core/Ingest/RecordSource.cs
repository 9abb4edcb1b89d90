using System.Collections.Concurrent;

namespace Soc.Core.Ingest;

/// <summary>How a source's records are recognized, timed and keyed. Each family of sources has its own table.</summary>
/// <param name="TimeField">Path of the field that says when it happened; the envelope's time trails it by minutes and differs between copies.</param>
/// <param name="KeyFields">Paths of the fields that make up the source's own key; one of them empty, and the content is the key.</param>
/// <param name="Required">Path of a field without which the record ties to nothing, or null.</param>
internal sealed record RecordSource(SignalSource Source, string TimeField, IReadOnlyList<string> KeyFields, string? Required = null)
{
    /// <summary>The envelope's own time; a source that is timed by it has no better one.</summary>
    public const string EnvelopeTime = "time";

    private static readonly ConcurrentDictionary<string, string[]> Steps = new(StringComparer.Ordinal);

    public static RecordSource? Of(RecordNode record) =>
        EntraSources.Of(record) ?? DefenderSources.Of(record) ?? Office365Sources.Of(record) ?? AzureSources.Of(record) ?? HostSources.Of(record);

    /// <summary>Where other versions of the source put the time.</summary>
    public IReadOnlyList<string> OtherTimeFields { get; init; } = [];

    public DateTimeOffset? Time(RecordNode record)
    {
        if (RecordTime.Parse(At(record, TimeField).AsText()) is { } time) return time;
        foreach (var field in OtherTimeFields)
            if (RecordTime.Parse(At(record, field).AsText()) is { } other) return other;
        return null;
    }

    public string? MissingField(RecordNode record) => Required is null || At(record, Required).AsText() is not null ? null : Required;

    /// <summary>
    /// The source's own key, or the content where a part of it is empty. Where the envelope's time is the record's own, it belongs to the
    /// content: the same request made twice is no copy.
    /// </summary>
    public string KeyOf(RecordNode record, ReadOnlyMemory<byte> text, DateTimeOffset time) =>
        Key(record) ?? (TimeField == EnvelopeTime ? $"{ContentHash.Of(text)}|{time.UtcTicks}" : ContentHash.Of(text));

    private string? Key(RecordNode record)
    {
        if (KeyFields.Count == 0) return null;
        var parts = new string[KeyFields.Count];
        for (var part = 0; part < parts.Length; part++)
        {
            if (At(record, KeyFields[part]).AsText() is not { } text) return null;
            parts[part] = Spell(KeyFields[part], text.Trim());
        }
        return string.Join('|', parts);
    }

    /// <summary>As all copies spell it: an instant in one way, the names of Azure in one casing.</summary>
    private static string Spell(string field, string text) => field switch
    {
        "resourceId" or "operationName" => text.ToUpperInvariant(),
        _ => IsInstant(field) && RecordTime.Parse(text) is { } time ? RecordTime.Spell(time) : text,
    };

    private static bool IsInstant(string field) => field.EndsWith("time", StringComparison.OrdinalIgnoreCase) || field.EndsWith("Timestamp", StringComparison.Ordinal);

    private static RecordNode At(RecordNode record, string path)
    {
        foreach (var name in Steps.GetOrAdd(path, static whole => whole.Split('.'))) record = record[name];
        return record;
    }
}
