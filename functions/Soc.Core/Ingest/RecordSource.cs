using System.Runtime.CompilerServices;

namespace Soc.Core.Ingest;

/// <summary>How a source's records are recognized, timed and keyed. Each family of sources has its own table.</summary>
/// <param name="TimeField">Path of the field that says when it happened; the envelope's time trails it by minutes and differs between copies.</param>
/// <param name="KeyFields">Paths of the fields that make up the source's own key; one of them empty, and the content is the key.</param>
/// <param name="Required">Path of a field without which the record ties to nothing, or null.</param>
internal sealed record RecordSource(SignalSource Source, RecordField TimeField, RecordField[] KeyFields, RecordField? Required = null)
{
    private const int UsualLength = 256;

    /// <summary>The envelope's own time; a source that is timed by it has no better one.</summary>
    public const string EnvelopeTime = "time";

    public static RecordSource? Of(RecordNode record) =>
        DiagnosticSources.Of(record) ?? OfOthers(record);

    /// <summary>The same for a record that no category names.</summary>
    public static RecordSource? OfOthers(RecordNode record) =>
        Office365Sources.Of(record) ?? GraphSecuritySources.Of(record) ?? HostSources.Of(record) ?? DiagnosticSources.General(record);

    /// <summary>Whether some of its records are read in another shape than they come in.</summary>
    public bool IsReshaped => Source is SignalSource.AzureFirewall or SignalSource.AzureFlowLog;

    /// <summary>Paths of fields that tell a later version of the record from an earlier one; they belong to the key, empty or not.</summary>
    public RecordField[] Outcome { get; init; } = [];

    /// <summary>Where other versions of the source put the time.</summary>
    public RecordField[] OtherTimeFields { get; init; } = [];

    /// <summary>
    /// Whether a record that gives no time of its own happened when its envelope says: a quarter of an hour late, and never lost. One whose own
    /// time cannot be read is told by no other.
    /// </summary>
    public bool HasEnvelope { get; init; }

    public DateTimeOffset? Time(RecordParts record)
    {
        var own = TimeField.In(record);
        if (own.AsTime() is { } time) return time;
        foreach (var field in OtherTimeFields)
            if (field.In(record).AsTime() is { } other) return other;
        return HasEnvelope && !own.HasText ? record.Whole[EnvelopeTime].AsTime() : null;
    }

    public string? MissingField(RecordParts record) => Required is null || Required.In(record).HasText ? null : Required.Path;

    /// <summary>
    /// The source's own key, or the content where a part of it is empty. Where the envelope's time is the record's own, it belongs to the
    /// content: the same request made twice is no copy.
    /// </summary>
    public string KeyOf(RecordParts record, DateTimeOffset time) =>
        Key(record) ?? (TimeField.Path == EnvelopeTime ? $"{ContentHash.Of(record.Whole)}|{time.UtcTicks}" : ContentHash.Of(record.Whole));

    private string? Key(RecordParts record)
    {
        if (KeyFields.Length == 0) return null;
        var key = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[UsualLength]);
        foreach (var field in KeyFields)
        {
            if (field.In(record).Trimmed is not { IsEmpty: false } text) return null;
            field.Spell(text, ref key);
            key.AppendLiteral("|");
        }

        foreach (var field in Outcome)
        {
            RecordField.Append(field.In(record).Trimmed, ref key);
            key.AppendLiteral("|");
        }

        var spelled = key.Text[..^1].ToString();
        key.Clear();
        return spelled;
    }
}
