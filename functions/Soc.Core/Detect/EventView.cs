using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>What the fields that rules ask for are read from: an event, its record, and the profile of its tenant.</summary>
/// <param name="fields">How to read them, in the order in which rules ask.</param>
internal sealed class EventView(SecurityEvent found, RecordNode record, TenantDirectory directory, IReadOnlyList<EventField> fields) : ISigmaFields
{
    private readonly RecordNode _columns = record[EventRecordTaxonomy.Columns(found.Source)].Opened();
    private RecordNode? _attributes;
    private Enrichment? _enrichment;
    private EventRecordPath? _path;

    public SecurityEvent Event => found;

    public ISigmaRecord Record => new EventRecord(this);

    /// <summary>As the source sent it.</summary>
    public RecordNode Whole => record;

    /// <summary>Where Entra, Defender and Windows keep their columns; the record itself where there is no such place.</summary>
    public RecordNode Columns => HasColumns ? _columns : record;

    public bool HasColumns => _columns.IsObject;

    public Enrichment Enrichment => _enrichment ??= new(found, directory);

    /// <summary>The event under its OCSF attribute names.</summary>
    public RecordNode Attributes => _attributes ??= RecordTape.Read(EventRecordAttributes.Of(found));

    public EventRecordPath Path => _path ??= new();

    public bool Read(int field, SigmaCells cells) => fields[field].Read(this, cells);

    public void ReadAll(SigmaCells cells) => RecordValue.AddLeaves(record, cells);
}
