using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Contracts;

/// <summary>What every document store must do. Run it by deriving from it; each test works in a table of its own.</summary>
public abstract class DocumentStoreContract
{
    private static readonly TenantId Tenant = TenantId.Parse("11111111-2222-4333-8444-555555555555");
    private static readonly TenantId OtherTenant = TenantId.Parse("11111111-2222-4333-8444-555555555556");
    private static readonly PartitionKey Partition = new(Tenant, "parcel.1");

    private readonly string _table = "t" + Guid.NewGuid().ToString("N");

    /// <summary>A client of the store under test; every call opens another one on the same data.</summary>
    protected abstract ValueTask<IDocumentStore> Open();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_that_was_inserted_is_found_under_its_key()
    {
        var store = await Open();
        var etag = await Written(store, new Write.Insert("a", """{"n":1}"""));

        Assert.Equal(new Document("a", """{"n":1}""", etag), await store.Get(_table, Partition, "a", Cancellation));
    }

    [Fact]
    public async Task What_was_never_written_is_not_found()
    {
        var store = await Open();

        Assert.Null(await store.Get(_table, Partition, "a", Cancellation));
        Assert.Empty(await Keys(store, KeyRange.All));
    }

    [Fact]
    public async Task Inserting_over_a_document_conflicts_and_leaves_it()
    {
        var store = await Open();
        await Written(store, new Write.Insert("a", "1"));

        Assert.Equal(new WriteOutcome.Conflict("a"), await Write(store, new Write.Insert("a", "2")));
        Assert.Equal("1", await Body(store, "a"));
    }

    [Fact]
    public async Task Replacing_takes_the_newest_etag_and_gives_another()
    {
        var store = await Open();
        var first = await Written(store, new Write.Insert("a", "1"));
        var second = await Written(store, new Write.Replace("a", "2", first));

        Assert.NotEqual(first, second);
        Assert.Equal(new WriteOutcome.Conflict("a"), await Write(store, new Write.Replace("a", "3", first)));
        Assert.Equal("2", await Body(store, "a"));
    }

    [Fact]
    public async Task Replacing_with_the_same_body_still_changes_the_etag()
    {
        var store = await Open();
        var first = await Written(store, new Write.Insert("a", "1"));

        Assert.NotEqual(first, await Written(store, new Write.Replace("a", "1", first)));
    }

    [Fact]
    public async Task Replacing_or_deleting_what_is_not_there_conflicts()
    {
        var store = await Open();
        var etag = await Written(store, new Write.Insert("a", "1"));
        await Write(store, new Write.Delete("a", etag));

        Assert.Equal(new WriteOutcome.Conflict("a"), await Write(store, new Write.Replace("a", "2", etag)));
        Assert.Equal(new WriteOutcome.Conflict("a"), await Write(store, new Write.Delete("a", etag)));
    }

    [Fact]
    public async Task Deleting_takes_the_newest_etag()
    {
        var store = await Open();
        var first = await Written(store, new Write.Insert("a", "1"));
        var second = await Written(store, new Write.Replace("a", "2", first));

        Assert.Equal(new WriteOutcome.Conflict("a"), await Write(store, new Write.Delete("a", first)));
        Assert.IsType<WriteOutcome.Written>(await Write(store, new Write.Delete("a", second)));
        Assert.Null(await store.Get(_table, Partition, "a", Cancellation));
    }

    [Fact]
    public async Task An_etag_does_not_come_back_with_a_deleted_document()
    {
        var store = await Open();
        var first = await Written(store, new Write.Insert("a", "1"));
        await Write(store, new Write.Delete("a", first));
        await Written(store, new Write.Insert("a", "1"));

        Assert.Equal(new WriteOutcome.Conflict("a"), await Write(store, new Write.Delete("a", first)));
    }

    [Fact]
    public async Task A_batch_writes_everything_and_names_each_etag_in_order()
    {
        var store = await Open();
        var a = await Written(store, new Write.Insert("a", "1"));
        var b = await Written(store, new Write.Insert("b", "1"));

        var outcome = await Write(store, new Write.Insert("c", "1"), new Write.Delete("b", b), new Write.Replace("a", "2", a));

        var etags = Assert.IsType<WriteOutcome.Written>(outcome).ETags;
        Assert.Equal(["a", "c"], await Keys(store, KeyRange.All));
        Assert.Equal(new Document("c", "1", etags[0]), await store.Get(_table, Partition, "c", Cancellation));
        Assert.Equal("", etags[1]);
        Assert.Equal(new Document("a", "2", etags[2]), await store.Get(_table, Partition, "a", Cancellation));
    }

    [Fact]
    public async Task A_conflict_anywhere_in_a_batch_leaves_nothing_of_it()
    {
        var store = await Open();
        var a = await Written(store, new Write.Insert("a", "1"));
        await Written(store, new Write.Insert("c", "1"));

        var outcome = await Write(
            store, new Write.Insert("b", "2"), new Write.Replace("a", "2", a), new Write.Insert("c", "2"), new Write.Insert("d", "2"));

        Assert.Equal(new WriteOutcome.Conflict("c"), outcome);
        Assert.Equal(["a", "c"], await Keys(store, KeyRange.All));
        Assert.Equal(new Document("a", "1", a), await store.Get(_table, Partition, "a", Cancellation));
    }

    [Fact]
    public async Task An_empty_batch_is_written()
    {
        Assert.Empty(Assert.IsType<WriteOutcome.Written>(await Write(await Open())).ETags);
    }

    [Fact]
    public async Task A_hundred_writes_are_one_batch_and_a_hundred_and_one_are_refused()
    {
        var store = await Open();
        Write[] writes = [.. Enumerable.Range(0, Core.Stores.Write.MaximumBatch + 1).Select(i => new Write.Insert($"k{i:D3}", "1"))];

        await Assert.ThrowsAsync<ArgumentException>(async () => await Write(store, writes));
        Assert.Empty(await Keys(store, KeyRange.All));
        Assert.IsType<WriteOutcome.Written>(await Write(store, writes[..^1]));
        Assert.Equal(Core.Stores.Write.MaximumBatch, (await Keys(store, KeyRange.All)).Count);
    }

    [Fact]
    public async Task A_key_twice_in_one_batch_is_refused()
    {
        var store = await Open();

        await Assert.ThrowsAsync<ArgumentException>(async () => await Write(store, new Write.Insert("a", "1"), new Write.Insert("a", "2")));
        Assert.Null(await store.Get(_table, Partition, "a", Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0001b")]
    [InlineData("a\u0085b")]
    public async Task A_key_that_some_store_cannot_hold_is_refused_by_all(string key)
    {
        var store = await Open();

        await Assert.ThrowsAsync<ArgumentException>(async () => await Write(store, new Write.Insert(key, "1")));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.Get(_table, Partition, key, Cancellation));
    }

    [Theory]
    [InlineData("100% sure")]
    [InlineData("%2F%")]
    [InlineData("it's")]
    [InlineData("''")]
    [InlineData("$0$")]
    [InlineData("a&b=c d+e")]
    [InlineData("(a,b);c:d@e!f*g~h|i^j`k{l}m[n]<o>\"p")]
    [InlineData(" ")]
    [InlineData(".")]
    public async Task A_key_may_hold_any_other_character(string key)
    {
        var store = await Open();
        var first = await Written(store, new Write.Insert(key, "1"));
        var second = await Written(store, new Write.Replace(key, "2", first));

        Assert.Equal("2", await Body(store, key));
        Assert.Equal([key], await Keys(store, KeyRange.StartingWith(key)));
        Assert.Equal([key], await Keys(store, new KeyRange(key, null)));
        Assert.IsType<WriteOutcome.Written>(await Write(store, new Write.Delete(key, second)));
        Assert.Null(await store.Get(_table, Partition, key, Cancellation));
    }

    [Theory]
    [InlineData('k', StoreRules.MaximumKey)]
    [InlineData('%', StoreRules.MaximumKey / 2)]
    [InlineData('日', StoreRules.MaximumKeyBytes / 3)]
    public async Task The_longest_key_is_held_and_a_longer_one_refused(char character, int length)
    {
        var store = await Open();
        var longest = new string(character, length);
        await Written(store, new Write.Insert(longest, "1"));

        Assert.Equal([longest], await Keys(store, KeyRange.All));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Write(store, new Write.Insert(longest + character, "1")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("W/\"*\"")]
    public async Task An_etag_that_no_document_ever_had_conflicts(string etag)
    {
        var store = await Open();
        await Written(store, new Write.Insert("a", "1"));

        Assert.Equal(new WriteOutcome.Conflict("a"), await Write(store, new Write.Replace("a", "2", etag)));
        Assert.Equal(new WriteOutcome.Conflict("a"), await Write(store, new Write.Delete("a", etag)));
        Assert.Equal("1", await Body(store, "a"));
    }

    [Fact]
    public async Task A_table_whose_name_some_store_cannot_hold_is_refused_by_all()
    {
        var store = await Open();

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.Get("my-table", Partition, "a", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.Write("1st", Partition, [], Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.Query("ab", Partition, KeyRange.All, Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Documents_come_in_ordinal_order_of_their_keys()
    {
        var store = await Open();
        string[] keys = ["a.10", "a.2", "Z", "a", "é", "~", "_", "a|b", "日", "a-b", "A", "a$", "a%", "a&", "a'", "a(", "a\"", "a!"];
        await Write(store, [.. keys.Select(key => new Write.Insert(key, "1"))]);

        Assert.Equal(keys.Order(StringComparer.Ordinal), await Keys(store, KeyRange.All));
    }

    [Fact]
    public async Task A_range_holds_its_first_key_and_not_its_last()
    {
        var store = await Open();
        await Write(store, [.. "abcde".Select(key => new Write.Insert(key.ToString(), "1"))]);

        Assert.Equal(["b", "c"], await Keys(store, new KeyRange("b", "d")));
        Assert.Equal(["d", "e"], await Keys(store, new KeyRange("d", null)));
        Assert.Equal(["a", "b"], await Keys(store, new KeyRange(null, "bb")));
        Assert.Empty(await Keys(store, new KeyRange("c", "c")));
    }

    [Fact]
    public async Task A_prefix_finds_its_keys_only()
    {
        var store = await Open();
        await Write(store, new Write.Insert("due.1", "1"), new Write.Insert("due.2", "1"), new Write.Insert("due", "1"), new Write.Insert("duf", "1"));

        Assert.Equal(["due.1", "due.2"], await Keys(store, KeyRange.StartingWith("due.")));
    }

    [Fact]
    public async Task A_partition_longer_than_any_page_is_read_whole_and_once()
    {
        var store = await Open();
        string[] keys = [.. Enumerable.Range(0, 1_250).Select(i => $"k{i:D4}")];
        foreach (var chunk in keys.Chunk(Core.Stores.Write.MaximumBatch))
            await Write(store, [.. chunk.Select(key => new Write.Insert(key, "1"))]);

        Assert.Equal(keys, await Keys(store, KeyRange.All));
        Assert.Equal(keys[100..1_100], await Keys(store, new KeyRange("k0100", "k1100")));
    }

    [Fact]
    public async Task The_largest_body_comes_back_unchanged_and_a_larger_one_is_refused()
    {
        var store = await Open();
        // Two bytes in UTF-8: the limit counts bytes, and no store may cut a character in two.
        var largest = $"\"{new string('é', (StoreRules.MaximumBody - 2) / 2)}\"";
        await Written(store, new Write.Insert("a", largest));

        Assert.Equal(largest, await Body(store, "a"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Write(store, new Write.Insert("b", largest + " ")));
    }

    [Fact]
    public async Task A_batch_larger_than_any_request_is_refused()
    {
        var store = await Open();
        var body = new string('1', StoreRules.MaximumBatchBody / 3);
        Write[] writes = [new Write.Insert("a", body), new Write.Insert("b", body), new Write.Insert("c", body)];

        Assert.IsType<WriteOutcome.Written>(await Write(store, writes));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Write(store, new Write.Insert("d", body), new Write.Insert("e", body), new Write.Insert("f", body + "11")));
        Assert.Equal(["a", "b", "c"], await Keys(store, KeyRange.All));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"日本語 🛡️ e\u0301 \u202E\"")]
    [InlineData("\"line\\nfeed \\u0000 'quoted'; DROP TABLE documents; --\"")]
    [InlineData("  {\"spaced\" : [1, 2.50, 1e3]}\n")]
    public async Task Any_text_comes_back_unchanged(string body)
    {
        var store = await Open();
        await Written(store, new Write.Insert("日本-é", body));

        Assert.Equal(body, await Body(store, "日本-é"));
    }

    [Fact]
    public async Task Tenants_never_see_each_other()
    {
        var store = await Open();
        var theirs = new PartitionKey(OtherTenant, Partition.Scope);
        var etag = await Written(store, new Write.Insert("a", "\"ours\""));

        Assert.Null(await store.Get(_table, theirs, "a", Cancellation));
        Assert.Empty(await store.Query(_table, theirs, KeyRange.All, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(new WriteOutcome.Conflict("a"), await store.Write(_table, theirs, [new Write.Replace("a", "2", etag)], Cancellation));
        Assert.Equal(new WriteOutcome.Conflict("a"), await store.Write(_table, theirs, [new Write.Delete("a", etag)], Cancellation));
        Assert.IsType<WriteOutcome.Written>(await store.Write(_table, theirs, [new Write.Insert("a", "\"theirs\"")], Cancellation));
        Assert.Equal("\"ours\"", await Body(store, "a"));
    }

    [Fact]
    public async Task Partitions_and_tables_are_apart()
    {
        var store = await Open();
        await Written(store, new Write.Insert("a", "1"));

        Assert.Null(await store.Get(_table, new PartitionKey(Tenant, "parcel.10"), "a", Cancellation));
        Assert.Null(await store.Get(_table + "x", Partition, "a", Cancellation));
        Assert.Empty(await store.Query(_table + "x", Partition, KeyRange.All, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_one_client_wrote_the_next_one_reads()
    {
        var etag = await Written(await Open(), new Write.Insert("a", "1"));

        Assert.Equal(new Document("a", "1", etag), await (await Open()).Get(_table, Partition, "a", Cancellation));
    }

    [Fact]
    public async Task Of_concurrent_inserts_exactly_one_wins()
    {
        var outcomes = await Race((store, i) => Write(store, new Write.Insert("a", $"{i}"), new Write.Insert($"by.{i}", "1")));

        var winner = Assert.Single(outcomes.Index(), outcome => outcome.Item is WriteOutcome.Written).Index;
        Assert.Equal(["a", $"by.{winner}"], await Keys(await Open(), KeyRange.All));
    }

    [Fact]
    public async Task Of_concurrent_replacements_of_one_etag_exactly_one_wins()
    {
        var etag = await Written(await Open(), new Write.Insert("a", "\"start\""));

        var outcomes = await Race((store, i) => Write(store, new Write.Replace("a", $"{i}", etag)));

        var winner = Assert.Single(outcomes.Index(), outcome => outcome.Item is WriteOutcome.Written).Index;
        Assert.Equal($"{winner}", await Body(await Open(), "a"));
    }

    private async Task<WriteOutcome[]> Race(Func<IDocumentStore, int, Task<WriteOutcome>> attempt)
    {
        const int Racers = 8;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var racers = new List<Task<WriteOutcome>>();
        for (var i = 0; i < Racers; i++)
        {
            var (store, number) = (await Open(), i);
            racers.Add(Task.Run(
                async () =>
                {
                    await start.Task;
                    return await attempt(store, number);
                },
                Cancellation));
        }
        start.SetResult();
        return await Task.WhenAll(racers);
    }

    private async Task<WriteOutcome> Write(IDocumentStore store, params Write[] writes) =>
        await store.Write(_table, Partition, writes, Cancellation);

    private async Task<string> Written(IDocumentStore store, Write write) =>
        Assert.Single(Assert.IsType<WriteOutcome.Written>(await Write(store, write)).ETags);

    private async Task<string?> Body(IDocumentStore store, string key) =>
        (await store.Get(_table, Partition, key, Cancellation))?.Body;

    private async Task<List<string>> Keys(IDocumentStore store, KeyRange range) =>
        await store.Query(_table, Partition, range, Cancellation).Select(document => document.Key).ToListAsync(Cancellation);
}
