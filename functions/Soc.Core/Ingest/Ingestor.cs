using Soc.Core.Ingest.Shapes;
using Soc.Core.Ingest.Shapes.Csv;
using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>
/// Turns message bodies into signals. A body is <c>{"records":[…]}</c>, the result of a query, a JSON array of records, one bare record,
/// JSON lines of any of these, log lines, or a table as comma separated values; JSON and lines may be in a JSON string, and the whole packed with gzip. What cannot be read is quarantined;
/// nothing throws, nothing disappears but the secrets that data loss prevention found.
/// </summary>
/// <param name="tenants">Whom this SOC serves. Records of any other are quarantined.</param>
public sealed class Ingestor(ServedTenants tenants)
{
    /// <param name="position">Of the message; the records get its origin, partition and offset, and count up from its index.</param>
    public IngestResult Read(ReadOnlyMemory<byte> body, SignalPosition position)
    {
        using var tape = RecordTape.Rent();
        var signals = new List<Signal>();
        return new(signals, Read(body, position, tape, (signal, _) => signals.Add(signal)));
    }

    /// <param name="tape">To read on; what it held is gone.</param>
    /// <param name="take">Gets each signal with its record, which is good until it returns.</param>
    /// <returns>What cannot be read.</returns>
    internal IReadOnlyList<QuarantinedSignal> Read(ReadOnlyMemory<byte> body, SignalPosition position, RecordTape tape, Action<Signal, RecordNode> take)
    {
        var reading = new Reading(tenants, position, tape, take);
        var message = MessageBody.Of(body);
        var text = DlpSecrets.Remove(message.Text);
        reading.Text(text);
        if (message.Fault is { } fault) reading.Refuse(DlpSecrets.RemoveFromMessage(body), QuarantineReason.NotJson, fault);
        return reading.Quarantined;
    }

    private sealed class Reading(ServedTenants tenants, SignalPosition position, RecordTape tape, Action<Signal, RecordNode> take)
    {
        private readonly List<QuarantinedSignal> _quarantined = [];
        private int _index = position.Index;

        public IReadOnlyList<QuarantinedSignal> Quarantined => _quarantined;

        /// <summary>Values and lines, one after the other.</summary>
        public void Text(ReadOnlyMemory<byte> text)
        {
            if (LogLines.Begins(text.Span) || !tape.TryRead(MessageLayout.WithoutMark(text), several: true)) Recover(text);
            else foreach (var record in MessageLayout.Records(tape)) Record(record);
        }

        /// <summary>One log line, in the shape of a record.</summary>
        private void Line(ReadOnlyMemory<byte> content)
        {
            var (record, fault) = LogLine.Read(content.Span, position.TakenAt);
            if (record is { } shape && tape.TryRead(shape)) Own(content, shape, tape.Root);
            else Refuse(content, QuarantineReason.WrongShape, fault ?? throw new InvalidOperationException("A line was put into a shape that is no JSON."));
        }

        public void Refuse(ReadOnlyMemory<byte> content, QuarantineReason code, string reason, TenantId? tenant = null, RecordSource? source = null, DateTimeOffset? time = null) =>
            _quarantined.Add(new(Next(), tenant, code, reason, content) { Source = source?.Source, Time = time });

        /// <summary>Some of it is no JSON: then value by value and line by line, past what is broken.</summary>
        private void Recover(ReadOnlyMemory<byte> text)
        {
            var splitter = new JsonSplitter();
            for (var piece = splitter.Next(text.Span, true); piece.Kind != PieceKind.End; piece = splitter.Next(text.Span, true))
            {
                var content = text[piece.Start..piece.End];
                if (piece.Kind == PieceKind.Broken) Refuse(content, QuarantineReason.NotJson, piece.Fault.Reason);
                else if (piece.Kind == PieceKind.Line) Line(content);
                else if (piece.Kind == PieceKind.Row) Row(splitter.Table!, content.Span);
                else Value(content);
                text = text[piece.End..];
            }
        }

        /// <summary>One row, whose content is the table of it alone: without its header nobody could read it again.</summary>
        private void Row(CsvHeader table, ReadOnlySpan<byte> row)
        {
            var content = table.With(row);
            var (record, fault) = CsvRow.Read(table, row);
            if (record is not { } json) Refuse(content, QuarantineReason.WrongShape, fault!);
            else if (WellFormedText.Of(json) is var text && tape.TryRead(text) && tape.Root.IsObject) Object(content, text, tape.Root);
            else Refuse(content, QuarantineReason.NotJson, CsvRow.CutOff);
        }

        /// <summary>One value by itself.</summary>
        private void Value(ReadOnlyMemory<byte> value)
        {
            if (tape.TryRead(value)) foreach (var record in MessageLayout.Records(tape.Root)) Record(record);
            else Refuse(value, QuarantineReason.NotJson, "the record is not JSON");
        }

        /// <summary>What is in a string is a text of its own, on a tape of its own.</summary>
        private void Nested(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> text)
        {
            using var inner = RecordTape.Rent();
            var reading = new Reading(tenants, position with { Index = _index }, inner, take);
            reading.Text(text);
            _quarantined.AddRange(reading._quarantined);
            if (reading._index == _index) Refuse(content, QuarantineReason.NotARecord, "the text holds no record");
            else _index = reading._index;
        }

        private void Record(RecordNode record)
        {
            var content = record.Written;
            if (NestedText.In(record) is { } nested) Nested(content, nested);
            else if (QueryResult.Rows(record) is { } rows) foreach (var row in rows.Select(DlpSecrets.Remove)) Record(row, tape.Add(row.Span));
            else Record(content, record);
        }

        private void Record(ReadOnlyMemory<byte> content, RecordNode record)
        {
            if (!record.IsObject) Refuse(content, QuarantineReason.NotARecord, "a record is a JSON object");
            else if (tape.IsWellFormed || WellFormedText.Of(content) is var text && text.Equals(content)) Object(content, content, record);
            else Object(content, text, tape.Add(text.Span));
        }

        private void Object(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> text, RecordNode record)
        {
            var source = DiagnosticSources.Of(record);
            if ((source is null || source.IsReshaped) && RecordShapes.Of(record) is { } shaped) foreach (var one in shaped) Own(content, one, tape.Add(one.Span));
            else Own(content, text, record, source ?? RecordSource.OfOthers(record));
        }

        /// <summary>A record that was put into its source's own shape.</summary>
        private void Own(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> text, RecordNode record)
        {
            if (!record.IsObject) throw new InvalidOperationException("A record was put into a shape that is no JSON object.");
            Own(content, text, record, RecordSource.Of(record));
        }

        private void Own(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> text, RecordNode record, RecordSource? source)
        {
            var (tenant, parts) = (RecordTenant.Of(record, tenants), new RecordParts(record));
            if (source is null) Refuse(content, QuarantineReason.UnknownSource, "category, or Workload with RecordType, names no source that is read", tenant);
            else if (tenant is null) Refuse(content, QuarantineReason.UnknownTenant, "no tenant of this SOC is named: by tenantId or OrganizationId, by subscription or workspace, or by the machine of a line", source: source, time: source.Time(parts));
            else if (source.Time(parts) is not { } time) Refuse(content, QuarantineReason.MissingTime, $"{source.TimeField.Path} is missing or is no time", tenant, source);
            else if (source.MissingField(parts) is { } missing) Refuse(content, QuarantineReason.MissingKeyField, $"{missing} is missing", tenant, source, time);
            else take(new(tenant.Value, source.Source, source.KeyOf(parts, time), time, text, Next()) { Original = content }, record);
        }

        private SignalPosition Next() => position with { Index = _index++ };
    }
}
