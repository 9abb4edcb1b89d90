using System.Text.Json;

namespace Soc.Cli.Rules;

/// <summary>Where in a message its records stand.</summary>
internal static class MessageRecords
{
    /// <param name="message">One valid JSON value.</param>
    /// <returns>The places of the items of <c>{"records":[…]}</c>, in which Event Hubs exports are wrapped; else the message itself.</returns>
    public static IReadOnlyList<Range> Of(ReadOnlySpan<byte> message)
    {
        // Nearly all messages of a file are bare records: those need not be read to the end to know it.
        if (message.IndexOf("\"records\""u8) < 0) return [Range.All];
        var reader = new Utf8JsonReader(message);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return [Range.All];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRecords = reader.ValueTextEquals("records"u8);
            reader.Read();
            if (isRecords && reader.TokenType == JsonTokenType.StartArray) return Items(ref reader);
            reader.Skip();
        }

        return [Range.All];
    }

    private static List<Range> Items(ref Utf8JsonReader reader)
    {
        var items = new List<Range>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(start..(int)reader.BytesConsumed);
        }

        return items;
    }
}
