using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// Events of the Activity log as Azure Monitor answers with them and shows them in the portal, names beside their translations
/// (https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema). A diagnostic setting sends the same under other names, which
/// that page maps ("Schema from storage account and event hubs").
/// </summary>
internal static class ActivityEvents
{
    /// <returns>The record that a hub would have brought, UTF-8 JSON; null for any other record.</returns>
    public static ReadOnlyMemory<byte>? Record(RecordNode shown)
    {
        if (shown.Text("eventTimestamp") is not { } time || Value(shown, "operationName") is not { } operation || Value(shown, "category") is not { } category) return null;
        return RecordWriter.Write(writer =>
        {
            writer.WriteString("time", time);
            writer.WriteText("resourceId", shown.Text("resourceId") ?? Subscription(shown.Text("subscriptionId")));
            writer.WriteText("tenantId", shown.Text("tenantId"));
            writer.WriteString("category", category);
            writer.WriteString("operationName", operation);
            writer.WriteText("resultType", Result(Value(shown, "status")));
            writer.WriteText("resultSignature", Value(shown, "subStatus"));
            writer.WriteText("resultDescription", shown.Text("description"));
            writer.WriteText("callerIpAddress", shown["httpRequest"].Opened().Text("clientIpAddress"));
            writer.WriteText("correlationId", shown.Text("correlationId"));
            writer.WriteText("level", shown.Text("level"));
            writer.WriteStartObject("identity");
            RecordWriter.Copy(writer, shown, name => name is "authorization" or "claims");
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            writer.WriteString("eventCategory", category);
            writer.WriteText("eventName", Value(shown, "eventName"));
            writer.WritePropertyName("eventProperties");
            writer.WriteRawValue(shown["properties"].Opened() is { IsObject: true } own ? own.Written.Span : "{}"u8, skipInputValidation: true);
            writer.WriteEndObject();
        });
    }

    private static string? Result(string? status) => status switch
    {
        "Started" => "Start",
        "Accepted" => "Accept",
        "Succeeded" => "Success",
        "Failed" => "Failure",
        var other => other,
    };

    private static string? Value(RecordNode shown, string name) => shown[name].Opened().Text("value");

    private static string? Subscription(string? id) => id is null ? null : $"/subscriptions/{id}";
}
