using System.Text.Json;

namespace Soc.Core.Ingest;

/// <summary>The <c>{"records":[…]}</c> in which diagnostic settings and the streaming API wrap their records.</summary>
internal static class Envelope
{
    /// <param name="value">One valid JSON value.</param>
    /// <returns>The records, each as it came; null where the value is no envelope.</returns>
    public static List<ReadOnlyMemory<byte>>? Records(ReadOnlyMemory<byte> value)
    {
        var reader = new Utf8JsonReader(value.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRecords = reader.ValueTextEquals("records"u8);
            reader.Read();
            if (isRecords && reader.TokenType == JsonTokenType.StartArray) return Items(value, ref reader);
            reader.Skip();
        }
        return null;
    }

    private static List<ReadOnlyMemory<byte>> Items(ReadOnlyMemory<byte> value, ref Utf8JsonReader reader)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(value[start..(int)reader.BytesConsumed]);
        }
        return items;
    }
}
