using System.Text.Json;
using System.Text.Json.Serialization;

namespace Soc.Core.Processes;

/// <summary>One link of a process's chain, as it is stored.</summary>
/// <param name="Sequence">1 for the first event of its process.</param>
/// <param name="Type">The union's type discriminator.</param>
/// <param name="RecordedAt">When the event was appended, UTC; when the thing itself happened is said in the payload.</param>
/// <param name="Cause">The key under which the command was delivered; a command is obeyed once per key.</param>
/// <param name="Payload">The event as JSON, byte for byte as it was hashed.</param>
/// <param name="Previous">Hash of the event before it; for the first one, <see cref="Chain.Genesis"/>.</param>
/// <param name="Hash"><see cref="Chain.HashOf"/>.</param>
public sealed record StoredEvent(
    long Sequence,
    string Type,
    DateTimeOffset RecordedAt,
    string? Cause,
    [property: JsonConverter(typeof(VerbatimJsonConverter))] string Payload,
    string Previous,
    string Hash);

/// <summary>An event on its way into a stream.</summary>
/// <param name="Type">The union's type discriminator.</param>
/// <param name="Payload">The event as JSON.</param>
public sealed record NewEvent(string Type, string Payload);

/// <summary>JSON within JSON whose bytes have to survive: a hash stands for them.</summary>
internal sealed class VerbatimJsonConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
}
