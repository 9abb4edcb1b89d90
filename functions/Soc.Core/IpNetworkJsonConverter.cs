using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Soc.Core;

/// <summary>CIDR notation.</summary>
internal sealed class IpNetworkJsonConverter : JsonConverter<IPNetwork>
{
    public override IPNetwork Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IPNetwork.TryParse(reader.GetString(), out var network) ? network : throw new JsonException("Not a network in CIDR notation.");

    public override void Write(Utf8JsonWriter writer, IPNetwork value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
