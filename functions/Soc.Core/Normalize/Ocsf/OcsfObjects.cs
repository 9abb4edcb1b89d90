using System.Text.Json.Nodes;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Ocsf;

/// <summary>Objects of OCSF, each null where it would say nothing. An object that must name something names <see cref="Unknown"/>.</summary>
internal static class OcsfObjects
{
    public const string Unknown = "Unknown";
    public const int Other = 99;

    /// <summary>Of a script's types.</summary>
    private const int PowerShell = 2;

    // The ids of OCSF's enumerations stand at the index of their captions.
    private static readonly string[] UserTypes = [Unknown, "User", "Admin", "System", "Service"];
    private static readonly string[] RiskLevels = ["Info", "Low", "Medium", "High", "Critical"];
    private static readonly string[] ConnectionDirections = [Unknown, "Inbound", "Outbound", "Lateral", "Local"];

    public static JsonObject? User(User? user, Risk? risk = null) => user is null ? null : Of(
        ("uid", user.Uid), ("name", user.Name), ("full_name", user.FullName),
        ("type_id", user.Type is { } type ? IdOf(UserTypes, type) : null), ("type", user.Type),
        ("risk_level_id", risk?.Level is { } level ? IdOf(RiskLevels, level) : null), ("risk_level", risk?.Level));

    public static JsonObject? Actor(Actor? actor, Risk? risk) => actor is null ? null : Of(
        ("user", User(actor.User, risk)), ("session", Session(actor.Session)), ("process", Process(actor.Process)),
        ("app_uid", actor.AppInfo?.Uid), ("app_name", actor.AppInfo?.Name));

    public static JsonObject? Session(Session? session) => session is null ? null : Of(("uid", session.Uid));

    public static JsonObject? Device(Device? device) => device is null ? null : Of(
        ("uid", device.Uid), ("name", device.Name), ("hostname", device.Name), ("type_id", 0), ("os", System(device.Os)),
        ("is_managed", device.IsManaged), ("is_compliant", device.IsCompliant));

    private static JsonObject? System(string? os) => os is null ? null : Of(("name", os), ("type_id", SystemId(os)));

    private static int SystemId(string os) =>
        os.StartsWith("Windows", StringComparison.OrdinalIgnoreCase) ? 100
        : os.Contains("Linux", StringComparison.OrdinalIgnoreCase) ? 200
        : os.StartsWith("Android", StringComparison.OrdinalIgnoreCase) ? 201
        : os.StartsWith("Mac", StringComparison.OrdinalIgnoreCase) ? 300
        : os.Equals("iOS", StringComparison.OrdinalIgnoreCase) ? 301
        : Other;

    public static JsonObject? Endpoint(Endpoint? endpoint) => endpoint is null ? null : Of(
        ("ip", endpoint.Ip), ("port", endpoint.Port), ("hostname", endpoint.Hostname),
        ("location", Location(endpoint.Location)),
        ("autonomous_system", endpoint.AutonomousSystem is { } system ? Of(("number", system.Number), ("name", system.Name)) : null));

    /// <summary>A provider alone is no place.</summary>
    private static JsonObject? Location(Location? location) => location is null or { City: null, Country: null } ? null : Of(
        ("city", location.City), ("country", location.Country), ("isp", location.Isp));

    public static JsonObject? RegistryKey(Registry? registry) => registry is { Name: null } key ? Of(("path", key.Path)) : null;

    public static JsonObject? RegistryValue(Registry? registry) =>
        registry is { Name: { } name } value ? Of(("path", value.Path), ("name", name), ("data", value.Data)) : null;

    /// <summary>A process is told by its id or, where the source gives none, by <paramref name="uid"/>.</summary>
    public static JsonObject? Process(Process? process, string uid = Unknown) => process is null ? null : Of(
        ("pid", process.Pid), ("uid", process.Pid is null ? uid : null), ("name", process.Name), ("cmd_line", process.CmdLine),
        ("file", File(process.File)), ("parent_process", Process(process.ParentProcess)), ("user", User(process.User)));

    public static JsonObject? File(FileObject? file) => file is null || file == new FileObject(null) ? null : Of(
        ("name", file.Name ?? file.Path ?? Unknown), ("type_id", 0), ("path", file.Path), ("hashes", Hashes(file)),
        ("url", file.OriginUrl is { } origin ? Of(("url_string", origin)) : null));

    private static JsonArray? Hashes(FileObject file)
    {
        (int Id, string Algorithm, string? Value)[] known = [(3, "SHA-256", file.Sha256), (2, "SHA-1", file.Sha1), (1, "MD5", file.Md5)];
        var hashes = known.Where(hash => hash.Value is not null).Select(hash => Of(("algorithm_id", hash.Id), ("algorithm", hash.Algorithm), ("value", hash.Value))).ToArray();
        return hashes.Length == 0 ? null : [.. hashes];
    }

    public static JsonObject? Script(SecurityEvent found) => found.Script is not { } script ? null : Of(
        ("script_content", Of(("value", script.Content))), ("uid", script.Uid), ("file", File(script.File)),
        ("type_id", found.Source == SignalSource.WindowsPowerShell ? PowerShell : 0));

    public static JsonObject? Email(Email? email) => email is null ? null : Of(
        ("message_uid", email.MessageUid), ("subject", email.Subject), ("from", email.From), ("to", Texts(email.To)), ("cc", Texts(email.Cc)));

    public static JsonObject? Url(Url? url) => url is null ? null : Of(("url_string", url.UrlString), ("hostname", url.Hostname));

    public static JsonObject? Request(HttpRequest? request) => request is null ? null : Of(
        ("user_agent", request.UserAgent), ("http_method", request.HttpMethod), ("url", request.Url is { } url ? Of(("url_string", url)) : null));

    public static JsonObject? Connection(ConnectionInfo? connection) => connection is null ? null : Of(
        ("protocol_name", connection.ProtocolName), ("direction_id", IdOf(ConnectionDirections, connection.Direction)), ("direction", connection.Direction));

    public static JsonObject? Query(DnsQuery? query) => query is null ? null : Of(("hostname", query.Hostname), ("type", query.Type));

    public static JsonObject? Finding(FindingInfo? finding) => finding is null ? null : Of(
        ("uid", finding.Uid), ("title", finding.Title), ("desc", finding.Desc), ("src_url", finding.SrcUrl), ("product", finding.ProductName is { } product ? Of(("name", product)) : null),
        ("types", Texts(finding.Types)), ("attacks", Attacks(finding.Attacks)));

    public static JsonArray? Attacks(IReadOnlyList<string>? techniques) => techniques is not { Count: > 0 } ? null :
        [.. techniques.Select(technique => Of(("technique", Of(("uid", technique)))))];

    public static JsonArray? Texts(IReadOnlyList<string>? texts) => texts is not { Count: > 0 } ? null : [.. texts.Select(text => JsonValue.Create(text))];

    /// <summary>An object of the members that say something; null when none does, or only the kind of what is not named.</summary>
    public static JsonObject? Of(params IEnumerable<(string Name, JsonNode? Value)> members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
            if (value is not null) made.Add(name, value);
        return made.All(member => member.Key == "type_id") ? null : made;
    }

    /// <returns>The index of the caption: 0 where there is none, 99 for one that OCSF does not know.</returns>
    public static int IdOf(string[] captions, string? caption) => caption is null ? 0
        : Array.FindIndex(captions, known => known.Equals(caption, StringComparison.OrdinalIgnoreCase)) is var index and >= 0 ? index
        : Other;
}
