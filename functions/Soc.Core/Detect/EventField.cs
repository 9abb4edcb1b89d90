using Soc.Core.Ingest;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// How a field that rules name is read from the events of one source. It is looked up, in this order, as: <c>soc.*</c>, what the tenant's
/// profile says about the event (<see cref="Enrichment"/>); a name of Sigma's taxonomy (Image, CommandLine, eventName …); a path in the
/// record as the source sent it; the same below <c>properties</c>, where Entra and Defender keep their columns, or <c>EventData</c>, where Windows does; an OCSF attribute; the
/// record again in any casing.
/// </summary>
internal abstract class EventField
{
    private const string EnrichmentPrefix = "soc.";

    private EventField() { }

    public static EventField Of(SignalSource source, string name) =>
        name.StartsWith(EnrichmentPrefix, StringComparison.Ordinal) ? new Enriched(Enrichment.Reader(name))
        : EventRecordTaxonomy.Reader(source, name) is { } reader ? new Named(reader)
        : HostFieldNames.Of(source, name) is { Length: > 0 } names ? new FirstOf([.. names.Append(name).Select(other => new Sought(other))])
        : new Sought(EventRecordTaxonomy.Renamed(source, name));

    public abstract SigmaValue Value(EventView view);

    /// <summary>Adds the same.</summary>
    /// <returns>False where it is missing.</returns>
    public abstract bool Read(EventView view, SigmaCells cells);

    private sealed class Enriched(Func<Enrichment, SigmaValue>? reader) : EventField
    {
        public override SigmaValue Value(EventView view) => reader is null ? SigmaValue.Missing : reader(view.Enrichment);

        public override bool Read(EventView view, SigmaCells cells)
        {
            var value = Value(view);
            cells.Add(value);
            return value.Kind != SigmaValueKind.Missing;
        }
    }

    private sealed class Named(Func<RecordNode, string?> reader) : EventField
    {
        public override SigmaValue Value(EventView view) => reader(view.Columns) is { } text ? SigmaValue.Of(text) : SigmaValue.Missing;

        public override bool Read(EventView view, SigmaCells cells)
        {
            if (reader(view.Columns) is not { } text) return false;
            cells.AddText(text);
            return true;
        }
    }

    /// <summary>The first that is there of several names.</summary>
    private sealed class FirstOf(EventField[] names) : EventField
    {
        public override SigmaValue Value(EventView view)
        {
            foreach (var name in names)
                if (name.Value(view) is { Kind: not SigmaValueKind.Missing } value) return value;
            return SigmaValue.Missing;
        }

        public override bool Read(EventView view, SigmaCells cells)
        {
            foreach (var name in names)
                if (name.Read(view, cells)) return true;
            return false;
        }
    }

    private sealed class Sought(string path) : EventField
    {
        private readonly EventAttribute? _attribute = EventAttribute.Of(path);

        public override SigmaValue Value(EventView view) => IsOnPath(view, out var attribute) ? view.Path.Value : attribute;

        public override bool Read(EventView view, SigmaCells cells)
        {
            if (IsOnPath(view, out var attribute)) view.Path.AddTo(cells);
            else if (attribute.Kind == SigmaValueKind.Missing) return false;
            else cells.Add(attribute);
            return true;
        }

        /// <returns>True where it was found by walking; otherwise what the event has under the name, which may be nothing.</returns>
        private bool IsOnPath(EventView view, out SigmaValue attribute)
        {
            attribute = SigmaValue.Missing;
            if (Walk(view, StringComparison.Ordinal)) return true;
            if (_attribute is not null)
            {
                if (!_attribute.TryRead(view.Event, out attribute) && view.Path.Walk(view.Attributes, path, StringComparison.Ordinal)) return true;
                if (attribute.Kind != SigmaValueKind.Missing) return false;
            }

            return Walk(view, StringComparison.OrdinalIgnoreCase);
        }

        private bool Walk(EventView view, StringComparison comparison) =>
            view.Path.Walk(view.Whole, path, comparison) || (view.HasColumns && view.Path.Walk(view.Columns, path, comparison));
    }
}
