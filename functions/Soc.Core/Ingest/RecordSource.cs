namespace Soc.Core.Ingest;

/// <summary>How a source's records are recognized, timed and keyed. Each family of sources has its own table.</summary>
/// <param name="TimeField">Path of the field that says when it happened; the envelope's time trails it by minutes and differs between copies.</param>
/// <param name="KeyFields">Paths of the fields that make up the source's own key; one of them empty, and the content is the key.</param>
/// <param name="Required">Path of a field without which the record ties to nothing, or null.</param>
internal sealed record RecordSource(SignalSource Source, RecordField TimeField, IReadOnlyList<RecordField> KeyFields, RecordField? Required = null)
{
    /// <summary>The envelope's own time; a source that is timed by it has no better one.</summary>
    public const string EnvelopeTime = "time";

    public static RecordSource? Of(RecordNode record) =>
        EntraSources.Of(record) ?? DefenderSources.Of(record) ?? Office365Sources.Of(record) ?? GraphSecuritySources.Of(record) ?? AzureSources.Of(record) ?? HostSources.Of(record)
        ?? EntraSources.Audit(record) ?? AzureSources.General(record);

    /// <summary>Paths of fields that tell a later version of the record from an earlier one; they belong to the key, empty or not.</summary>
    public IReadOnlyList<RecordField> Outcome { get; init; } = [];

    /// <summary>Where other versions of the source put the time.</summary>
    public IReadOnlyList<RecordField> OtherTimeFields { get; init; } = [];

    /// <summary>
    /// Whether a record that gives no time of its own happened when its envelope says: a quarter of an hour late, and never lost. One whose own
    /// time cannot be read is told by no other.
    /// </summary>
    public bool HasEnvelope { get; init; }

    public DateTimeOffset? Time(RecordNode record)
    {
        var own = TimeField.In(record).AsText();
        if (RecordTime.Parse(own) is { } time) return time;
        foreach (var field in OtherTimeFields)
            if (RecordTime.Parse(field.In(record).AsText()) is { } other) return other;
        return HasEnvelope && own is null ? RecordTime.Parse(record.Text(EnvelopeTime)) : null;
    }

    public string? MissingField(RecordNode record) => Required is null || Required.In(record).AsText() is not null ? null : Required.Path;

    /// <summary>
    /// The source's own key, or the content where a part of it is empty. Where the envelope's time is the record's own, it belongs to the
    /// content: the same request made twice is no copy.
    /// </summary>
    public string KeyOf(RecordNode record, DateTimeOffset time) =>
        Key(record) ?? (TimeField.Path == EnvelopeTime ? $"{ContentHash.Of(record)}|{time.UtcTicks}" : ContentHash.Of(record));

    private string? Key(RecordNode record)
    {
        if (KeyFields.Count == 0) return null;
        var parts = new string[KeyFields.Count + Outcome.Count];
        for (var part = 0; part < KeyFields.Count; part++)
        {
            if (KeyFields[part].In(record).AsText() is not { } text) return null;
            parts[part] = KeyFields[part].Spell(text.Trim());
        }
        for (var part = 0; part < Outcome.Count; part++) parts[KeyFields.Count + part] = Outcome[part].In(record).AsText()?.Trim() ?? "";
        return parts.Length == 1 ? parts[0] : string.Join('|', parts);
    }
}
