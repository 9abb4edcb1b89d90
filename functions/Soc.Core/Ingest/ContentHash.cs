using System.Security.Cryptography;
using System.Text.Json;

namespace Soc.Core.Ingest;

/// <summary>A record's content without its envelope's times, which differ between copies of the same record.</summary>
internal static class ContentHash
{
    /// <param name="record">Valid JSON of one object.</param>
    /// <returns>SHA-256, lower-case hexadecimal.</returns>
    public static string Of(ReadOnlyMemory<byte> record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var reader = new Utf8JsonReader(record.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isEnvelopeTime = reader.ValueTextEquals("time"u8) || reader.ValueTextEquals("_TimeReceivedBySvc"u8);
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!isEnvelopeTime) hash.AppendData(record.Span[start..(int)reader.BytesConsumed]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
