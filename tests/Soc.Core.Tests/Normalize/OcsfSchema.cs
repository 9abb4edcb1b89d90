using System.Text.Json.Nodes;

namespace Soc.Core.Tests.Normalize;

/// <summary>
/// Facts of OCSF's public schema (https://github.com/ocsf/ocsf-schema, 1.8.0): for each class and object we write, its attributes with type,
/// requirement and allowed ids, and the constraints between them. Attributes that we never write and that are not required are left out, so
/// that one written by mistake is found.
/// </summary>
internal static class OcsfSchema
{
    private static readonly JsonNode Facts = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ocsf-facts.json")))!;

    public static string Version { get; } = (string)Facts["version"]!;

    public static JsonObject Class(int uid) => Facts["classes"]![uid.ToString(System.Globalization.CultureInfo.InvariantCulture)]!.AsObject();

    /// <returns>What is wrong with the event; nothing when it is valid.</returns>
    public static IReadOnlyList<string> Faults(JsonObject written)
    {
        var known = Class((int)written["class_uid"]!);
        return [.. Faults(written, known, "event"), .. Identity(written, known)];
    }

    private static IEnumerable<string> Identity(JsonObject written, JsonObject known)
    {
        var (activity, name) = ((int)written["activity_id"]!, (string)written["activity_name"]!);
        if ((int)written["category_uid"]! != (int)known["category"]!) yield return "category_uid is of another class";
        if ((string)written["class_name"]! != (string)known["caption"]!) yield return "class_name is of another class";
        if ((long)written["type_uid"]! != ((int)written["class_uid"]! * 100L) + activity) yield return "type_uid is not class_uid * 100 + activity_id";
        var caption = (string?)known["activities"]!.AsObject().FirstOrDefault(item => item.Key == $"{activity}").Value;
        if (caption is null) yield return $"activity_id {activity} is not one of the class";
        else if (activity != 99 && caption != name) yield return $"activity_name {name} is called {caption}";
    }

    private static IEnumerable<string> Faults(JsonObject written, JsonObject known, string path)
    {
        var attributes = known["attributes"]!.AsObject();
        foreach (var (name, fact) in attributes)
            if ((bool?)fact!["required"] == true && !written.ContainsKey(name)) yield return $"{path}.{name} is required";
        foreach (var (name, value) in written)
            foreach (var fault in attributes[name] is JsonObject fact ? Attribute(value, fact, $"{path}.{name}") : [$"{path}.{name} is no attribute"]) yield return fault;
        foreach (var (kind, among) in known["constraints"]!.AsObject())
        {
            var count = among!.AsArray().Count(name => written.ContainsKey((string)name!));
            if (count == 0 || (kind == "just_one" && count > 1)) yield return $"{path} has {count} of {among.ToJsonString()}";
        }
    }

    private static IEnumerable<string> Attribute(JsonNode? value, JsonObject fact, string path) =>
        (bool?)fact["array"] != true ? Single(value, fact, path)
        : value is JsonArray { Count: > 0 } items ? items.SelectMany((item, index) => Single(item, fact, $"{path}[{index}]"))
        : [$"{path} is no array with items"];

    private static IEnumerable<string> Single(JsonNode? value, JsonObject fact, string path)
    {
        var type = (string)fact["type"]!;
        if (fact["enum"] is JsonArray ids && !ids.Any(id => (int)id! == (int)value!)) return [$"{path} {value} is not among the allowed ids"];
        // The bare object is OCSF's place for whatever else there is.
        if (type == "object") return value is JsonObject ? [] : [$"{path} is no object"];
        if (Facts["objects"]![type] is JsonObject known) return value is JsonObject inner ? Faults(inner, known, path) : [$"{path} is no object"];
        return Fits(type, value) ? [] : [$"{path} is no {type}"];
    }

    private static bool Fits(string type, JsonNode? value) => type switch
    {
        "integer_t" or "long_t" or "timestamp_t" => value is JsonValue number && (number.TryGetValue<long>(out _) || number.TryGetValue<int>(out _)),
        "boolean_t" => value is JsonValue flag && flag.TryGetValue<bool>(out _),
        "json_t" => value is not null,
        _ => value is JsonValue text && text.TryGetValue<string>(out _),
    };
}
