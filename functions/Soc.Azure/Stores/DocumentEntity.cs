using System.Globalization;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Soc.Core.Stores;

namespace Soc.Azure.Stores;

/// <summary>
/// A document as an entity: its body is UTF-8, cut into the binary properties B00, B01, … of at most 64 KiB, because a property holds no
/// more, and text would count double (learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
/// </summary>
internal static class DocumentEntity
{
    private const int Part = 64 * 1024;

    /// <summary>A lone half of a pair is no text; it throws an <see cref="ArgumentException"/> instead of being stored as something else.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TableTransactionAction ActionOf(PartitionKey partition, Write write)
    {
        var entity = new TableEntity(TableKey.Of(partition), TableKey.Of(write.Key));
        return write switch
        {
            Write.Insert insert => new(TableTransactionActionType.Add, WithBody(entity, insert.Body)),
            Write.Replace replace => new(TableTransactionActionType.UpdateReplace, WithBody(entity, replace.Body), new ETag(replace.ETag)),
            Write.Delete delete => new(TableTransactionActionType.Delete, entity, new ETag(delete.ETag)),
            _ => throw new ArgumentException($"A write of unknown kind: {write.GetType().Name}.", nameof(write)),
        };
    }

    public static Document Read(TableEntity entity)
    {
        var body = new MemoryStream();
        for (var part = 0; entity.GetBinary(Name(part)) is { } bytes; part++)
            body.Write(bytes);
        return new(TableKey.Read(entity.RowKey), Utf8.GetString(body.GetBuffer().AsSpan(0, (int)body.Length)), entity.ETag.ToString());
    }

    public static string ETagOf(Write write, Response answer) => write is Write.Delete ? "" : answer.Headers.ETag.ToString()!;

    /// <summary>Whether it names an ETag that Azure never gave: "*" would overwrite whatever stands there, anything else is refused as malformed.</summary>
    public static bool IsStale(Write write) => write switch
    {
        Write.Replace replace => !IsGiven(replace.ETag),
        Write.Delete delete => !IsGiven(delete.ETag),
        _ => false,
    };

    private static bool IsGiven(string etag) => etag.StartsWith("W/\"datetime'", StringComparison.Ordinal) && etag.EndsWith("'\"", StringComparison.Ordinal);

    private static TableEntity WithBody(TableEntity entity, string body)
    {
        var bytes = Utf8.GetBytes(body);
        for (var (part, start) = (0, 0); start < bytes.Length; part++, start += Part)
            entity[Name(part)] = bytes[start..Math.Min(start + Part, bytes.Length)];
        return entity;
    }

    private static string Name(int part) => string.Create(CultureInfo.InvariantCulture, $"B{part:D2}");
}
