using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// An event as Sigma rules see it. A field is looked up, in this order, as: <c>soc.*</c>, what the tenant's profile says about the event
/// (<see cref="Enrichment"/>); a name of Sigma's taxonomy (Image, CommandLine, eventName …); a path in the record as the source sent it; the
/// same below <c>properties</c>, where Entra and Defender keep their columns, or <c>EventData</c>, where Windows does; an OCSF attribute; the
/// record again in any casing.
/// </summary>
public sealed class EventRecord : ISigmaRecord
{
    private const string EnrichmentPrefix = "soc.";

    private readonly SecurityEvent _found;
    private readonly RecordNode _record;
    private readonly Enrichment _enrichment;
    private readonly Dictionary<string, SigmaValue> _looked = [];
    private RecordNode? _attributes;

    public EventRecord(SecurityEvent found, TenantDirectory directory)
        : this(found, directory, Read(found.Raw))
    {
    }

    /// <param name="record">The event's, already read; it must be good for as long as this is asked.</param>
    internal EventRecord(SecurityEvent found, TenantDirectory directory, RecordNode record) =>
        (_found, _record, _enrichment) = (found, record, new(found, directory));

    public SigmaLogSource LogSource => EventRecordTaxonomy.LogSource(_found, _record);

    public IEnumerable<SigmaValue> Values => RecordValue.Leaves(_record);

    /// <summary>Whether rules for a log source may ask for a field that stands in no record, because the SOC adds it.</summary>
    public static bool Adds(SigmaLogSource rule, string field) =>
        EventRecordTaxonomy.IsServed(rule) && (Enrichment.Has(field) || EventRecordAttributes.Has(field));

    private RecordNode Columns => _record[EventRecordTaxonomy.Columns(_found.Source)].Opened() is { IsObject: true } columns ? columns : _record;

    public SigmaValue Field(string name)
    {
        if (!_looked.TryGetValue(name, out var value)) _looked[name] = value = Look(name);
        return value;
    }

    private SigmaValue Look(string name)
    {
        if (name.StartsWith(EnrichmentPrefix, StringComparison.Ordinal)) return _enrichment.Field(name);
        if (EventRecordTaxonomy.Reader(_found.Source, name) is { } reader) return reader(Columns) is { } text ? SigmaValue.Of(text) : SigmaValue.Missing;
        var own = EventRecordTaxonomy.Renamed(_found.Source, name);
        var value = HostFieldNames.Of(_found, name).Select(Exact).FirstOrDefault(renamed => renamed.Kind != SigmaValueKind.Missing);
        if (value.Kind == SigmaValueKind.Missing) value = Exact(own);
        return value.Kind == SigmaValueKind.Missing ? Raw(own, StringComparison.OrdinalIgnoreCase) : value;
    }

    private SigmaValue Exact(string name)
    {
        var value = Raw(name, StringComparison.Ordinal);
        return value.Kind == SigmaValueKind.Missing && EventRecordAttributes.Has(name) ? Attribute(name) : value;
    }

    private SigmaValue Raw(string name, StringComparison comparison)
    {
        var value = EventRecordPath.Read(_record, name, comparison);
        return value.Kind == SigmaValueKind.Missing ? EventRecordPath.Read(Columns, name, comparison) : value;
    }

    private SigmaValue Attribute(string name) =>
        EventRecordPath.Read(_attributes ??= Read(EventRecordAttributes.Of(_found)), name, StringComparison.Ordinal);

    /// <summary>A tape of its own, because nobody says when it has served its turn.</summary>
    private static RecordNode Read(ReadOnlyMemory<byte> json)
    {
        var tape = new RecordTape();
        tape.TryRead(json);
        return tape.Root;
    }
}
