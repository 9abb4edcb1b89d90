using System.Security.Cryptography;
using System.Text;
using Soc.Core.Stores;

namespace Soc.Core.Ingest.Ledger;

/// <summary>The pages of a tenant's ledger that were used lately. Not safe for threads.</summary>
internal sealed class LedgerPages(IDocumentStore store, PartitionKey partition)
{
    public const string Table = "ledger";

    /// <summary>Entries in memory, which take some 80 bytes each.</summary>
    private const int Most = 500_000;

    private readonly Dictionary<string, (LedgerPage Page, long Used)> _pages = new(StringComparer.Ordinal);
    private byte[]? _salt;
    private long _uses;
    private bool _grew;

    /// <summary>A page that was loaded.</summary>
    public T Get<T>(string key) where T : LedgerPage
    {
        var page = (T)_pages[key].Page;
        _pages[key] = (page, ++_uses);
        return page;
    }

    public async Task Load(IEnumerable<string> keys, Func<string?, LedgerPage> read, CancellationToken cancellation)
    {
        var missing = keys.Where(key => !_pages.ContainsKey(key)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var chunk in missing.Chunk(16))
        {
            var documents = await Task.WhenAll(chunk.Select(key => store.Get(Table, partition, key, cancellation).AsTask()));
            foreach (var (key, document) in chunk.Zip(documents))
            {
                var page = read(document?.Body);
                page.ETag = document?.ETag;
                _pages[key] = (page, ++_uses);
                _grew = true;
            }
        }
    }

    /// <summary>Made by whoever needs it first, and never changed.</summary>
    public async Task<byte[]> Salt(CancellationToken cancellation)
    {
        if (_salt is not null) return _salt;
        if (await store.Get(Table, partition, LedgerKey.Salt, cancellation) is null)
            await store.Write(Table, partition, [new Write.Insert(LedgerKey.Salt, SocJson.Write(RandomNumberGenerator.GetBytes(Fingerprint.SaltSize)))], cancellation);
        var document = await store.Get(Table, partition, LedgerKey.Salt, cancellation) ?? throw new StoreBusyException("The salt of the ledger was not kept.");
        return _salt = SocJson.Read<byte[]>(document.Body);
    }

    /// <summary>Writes pages that were changed, all or none. They are dropped unless they were written.</summary>
    public async Task<PageOutcome> Write(IReadOnlyCollection<string> changed, CancellationToken cancellation)
    {
        if (changed.Count == 0) return PageOutcome.Written;
        var written = false;
        try
        {
            var writes = changed.Select(WriteOf).ToList();
            if (writes.Count > Core.Stores.Write.MaximumBatch || writes.Sum(SizeOf) > StoreRules.MaximumBatchBody) return PageOutcome.TooLarge;
            if (await store.Write(Table, partition, writes, cancellation) is not WriteOutcome.Written outcome) return PageOutcome.Conflict;
            foreach (var (key, etag) in changed.Zip(outcome.ETags)) _pages[key].Page.ETag = etag;
            written = true;
            return PageOutcome.Written;
        }
        finally
        {
            if (!written) Drop(changed);
        }
    }

    /// <summary>Between entries: lets go of the pages that were not used for longest, half of all that is held.</summary>
    public void Trim()
    {
        if (!_grew) return;
        _grew = false;
        var held = _pages.Values.Sum(each => each.Page.Weight);
        if (held <= Most) return;
        foreach (var (key, (page, _)) in _pages.OrderBy(pair => pair.Value.Used).ToList())
        {
            if (held <= Most / 2) return;
            _pages.Remove(key);
            held -= page.Weight;
        }
    }

    /// <summary>What others may have written meanwhile is read again.</summary>
    private void Drop(IEnumerable<string> keys)
    {
        foreach (var key in keys) _pages.Remove(key);
    }

    private Write WriteOf(string key)
    {
        var page = _pages[key].Page;
        return page.ETag is { } etag ? new Write.Replace(key, page.Write(), etag) : new Write.Insert(key, page.Write());
    }

    private static int SizeOf(Write write) => Encoding.UTF8.GetByteCount(write is Write.Insert insert ? insert.Body : ((Write.Replace)write).Body);
}

internal enum PageOutcome
{
    Written,

    /// <summary>Somebody else has written one of them.</summary>
    Conflict,

    /// <summary>More than one transaction takes.</summary>
    TooLarge,
}
