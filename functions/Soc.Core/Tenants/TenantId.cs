using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Soc.Core.Tenants;

/// <summary>The Entra tenant id: a GUID in lower-case "D" form. Everything that is stored or read belongs to one.</summary>
[JsonConverter(typeof(TenantIdJsonConverter))]
public readonly record struct TenantId
{
    private readonly string? _value;

    private TenantId(string value) => _value = value;

    public static TenantId Parse(string text) =>
        TryParse(text, out var tenant) ? tenant : throw new FormatException($"'{text}' is not a tenant id (a GUID).");

    public static bool TryParse([NotNullWhen(true)] string? text, out TenantId tenant)
    {
        var id = GuidText.Of(text);
        tenant = id is null ? default : new TenantId(id);
        return id is not null;
    }

    public override string ToString() => _value ?? throw new InvalidOperationException("A tenant id was never set.");
}

internal sealed class TenantIdJsonConverter : JsonConverter<TenantId>
{
    public override TenantId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TenantId.TryParse(reader.GetString(), out var tenant) ? tenant : throw new JsonException("Not a tenant id (a GUID).");

    public override void Write(Utf8JsonWriter writer, TenantId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
