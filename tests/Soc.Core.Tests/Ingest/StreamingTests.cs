using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Tests.Ingest.Shapes;

namespace Soc.Core.Tests.Ingest;

/// <summary>
/// Files of any size go through the reader and Ingest in memory that does not grow with them. SOC_STREAM_MB says how many megabytes of text
/// (default 50; a file is never written).
/// </summary>
[Collection(Alone.Name)]
public sealed class StreamingTests
{
    private const string OneArray = "one array";
    private const string Table = "a table";
    private const string Header = "CreationDate,Operations,AuditData\r\n";
    private const int Megabyte = 1024 * 1024;

    /// <summary>The largest message, the reader's buffers, and what the collector has not yet let go.</summary>
    private const long MostHeld = 8 * Megabyte;

    private static readonly int Size = int.TryParse(Environment.GetEnvironmentVariable("SOC_STREAM_MB"), CultureInfo.InvariantCulture, out var size) ? size : 50;

    private static readonly string Lines = string.Concat(Corpus.Objects.Select(name => JsonNode.Parse(Corpus.Text(name))!.ToJsonString() + "\n"));
    private static readonly string Rows = string.Concat(Corpus.Exports.Where(name => !name.Contains('.', StringComparison.Ordinal)).Select(name => JsonNode.Parse(Corpus.Text(name))!.ToJsonString() + "\n"));

    private static readonly string Cells = string.Concat(Corpus.Objects.Where(name => name.StartsWith("Office365", StringComparison.Ordinal)).Select(name => $"2026-11-17T08:21:05Z,any,\"{Corpus.Text(name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n"));

    private static readonly Dictionary<string, (byte[] Piece, int Length)> Files = new()
    {
        ["lines"] = (Encoding.UTF8.GetBytes(Lines), Lines.Length),
        ["lines packed with gzip, of many members"] = (Packed.Gzip(Lines), Lines.Length),
        [OneArray] = (Encoding.UTF8.GetBytes(Lines.Replace("\n", ",\n", StringComparison.Ordinal)), Lines.Length),
        [Table] = (Encoding.UTF8.GetBytes(Cells), Cells.Length),
        ["exported rows"] = (Encoding.UTF8.GetBytes(Rows), Rows.Length),
    };

    public static TheoryData<string> Kinds => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_of_any_size_is_read_in_the_memory_of_a_small_one(string kind)
    {
        var (piece, length) = Files[kind];
        await using var file = new Repeated(piece, Size * Megabyte / length) { Before = kind == OneArray ? "["u8.ToArray() : kind == Table ? Encoding.UTF8.GetBytes(Header) : [], After = kind == OneArray ? "]"u8.ToArray() : [] };
        var ingestor = new Ingestor(new([TestTenant.Directory.Profile]));
        var (before, most, records, looked) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0L, 0L);

        await foreach (var message in MessageReader.Read(file, TestContext.Current.CancellationToken))
        {
            var read = ingestor.Read(Assert.IsType<StreamedMessage.Complete>(message).Body, new("big.json", "0", 0, 0));
            Assert.Empty(read.Quarantined);
            if ((records += read.Signals.Count) < looked) continue;
            (most, looked) = (Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before), records + 5_000);
        }

        Assert.True(records > Size * 100, $"{records} records");
        Assert.InRange(most, long.MinValue, MostHeld);
    }
}

/// <summary>For what looks at the memory of the process: no other test runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
