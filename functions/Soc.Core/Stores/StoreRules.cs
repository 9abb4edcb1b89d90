using System.Text;

namespace Soc.Core.Stores;

/// <summary>
/// What every store refuses alike, so that whatever one accepts, all accept. The limits are those of Azure Tables
/// (learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
/// Breaking one is a bug of the caller: <see cref="ArgumentException"/>.
/// </summary>
public static class StoreRules
{
    /// <summary>UTF-8 bytes of one body. An entity holds 1 MiB; what is left over is for keys and property names.</summary>
    public const int MaximumBody = 1_000_000;

    /// <summary>UTF-8 bytes of the bodies of one batch. A transaction's request holds 4 MiB, in which bodies stand as base64.</summary>
    public const int MaximumBatchBody = 2_500_000;

    /// <summary>Characters of one key, of which $ % &amp; and ' count as two: '%' breaks the addresses of Azure Tables, so its store writes
    /// these as two characters, and a key holds 1 KiB in UTF-16.</summary>
    public const int MaximumKey = 512;

    /// <summary>UTF-8 bytes of one key, each of which stands as three characters in the address of an entity: the answer to a transaction
    /// names that address in one line, and Azure.Data.Tables reads no line of more than 4,096 characters, after the write was done.</summary>
    public const int MaximumKeyBytes = 1024;

    /// <summary>3 to 63 ASCII letters and digits, the first of them a letter.</summary>
    public static void CheckTable(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Length is < 3 or > 63 || !char.IsAsciiLetter(table[0]) || !table.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"'{table}' is not a table's name.", nameof(table));
    }

    /// <summary>
    /// Not empty; none of / \ # ?, no control characters, and no surrogates: without them the order of UTF-8 bytes,
    /// of UTF-16 units and of code points is one and the same.
    /// </summary>
    public static void CheckKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.Length + key.Count(c => c is '$' or '%' or '&' or '\'') > MaximumKey || Encoding.UTF8.GetByteCount(key) > MaximumKeyBytes || key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c) || char.IsSurrogate(c)))
            throw new ArgumentException($"'{key}' may not be a document's key.", nameof(key));
    }

    /// <summary>At most <see cref="Write.MaximumBatch"/> writes, each key once, bodies within the limits.</summary>
    public static void CheckBatch(IReadOnlyList<Write> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count > Write.MaximumBatch)
            throw new ArgumentException($"A batch of {batch.Count} writes; at most {Write.MaximumBatch} are taken.", nameof(batch));
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var write in batch)
        {
            CheckKey(write.Key);
            if (!keys.Add(write.Key))
                throw new ArgumentException($"'{write.Key}' is written twice in one batch.", nameof(batch));
            total += CheckedSize(write);
        }
        if (total > MaximumBatchBody)
            throw new ArgumentException($"A batch of {total} bytes; at most {MaximumBatchBody} are taken.", nameof(batch));
    }

    private static int CheckedSize(Write write)
    {
        var size = write switch
        {
            Write.Insert insert => Encoding.UTF8.GetByteCount(insert.Body),
            Write.Replace replace => Encoding.UTF8.GetByteCount(replace.Body),
            _ => 0,
        };
        return size <= MaximumBody
            ? size
            : throw new ArgumentException($"'{write.Key}' has {size} bytes; a body holds at most {MaximumBody}.", nameof(write));
    }
}
