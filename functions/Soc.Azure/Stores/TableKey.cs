using System.Buffers;
using System.Text;
using Azure.Data.Tables;
using Soc.Core.Stores;

namespace Soc.Azure.Stores;

/// <summary>
/// Keys as Azure Tables gets them: $ % &amp; and ' stand as $0 to $3. Azure fails on '%' in the address of an entity (some of its
/// front ends decode twice) and '&apos;' must be doubled there; the four characters follow each other in Unicode, so the written keys keep the
/// order of the keys, and a prefix stays a prefix.
/// </summary>
internal static class TableKey
{
    private const char First = '$', Last = '\'';
    private static readonly SearchValues<char> Written = SearchValues.Create("$%&'");

    public static string Of(PartitionKey partition) => Of(partition.ToString());

    public static string Of(string key)
    {
        if (!key.AsSpan().ContainsAny(Written)) return key;
        var text = new StringBuilder(key.Length + 8);
        foreach (var c in key)
            if (c is >= First and <= Last) text.Append(First).Append((char)('0' + (c - First)));
            else text.Append(c);
        return text.ToString();
    }

    /// <param name="written">What <see cref="Of(string)"/> gave.</param>
    public static string Read(string written)
    {
        if (!written.Contains(First, StringComparison.Ordinal)) return written;
        var key = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
            key.Append(written[i] == First ? (char)(First + (written[++i] - '0')) : written[i]);
        return key.ToString();
    }

    /// <summary>An OData filter for a partition and a range of its keys.</summary>
    public static string Filter(PartitionKey partition, KeyRange range)
    {
        var (within, from, to) = (Of(partition), range.From is null ? null : Of(range.From), range.To is null ? null : Of(range.To));
        return (from, to) switch
        {
            (null, null) => TableClient.CreateQueryFilter($"PartitionKey eq {within}"),
            (_, null) => TableClient.CreateQueryFilter($"PartitionKey eq {within} and RowKey ge {from}"),
            (null, _) => TableClient.CreateQueryFilter($"PartitionKey eq {within} and RowKey lt {to}"),
            _ => TableClient.CreateQueryFilter($"PartitionKey eq {within} and RowKey ge {from} and RowKey lt {to}"),
        };
    }
}
