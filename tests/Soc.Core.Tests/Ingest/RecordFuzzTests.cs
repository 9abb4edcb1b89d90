using System.Globalization;
using System.Text;
using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Ingest;

/// <summary>
/// Mutated and truncated records of every source. No exception leaves Ingest or Normalize, and received = normalized + duplicates +
/// quarantined. SOC_FUZZ_RECORDS says how many records (CI: two millions); a failure prints its seed, and SOC_FUZZ_SEED runs it again. Without
/// it every run has a seed of its own.
/// </summary>
public sealed class RecordFuzzTests
{
    private const int BatchSize = 100;

    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "null", "\"\"", "\" \"", "0", "-1", "1e308", "99999999999999999999", "true", "false", "[]", "{}", "[null]", "[{}]", "[[\"a\"],1]",
            "\"\\u0000\"", "\"\\ud83d\"", "\"{\"", "\"{\\\"a\\\":[1,{\\\"b\\\":null}]}\"", "\"[\\\"x\\\"]\"", "\"2026-13-45T99:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"",
            "\"0001-01-01T00:00:00\"", "\"[2001:db8::1]:99999\"", "\"::ffff:203.0.113.7\"", "\"C:\\\\\\\\\"", "\"https://\"", "\"@\"", "{\"Name\":null,\"Value\":[]}",
            "\"" + new string('a', 5000) + "\"",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("SOC_FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();

    private static readonly int Records = int.TryParse(Environment.GetEnvironmentVariable("SOC_FUZZ_RECORDS"), CultureInfo.InvariantCulture, out var records) ? records : 100_000;

    public static TheoryData<string> Sources => [.. Normalizer.Sources.Select(source => source.ToString())];

    private static int Share => Math.Max(BatchSize, Records / Normalizer.Sources.Count() / 2);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Records_with_other_values_are_all_accounted_for(string source)
    {
        var random = RandomOf(source);
        var originals = Originals(source, lines: false).Select(bytes => (Bytes: bytes, Scalars: Scalars(bytes))).ToList();
        for (var done = 0; done < Share; done += BatchSize)
        {
            var batch = Enumerable.Range(0, BatchSize).Select(_ => originals[random.Next(originals.Count)]).Select(original => WithOtherValues(original.Bytes, original.Scalars, random)).ToList();
            Told(source, batch, result => Assert.Equal(BatchSize, result.Received));
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Torn_records_are_all_accounted_for(string source)
    {
        var random = RandomOf(source);
        var originals = Originals(source, lines: true);
        for (var done = 0; done < Share; done++)
            Told(source, [Torn(originals[random.Next(originals.Count)], random)], result => Assert.True(result.Received > 0));
    }

    private static void Told(string source, IReadOnlyList<byte[]> records, Action<IngestResult> check)
    {
        byte[] body = records is [var only] ? only : [.. "{\"records\":["u8, .. records.SelectMany((record, index) => index == 0 ? record : [(byte)',', .. record]), .. "]}"u8];
        try
        {
            var result = Corpus.Ingest(body);
            check(result);
            var fresh = result.Signals.DistinctBy(signal => (signal.Source, signal.Key)).ToList();
            var outcomes = fresh.Select(signal => Normalizer.Normalize(signal, TestTenant.Directory)).ToList();
            var normalized = outcomes.OfType<Normalization.Succeeded>().Count();
            var quarantined = result.Quarantined.Count + outcomes.OfType<Normalization.Failed>().Count();
            Assert.Equal(result.Received, normalized + (result.Signals.Count - fresh.Count) + quarantined);
        }
        catch (Exception failure)
        {
            Assert.Fail($"SOC_FUZZ_SEED={Seed}, {source}: {failure}\n{Encoding.Latin1.GetString(body)}");
        }
    }

    private static List<byte[]> Originals(string source, bool lines) =>
        [.. Corpus.Cases.Concat(Corpus.Exports).Where(name => name.StartsWith(source + "/", StringComparison.Ordinal) && (lines || !Corpus.IsLine(name))).Select(Corpus.Bytes)];

    private static Random RandomOf(string source) => new(Seed ^ source.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));

    /// <summary>Where the scalar values lie.</summary>
    private static List<Range> Scalars(byte[] json)
    {
        var found = new List<Range>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
                found.Add((int)reader.TokenStartIndex..(int)reader.BytesConsumed);
        return found;
    }

    private static byte[] WithOtherValues(byte[] record, List<Range> scalars, Random random)
    {
        var made = new List<byte>(record.Length + 64);
        var from = 0;
        foreach (var place in Enumerable.Range(0, random.Next(1, 5)).Select(_ => scalars[random.Next(scalars.Count)]).Distinct().OrderBy(range => range.Start.Value))
        {
            made.AddRange(record.AsSpan(from..place.Start.Value));
            made.AddRange(Values[random.Next(Values.Length)]);
            from = place.End.Value;
        }
        made.AddRange(record.AsSpan(from..));
        return [.. made];
    }

    private static byte[] Torn(byte[] record, Random random)
    {
        var bytes = record.AsSpan(0, random.Next(3) == 0 ? random.Next(1, record.Length + 1) : record.Length).ToArray();
        for (var change = random.Next(0, 6); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        // What tells the record from a line, and the other way round.
        bytes[0] = record[0];
        return bytes;
    }
}
