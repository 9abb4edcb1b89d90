using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>An event as Sigma rules see it; how a field is found is for <see cref="EventField"/> to say.</summary>
public sealed class EventRecord : ISigmaRecord
{
    private readonly EventView _view;

    public EventRecord(SecurityEvent found, TenantDirectory directory)
        : this(new EventView(found, RecordTape.Read(found.Raw), directory, []))
    {
    }

    /// <param name="view">Its record must be good for as long as this is asked.</param>
    internal EventRecord(EventView view) => _view = view;

    public SigmaLogSource LogSource => EventRecordTaxonomy.LogSource(_view.Event, _view.Whole);

    public IEnumerable<SigmaValue> Values => RecordValue.Leaves(_view.Whole);

    /// <summary>Whether rules for a log source may ask for a field that stands in no record, because the SOC adds it.</summary>
    public static bool Adds(SigmaLogSource rule, string field) =>
        EventRecordTaxonomy.IsServed(rule) && (Enrichment.Has(field) || EventRecordAttributes.Has(field));

    public SigmaValue Field(string name) => EventField.Of(_view.Event.Source, name).Value(_view);
}
