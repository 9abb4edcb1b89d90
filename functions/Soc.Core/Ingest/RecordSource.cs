namespace Soc.Core.Ingest;

/// <summary>How a source's records are recognized, timed and keyed. Each family of sources has its own table.</summary>
/// <param name="TimeField">Path of the field that says when it happened; the envelope's time trails it by minutes and differs between copies.</param>
/// <param name="KeyFields">Paths of the fields that make up the source's own key; one of them empty, and the content is the key.</param>
/// <param name="Required">Path of a field without which the record ties to nothing, or null.</param>
internal sealed record RecordSource(SignalSource Source, string TimeField, IReadOnlyList<string> KeyFields, string? Required = null)
{
    public static RecordSource? Of(RecordNode record) => EntraSources.Of(record) ?? DefenderSources.Of(record) ?? Office365Sources.Of(record);

    public DateTimeOffset? Time(RecordNode record) => RecordTime.Parse(At(record, TimeField).AsText());

    public string? MissingField(RecordNode record) => Required is null || At(record, Required).AsText() is not null ? null : Required;

    /// <returns>The source's own key, or null where a part of it is empty.</returns>
    public string? Key(RecordNode record)
    {
        var parts = KeyFields.Select(field => At(record, field).AsText()?.Trim()).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : string.Join('|', parts);
    }

    private static RecordNode At(RecordNode record, string path) => path.Split('.').Aggregate(record, (node, name) => node[name]);
}
