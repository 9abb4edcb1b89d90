using System.Text;
using Soc.Cli.Hosting;
using Soc.Core;
using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Cli.Commands;

/// <summary>Writes records of the quarantine as they came, each with where it came from and why it could not be read.</summary>
internal static class QuarantineExport
{
    private const string Index = "index.jsonl";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>JSON lines: the row, and the record as "text", or as "base64" where it is no text.</summary>
    public static async Task Lines(SocHost host, IReadOnlyList<QuarantineRow> rows, TextWriter writer, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            var content = await host.Quarantine.Content(row, cancellation);
            var text = TextOf(content.Span);
            await writer.WriteLineAsync(SocJson.Write(Line.Of(row) with { Text = text, Base64 = text is null ? content.ToArray() : null }).AsMemory(), cancellation);
        }
    }

    /// <summary>A file for each record, its bytes unchanged, and index.jsonl, which says what each is.</summary>
    public static async Task Folder(SocHost host, IReadOnlyList<QuarantineRow> rows, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        foreach (var row in rows) await File.WriteAllBytesAsync(Path.Combine(folder, FileOf(row)), await host.Quarantine.Content(row, cancellation), cancellation);
        Files.Replace(Path.Combine(folder, Index), string.Concat(rows.Select(row => SocJson.Write(Line.Of(row) with { File = FileOf(row) }) + "\n")));
    }

    /// <summary>The id is ours; nothing of the record's own gets into the name of a file.</summary>
    private static string FileOf(QuarantineRow row) => $"{row.Id}.record";

    private static string? TextOf(ReadOnlySpan<byte> content)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private sealed record Line(
        string Id, TenantId? Tenant, SignalSource? Source, QuarantineReason Code, string Reason, SignalPosition Position, DateTimeOffset ArrivedAt, DateTimeOffset? Time, int Size)
    {
        public string? File { get; init; }

        public string? Text { get; init; }

        public byte[]? Base64 { get; init; }

        public static Line Of(QuarantineRow row) => new(
            row.Id, row.Tenant == Quarantine.Unclaimed ? null : row.Tenant, row.Source, row.Code, row.Reason, row.Position, row.ArrivedAt, row.Time, row.Size);
    }
}
