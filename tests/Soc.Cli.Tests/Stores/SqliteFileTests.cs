using Microsoft.Data.Sqlite;
using Soc.Cli.Stores;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Cli.Tests.Stores;

public sealed class SqliteFileTests : IDisposable
{
    private static readonly PartitionKey Partition = new(TenantId.Parse("11111111-2222-4333-8444-555555555555"), "parcel.1");

    private readonly SharedFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_was()
    {
        var text = string.Concat(Enumerable.Repeat("quarterly numbers;", 100));
        File.WriteAllText(_file.Path, text);

        Assert.Contains("is not a SOC data file", Assert.Throws<StoreUnusableException>(() => _file.Open()).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_file.Path));
    }

    [Fact]
    public void Somebody_elses_database_is_refused_and_left_as_it_was()
    {
        Sql("CREATE TABLE invoices (id INTEGER)");
        var before = File.ReadAllBytes(_file.Path);

        Assert.Contains("not a SOC data file", Assert.Throws<StoreUnusableException>(() => _file.Open()).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_file.Path));
    }

    [Fact]
    public void A_file_of_a_later_format_is_refused()
    {
        _file.Open().Dispose();
        Sql("PRAGMA user_version = 2");

        Assert.Contains("has format 2", Assert.Throws<StoreUnusableException>(() => _file.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_into_nowhere_is_refused() =>
        Assert.Contains(
            "cannot be opened",
            Assert.Throws<StoreUnusableException>(() => SqliteFile.Open(Path.Combine(_file.Path, "missing", "soc.db"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_damaged_page_is_named_when_it_is_read()
    {
        using (var file = _file.Open())
            await new SqliteDocumentStore(file).Write("parcels", Partition, [new Write.Insert("a", $"\"{new string('x', 20_000)}\"")], Cancellation);
        // Page 2 is the root of the documents; the file's header and schema on page 1 stay whole.
        using (var raw = File.OpenWrite(_file.Path))
        {
            raw.Position = 4096;
            raw.Write(new byte[4096]);
        }

        var store = new SqliteDocumentStore(_file.Open());

        await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.Get("parcels", Partition, "a", Cancellation));
    }

    [Fact]
    public async Task Another_process_that_holds_the_file_too_long_makes_it_busy_and_nothing_is_written()
    {
        var store = new SqliteDocumentStore(_file.Open(busySeconds: 1));
        using (var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<StoreBusyException>(async () => await store.Write("parcels", Partition, [new Write.Insert("a", "1")], Cancellation));
            Assert.Null(await store.Get("parcels", Partition, "a", Cancellation));
        }

        Assert.IsType<WriteOutcome.Written>(await store.Write("parcels", Partition, [new Write.Insert("a", "1")], Cancellation));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_nothing_is_half_written_and_it_goes_on_when_there_is_room()
    {
        var file = _file.Open();
        var store = new SqliteDocumentStore(file);
        Write[] batch = [new Write.Insert("a", "1"), new Write.Insert("b", $"\"{new string('x', 100_000)}\"")];

        file.Execute("PRAGMA max_page_count = 8");
        await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.Write("parcels", Partition, batch, Cancellation));
        Assert.Null(await store.Get("parcels", Partition, "a", Cancellation));

        file.Execute("PRAGMA max_page_count = 1000");
        Assert.IsType<WriteOutcome.Written>(await store.Write("parcels", Partition, batch, Cancellation));
    }

    [Fact]
    public async Task Many_may_make_the_same_new_file_at_once()
    {
        var files = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SqliteFile.Open(_file.Path, 30), Cancellation)));
        await new SqliteDocumentStore(files[0]).Write("parcels", Partition, [new Write.Insert("a", "1")], Cancellation);

        foreach (var file in files)
        {
            Assert.NotNull(await new SqliteDocumentStore(file).Get("parcels", Partition, "a", Cancellation));
            file.Dispose();
        }
    }

    [Fact]
    public async Task Evidence_that_was_altered_in_the_file_is_told_apart()
    {
        var store = new SqliteEvidenceStore(_file.Open());
        await store.Put(Partition.Tenant, [EvidenceRecord.Of("uid-1", "as it was sent"u8.ToArray())], Cancellation);
        Sql("UPDATE evidence SET content = 'as it suits'");

        Assert.False(Assert.Single(await store.Get(Partition.Tenant, "uid-1", Cancellation)).IsIntact);
    }

    public void Dispose() => _file.Dispose();

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
