using Microsoft.Data.Sqlite;
using Soc.Cli.Stores;
using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Cli.Tests.Stores;

/// <summary>Somebody with a database tool at the data file; the chain has to say where they were.</summary>
public sealed class ChainTamperingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ProcessId Id = new(TenantId.Parse("11111111-2222-4333-8444-555555555555"), "parcel", "p-1");
    private static readonly ProcessId Other = Id with { Key = "p-2" };

    private readonly SharedFile _file = new();
    private readonly EventStreams _streams;

    public ChainTamperingTests() => _streams = new(new SqliteDocumentStore(_file.Open()));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var id in new[] { Id, Other })
            for (var i = 1; i <= 4; i++)
                Assert.True(await _streams.Append(
                    await _streams.Load(id, Cancellation), [new NewEvent("happened", $$"""{"n":{{i}}}""")], Noon.AddMinutes(i), $"cause-{i}", Cancellation));
        Assert.Null((await _streams.Verify(Id, Cancellation)).Break);
    }

    public static TheoryData<string, long, ChainFault> Tamperings => new()
    {
        { "UPDATE documents SET body = replace(body, '\"n\":3', '\"n\":9') WHERE key = 'seq.0000000003' AND {mine}", 3, ChainFault.Changed },
        { "UPDATE documents SET body = replace(body, '\"n\":3', '\"n\": 3') WHERE key = 'seq.0000000003' AND {mine}", 3, ChainFault.Changed },
        { "UPDATE documents SET body = replace(body, 'happened', 'hoped') WHERE key = 'seq.0000000002' AND {mine}", 2, ChainFault.Changed },
        { "UPDATE documents SET body = replace(body, '12:02:00', '11:02:00') WHERE key = 'seq.0000000002' AND {mine}", 2, ChainFault.Changed },
        { "UPDATE documents SET body = replace(body, 'cause-1', 'cause-2') WHERE key = 'seq.0000000001' AND {mine}", 1, ChainFault.Changed },
        { "UPDATE documents SET body = '{' WHERE key = 'seq.0000000002' AND {mine}", 2, ChainFault.Unreadable },
        { "UPDATE documents SET body = '{}' WHERE key = 'seq.0000000002' AND {mine}", 2, ChainFault.OutOfPlace },
        { "DELETE FROM documents WHERE key = 'seq.0000000001' AND {mine}", 1, ChainFault.Missing },
        { "DELETE FROM documents WHERE key = 'seq.0000000002' AND {mine}", 2, ChainFault.Missing },
        { "DELETE FROM documents WHERE key = 'seq.0000000004' AND {mine}", 4, ChainFault.Missing },
        { "DELETE FROM documents WHERE key LIKE 'seq.%' AND {mine}", 1, ChainFault.Missing },
        { "DELETE FROM documents WHERE key = 'head' AND {mine}", 1, ChainFault.BeyondHead },
        { "UPDATE documents SET body = replace(body, '4', '3') WHERE key = 'head' AND {mine}", 4, ChainFault.BeyondHead },
        { "UPDATE documents SET body = 'null' WHERE key = 'head' AND {mine}", 0, ChainFault.Unreadable },
        { "UPDATE documents SET body = json_set(body, '$.hash', '00') WHERE key = 'head' AND {mine}", 0, ChainFault.HeadMismatch },
        {
            """
            UPDATE documents SET key = 'swap' WHERE key = 'seq.0000000002' AND {mine};
            UPDATE documents SET key = 'seq.0000000002' WHERE key = 'seq.0000000003' AND {mine};
            UPDATE documents SET key = 'seq.0000000003' WHERE key = 'swap' AND {mine};
            """, 2, ChainFault.OutOfPlace
        },
        {
            """
            UPDATE documents SET body = (SELECT body FROM documents WHERE key = 'seq.0000000003' AND partition LIKE '%p-2')
            WHERE key = 'seq.0000000003' AND {mine};
            """, 3, ChainFault.Detached
        },
        {
            """
            DELETE FROM documents WHERE {mine};
            INSERT INTO documents SELECT "table", replace(partition, 'p-2', 'p-1'), key, body, etag FROM documents WHERE partition LIKE '%p-2';
            """, 1, ChainFault.Detached
        },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Tampering_is_found_and_the_first_broken_link_named(string sql, long sequence, ChainFault fault)
    {
        Tamper(sql);

        var verdict = await _streams.Verify(Id, Cancellation);

        Assert.Equal(new ChainBreak(sequence, fault), verdict.Break);
        await Assert.ThrowsAsync<BrokenChainException>(() => _streams.Load(Id, Cancellation));
        Assert.Null((await _streams.Verify(Other, Cancellation)).Break);
    }

    [Fact]
    public async Task What_holds_before_the_break_is_told_with_its_hash()
    {
        var whole = await _streams.Load(Id, Cancellation);
        Tamper("DELETE FROM documents WHERE key = 'seq.0000000003' AND {mine}");

        Assert.Equal(new ChainVerdict(2, whole.Events[1].Hash, new ChainBreak(3, ChainFault.Missing)), await _streams.Verify(Id, Cancellation));
    }

    [Fact]
    public async Task Rewriting_the_whole_chain_gives_another_hash_than_the_one_that_was_noted_elsewhere()
    {
        var noted = (await _streams.Verify(Id, Cancellation)).Hash;
        Tamper("DELETE FROM documents WHERE {mine}");
        foreach (var i in new[] { 1, 2, 9, 4 })
            await _streams.Append(
                await _streams.Load(Id, Cancellation), [new NewEvent("happened", $$"""{"n":{{i}}}""")], Noon.AddMinutes(i), $"cause-{i}", Cancellation);

        var verdict = await _streams.Verify(Id, Cancellation);

        Assert.Null(verdict.Break);
        Assert.NotEqual(noted, verdict.Hash);
    }

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("{mine}", "partition LIKE '%p-1'", StringComparison.Ordinal);
        Assert.True(command.ExecuteNonQuery() > 0);
    }
}
