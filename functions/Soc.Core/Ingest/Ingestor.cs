using Soc.Core.Ingest.Shapes;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Turns message bodies into signals. A body is <c>{"records":[…]}</c>, a JSON array of records, one bare record, or JSON lines of any of
/// these. What cannot be read is quarantined; nothing throws, nothing disappears.
/// </summary>
/// <param name="tenants">Whom this SOC serves. Records of any other are quarantined.</param>
public sealed class Ingestor(ServedTenants tenants)
{
    /// <param name="position">Of the message; the records get its origin, partition and offset, and count up from its index.</param>
    public IngestResult Read(ReadOnlyMemory<byte> body, SignalPosition position)
    {
        using var tape = RecordTape.Rent();
        var reading = new Reading(tenants, position, tape);
        var splitter = new JsonSplitter();
        for (var piece = splitter.Next(body.Span, true); piece.Kind != PieceKind.End; piece = splitter.Next(body.Span, true))
        {
            var content = body[piece.Start..piece.End];
            if (piece.Kind == PieceKind.Broken) reading.Refuse(content, QuarantineReason.NotJson, piece.Fault.Reason);
            else reading.Value(content);
            body = body[piece.End..];
        }
        return reading.Result;
    }

    private sealed class Reading(ServedTenants tenants, SignalPosition position, RecordTape tape)
    {
        private readonly List<Signal> _signals = [];
        private readonly List<QuarantinedSignal> _quarantined = [];

        public IngestResult Result => new(_signals, _quarantined);

        private SignalPosition Here => position with { Index = position.Index + _signals.Count + _quarantined.Count };

        public void Value(ReadOnlyMemory<byte> value)
        {
            if (Envelope.Records(value) is not { } records) Record(value);
            else foreach (var record in records) Record(record);
        }

        public void Refuse(ReadOnlyMemory<byte> content, QuarantineReason code, string reason, TenantId? tenant = null) =>
            _quarantined.Add(new(Here, tenant, code, reason, content));

        private void Record(ReadOnlyMemory<byte> content)
        {
            var text = WellFormedText.Of(content);
            if (!tape.TryRead(text)) Refuse(content, QuarantineReason.NotJson, "the record is not JSON");
            else if (!tape.Root.IsObject) Refuse(content, QuarantineReason.NotARecord, "a record is a JSON object");
            else if (RecordShapes.Of(tape.Root) is { } shaped) foreach (var one in shaped) Shaped(content, one);
            else Object(content, text, tape.Root);
        }

        private void Shaped(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> shape)
        {
            if (!tape.TryRead(shape)) throw new InvalidOperationException("A record was put into a shape that is not JSON.");
            Object(content, shape, tape.Root);
        }

        private void Object(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> text, RecordNode record)
        {
            var tenant = RecordTenant.Of(record, tenants);
            if (RecordSource.Of(record) is not { } source) Refuse(content, QuarantineReason.UnknownSource, "category, or Workload with RecordType, names no source that is read", tenant);
            else if (tenant is null) Refuse(content, QuarantineReason.UnknownTenant, "tenantId or OrganizationId is missing, or names no tenant of this SOC");
            else if (source.Time(record) is not { } time) Refuse(content, QuarantineReason.MissingTime, $"{source.TimeField} is missing or is no time", tenant);
            else if (source.MissingField(record) is { } missing) Refuse(content, QuarantineReason.MissingKeyField, $"{missing} is missing", tenant);
            else _signals.Add(new(tenant.Value, source.Source, source.Key(record) ?? ContentHash.Of(text), time, text, Here) { Original = content });
        }
    }
}
