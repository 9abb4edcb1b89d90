using System.Text.Json;
using System.Text.Json.Nodes;

namespace Soc.Core.Normalize.Ocsf;

/// <summary>
/// What a class requires and the source did not say. OCSF has no way to leave it out: it names "Unknown" instead, which nobody takes for
/// somebody's name.
/// </summary>
internal static class OcsfRequired
{
    public static void Fill(JsonObject written, SecurityEvent found)
    {
        foreach (var (name, make) in Needed(found))
            if (!written.ContainsKey(name)) written.Add(name, make());
    }

    private static IEnumerable<(string Name, Func<JsonNode> Make)> Needed(SecurityEvent found) => found.Class switch
    {
        OcsfClass.FileSystemActivity => [Actor, Device, File],
        OcsfClass.ModuleActivity => [Actor, Device, ("module", () => new JsonObject { ["load_type_id"] = 0 })],
        OcsfClass.ScheduledJobActivity => [Device, ("job", () => new JsonObject { ["name"] = OcsfObjects.Unknown })],
        OcsfClass.ProcessActivity => [Actor, Device, ("process", () => new JsonObject { ["uid"] = found.Uid })],
        OcsfClass.EventLogActivity => [Actor, Device, ("log_name", () => found.Source.ToString())],
        OcsfClass.ScriptActivity => [Actor, Device, ("script", () => new JsonObject { ["script_content"] = new JsonObject { ["value"] = OcsfObjects.Unknown }, ["type_id"] = 0 })],
        OcsfClass.DetectionFinding or OcsfClass.DataSecurityFinding => [("finding_info", () => new JsonObject { ["uid"] = found.Uid })],
        OcsfClass.IncidentFinding =>
        [
            ("finding_info_list", () => new JsonArray(new JsonObject { ["uid"] = found.Uid })),
            ("assignee_group", Named), ("status_id", () => 1),
        ],
        OcsfClass.AccountChange => [User],
        OcsfClass.Authentication => found.DstEndpoint is null ? [User, ("service", Named)] : [User],
        OcsfClass.AuthorizeSession => [User, Privileges],
        OcsfClass.EntityManagement => [("entity", Named)],
        OcsfClass.UserAccessManagement => [User, Privileges],
        OcsfClass.GroupManagement => [("group", Named)],
        OcsfClass.NetworkActivity or OcsfClass.DnsActivity => found.SrcEndpoint is null && found.DstEndpoint is null ? [Source] : [],
        OcsfClass.HttpActivity => [("http_request", () => new JsonObject())],
        OcsfClass.EmailActivity => [("email", () => Mail(found)), ("direction_id", () => 0)],
        OcsfClass.EmailFileActivity => [File, MailUid],
        OcsfClass.EmailUrlActivity => [("url", () => new JsonObject { ["url_string"] = OcsfObjects.Unknown }), MailUid],
        OcsfClass.DeviceInventoryInfo => [Device],
        OcsfClass.WebResourcesActivity => [("web_resources", () => new JsonArray(Named()))],
        OcsfClass.ApplicationLifecycle => [("app", () => Application(found))],
        OcsfClass.ApiActivity => [Actor, Source, ("api", () => Api(found))],
        OcsfClass.DatastoreActivity => [Actor, Source, ("databucket", () => Bucket(found))],
        OcsfClass.FileHostingActivity => [Actor, Source, File],
        OcsfClass.RegistryKeyActivity => [Actor, Device, ("reg_key", () => new JsonObject { ["path"] = OcsfObjects.Unknown })],
        OcsfClass.RegistryValueActivity => [Actor, Device, ("reg_value", () => new JsonObject { ["path"] = OcsfObjects.Unknown, ["name"] = OcsfObjects.Unknown })],
        OcsfClass.WindowsServiceActivity => [Actor, Device, ("win_service", () => new JsonObject { ["name"] = OcsfObjects.Unknown, ["service_type_id"] = 0 })],
        _ => [],
    };

    private static (string, Func<JsonNode>) Actor => ("actor", () => new JsonObject { ["app_name"] = OcsfObjects.Unknown });

    private static (string, Func<JsonNode>) Device => ("device", () => new JsonObject { ["name"] = OcsfObjects.Unknown, ["type_id"] = 0 });

    private static (string, Func<JsonNode>) User => ("user", Named);

    private static (string, Func<JsonNode>) Source => ("src_endpoint", Named);

    private static (string, Func<JsonNode>) File => ("file", () => new JsonObject { ["name"] = OcsfObjects.Unknown, ["type_id"] = 0 });

    private static (string, Func<JsonNode>) Privileges => ("privileges", () => new JsonArray(OcsfObjects.Unknown));

    private static (string, Func<JsonNode>) MailUid => ("email_uid", () => OcsfObjects.Unknown);

    private static JsonObject Named() => new() { ["name"] = OcsfObjects.Unknown };

    /// <summary>A mailbox's own record of sending names the sender alone.</summary>
    private static JsonObject Mail(SecurityEvent found) => new() { ["from"] = found.Actor?.User?.Name ?? OcsfObjects.Unknown };

    private static JsonObject Application(SecurityEvent found) =>
        OcsfObjects.Of(("name", found.Service?.Name ?? found.Entity?.Name ?? OcsfObjects.Unknown), ("uid", found.Service?.Uid))!;

    private static JsonObject Bucket(SecurityEvent found) => new() { ["name"] = found.Service?.Name ?? found.Service?.Uid ?? OcsfObjects.Unknown, ["type_id"] = 0 };

    private static JsonObject Api(SecurityEvent found) => OcsfObjects.Of(
        ("operation", Operation(JsonElement.Parse(found.Raw.Span)) ?? found.Activity),
        ("service", found.Service is { } service ? OcsfObjects.Of(("uid", service.Uid), ("name", service.Name)) : null))!;

    /// <summary>Defender's records are all "published", so its ActionType comes first.</summary>
    private static string? Operation(JsonElement raw)
    {
        if (raw.ValueKind != JsonValueKind.Object) return null;
        var columns = raw.TryGetProperty("properties", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : raw;
        return Text(columns, "ActionType") ?? Text(raw, "Operation") ?? Text(raw, "operationName") ?? Text(raw, "OperationName");
    }

    private static string? Text(JsonElement raw, string name) =>
        raw.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
