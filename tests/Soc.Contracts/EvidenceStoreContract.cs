using System.Text;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Contracts;

/// <summary>What every evidence store must do. Run it by deriving from it.</summary>
public abstract class EvidenceStoreContract
{
    private readonly TenantId _tenant = TenantId.Parse(Guid.NewGuid().ToString());

    /// <summary>A client of the store under test; every call opens another one on the same data.</summary>
    protected abstract ValueTask<IEvidenceStore> Open();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_comes_back_byte_for_byte()
    {
        var store = await Open();
        byte[] content = [0, 0xFF, 0xFE, .. "{\"Id\":\"7\"}\r\n"u8, 0];

        Assert.Equal(1, await store.Put(_tenant, [EvidenceRecord.Of("uid-1", content)], Cancellation));

        var kept = Assert.Single(await (await Open()).Get(_tenant, "uid-1", Cancellation));
        Assert.Equal(content, kept.Content.ToArray());
        Assert.True(kept.IsIntact);
    }

    [Fact]
    public async Task The_same_record_again_is_not_new()
    {
        var store = await Open();
        var record = Record("uid-1", "one");

        Assert.Equal(1, await store.Put(_tenant, [record, record], Cancellation));
        Assert.Equal(0, await store.Put(_tenant, [record], Cancellation));
        Assert.Single(await store.Get(_tenant, "uid-1", Cancellation));
    }

    [Fact]
    public async Task Other_content_under_the_same_uid_is_kept_beside_the_first_in_the_same_order_whichever_came_first()
    {
        var store = await Open();
        await store.Put(_tenant, [Record("uid-1", "early"), Record("uid-1", "late")], Cancellation);
        await store.Put(_tenant, [Record("uid-2", "late"), Record("uid-2", "early")], Cancellation);

        var first = await store.Get(_tenant, "uid-1", Cancellation);
        Assert.Equal(2, first.Count);
        Assert.Equal(first.Select(Text), (await store.Get(_tenant, "uid-2", Cancellation)).Select(Text));
    }

    [Theory]
    [InlineData("../a\\b?c#d%2F")]
    [InlineData("日本 <b>\r\n\u202E")]
    [InlineData(".")]
    public async Task A_uid_may_hold_any_character(string uid)
    {
        var store = await Open();

        Assert.Equal(1, await store.Put(_tenant, [Record(uid, "one")], Cancellation));
        Assert.Equal(uid, Assert.Single(await store.Get(_tenant, uid, Cancellation)).Uid);
        Assert.Empty(await store.Get(_tenant, uid + "/", Cancellation));
    }

    [Fact]
    public async Task Many_records_are_kept_at_once_and_only_the_new_ones_count()
    {
        var store = await Open();
        EvidenceRecord[] records = [.. Enumerable.Range(0, 60).Select(i => Record($"uid-{i}", $"{i}"))];

        Assert.Equal(40, await store.Put(_tenant, records[..40], Cancellation));
        Assert.Equal(20, await store.Put(_tenant, records, Cancellation));
        Assert.Equal(0, await store.Put(_tenant, [], Cancellation));
        Assert.Equal("59", Text(Assert.Single(await store.Get(_tenant, "uid-59", Cancellation))));
    }

    [Fact]
    public async Task An_unknown_uid_has_no_records()
    {
        Assert.Empty(await (await Open()).Get(_tenant, "uid-0", Cancellation));
    }

    [Fact]
    public async Task Tenants_never_see_each_others_records()
    {
        var store = await Open();
        await store.Put(_tenant, [Record("uid-1", "ours")], Cancellation);

        Assert.Empty(await store.Get(TenantId.Parse(Guid.NewGuid().ToString()), "uid-1", Cancellation));
    }

    [Fact]
    public async Task A_record_that_claims_a_digest_it_does_not_have_is_refused()
    {
        var store = await Open();
        var forged = Record("uid-1", "one") with { Content = "two"u8.ToArray() };

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.Put(_tenant, [Record("uid-2", "whole"), forged], Cancellation));
        Assert.Empty(await store.Get(_tenant, "uid-2", Cancellation));
    }

    private static EvidenceRecord Record(string uid, string content) => EvidenceRecord.Of(uid, Encoding.UTF8.GetBytes(content));

    private static string Text(EvidenceRecord record) => Encoding.UTF8.GetString(record.Content.Span);
}
