using System.Text;
using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using static Soc.Core.Normalize.Ocsf.OcsfObjects;

namespace Soc.Core.Normalize.Ocsf;

/// <summary>
/// An event as OCSF 1.8.0 JSON (https://schema.ocsf.io): times in milliseconds since 1970, the record as text in raw_data, what its class
/// has no attribute for under unmapped. A required attribute that the source did not fill names "Unknown", so that the event stays valid.
/// </summary>
public static class OcsfEventJson
{
    private static readonly string[] Severities = [Unknown, "Informational", "Low", "Medium", "High", "Critical"];
    private static readonly string[] MailDirections = [Unknown, "Inbound", "Outbound", "Intra-org"];

    private static readonly string[] Dispositions =
    [
        Unknown, "Allowed", "Blocked", "Quarantined", "Isolated", "Deleted", "Dropped", "Custom Action", "Approved", "Restored", "Exonerated", "Corrected",
        "Partially Corrected", "Uncorrected", "Delayed", "Detected", "No Action", "Logged", "Tagged", "Alert", "Count", "Reset", "Captcha", "Challenge",
        "Access Revoked", "Rejected", "Unauthorized", "Error",
    ];

    private static readonly string[] Verdicts =
        [Unknown, "False Positive", "True Positive", "Disregard", "Suspicious", "Benign", "Test", "Insufficient Data", "Security Risk", "Managed Externally", "Duplicate"];

    private static readonly (string Source, string Name)[] Products =
    [
        ("Entra", "Microsoft Entra ID"), ("MicrosoftGraph", "Microsoft Graph"), ("Office365", "Microsoft 365"), ("Defender", "Microsoft Defender XDR"),
        ("GraphSecurity", "Microsoft Defender XDR"), ("Azure", "Microsoft Azure"), ("Windows", "Microsoft Windows"),
    ];

    private static readonly string[] LogonTypes =
    [
        Unknown, "System", "Interactive", "Network", "Batch", "OS Service", "\0", "Unlock", "Network Cleartext", "New Credentials",
        "Remote Interactive", "Cached Interactive", "Cached Remote Interactive", "Cached Unlock",
    ];

    public static JsonObject Of(SecurityEvent found)
    {
        var classification = OcsfClassification.For(found.Class);
        var written = Base(found, classification);
        var unmapped = new JsonObject();
        foreach (var (name, value) in Outcome(found).Concat(Subjects(found)).Concat(Objects(found)).Concat(Circumstances(found)))
        {
            if (value is null) continue;
            if (Belongs(name, found, classification)) written.Add(name, value);
            else if (!OcsfFindings.IsEvidence(name, found)) unmapped.Add(name, value);
        }
        OcsfRequired.Fill(written, found);
        if (written.ContainsKey("disposition")) written["disposition_id"] = IdOf(Dispositions, found.Disposition);
        if (written.ContainsKey("logon_type")) written["logon_type_id"] = IdOf(LogonTypes, found.LogonType);
        if (written.ContainsKey("verdict")) written["verdict_id"] = IdOf(Verdicts, found.Verdict);
        if (unmapped.Count > 0) written["unmapped"] = unmapped;
        written["raw_data"] = Encoding.UTF8.GetString(found.Original.Span);
        return written;
    }

    internal static int SeverityId(string? severity) => severity is null ? 1 : IdOf(Severities, severity);

    /// <param name="isJudged">People said what they make of a finding, which is the matter of a profile of its own.</param>
    internal static JsonObject Metadata(string uid, string tenant, SignalSource source, OcsfClass ocsfClass, bool isJudged = false) => OcsfObjects.Of(
        ("version", OcsfClassification.SchemaVersion), ("uid", uid), ("tenant_uid", tenant), ("log_name", source.ToString()),
        ("product", OcsfObjects.Of(("name", Product(source.ToString())), ("vendor_name", source is SignalSource.CommonEventFormat or SignalSource.Syslog ? null : "Microsoft"))),
        ("profiles", isJudged ? new JsonArray("host", "security_control", "incident") : new JsonArray("host", "security_control")),
        ("extensions", OcsfClassification.IsWindows(ocsfClass) ? new JsonArray(OcsfObjects.Of(("name", "win"), ("uid", "2"), ("version", OcsfClassification.SchemaVersion))) : null))!;

    private static string Product(string source) =>
        Products.FirstOrDefault(product => source.StartsWith(product.Source, StringComparison.Ordinal)).Name ?? source;

    private static JsonObject Base(SecurityEvent found, OcsfClassification classification)
    {
        var activity = classification.ActivityId(found.Activity);
        return new()
        {
            ["class_uid"] = (int)found.Class,
            ["class_name"] = classification.Caption,
            ["category_uid"] = OcsfClassification.Category(found.Class),
            ["category_name"] = OcsfClassification.CategoryCaption(found.Class),
            ["activity_id"] = activity,
            ["activity_name"] = found.Activity,
            ["type_uid"] = ((long)found.Class * 100) + activity,
            ["type_name"] = $"{classification.Caption}: {found.Activity}",
            ["time"] = found.Time.ToUnixTimeMilliseconds(),
            ["severity_id"] = SeverityId(found.Severity),
            ["severity"] = found.Severity ?? Severities[1],
            ["metadata"] = Metadata(found.Uid, found.Tenant.ToString(), found.Source, found.Class, found.Class == OcsfClass.DetectionFinding && found.Verdict is not null),
        };
    }

    /// <summary>A finding's status says how far people have come with it, which few sources say.</summary>
    private static bool Belongs(string name, SecurityEvent found, OcsfClassification classification) => name switch
    {
        "status" or "status_id" or "status_code" or "status_detail" => OcsfClassification.Category(found.Class) != 2 || OcsfFindings.Status(found) is not null,
        "message" => true,
        _ => classification.Attributes.Contains(name),
    };

    private static IEnumerable<(string Name, JsonNode? Value)> Outcome(SecurityEvent found)
    {
        var (id, status) = OcsfFindings.Status(found) ?? ((int)found.Status, found.Status.ToString());
        return
        [
            ("status_id", id), ("status", status), ("status_code", found.StatusCode), ("status_detail", found.StatusDetail),
            ("disposition", found.Disposition), ("verdict", found.Verdict), ("message", found.Message),
        ];
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Subjects(SecurityEvent found) =>
    [
        ("actor", Actor(found.Actor, found.Risk)), ("user", User(found.User ?? ActsOnItself(found), found.Actor is null ? found.Risk : null)), ("device", Device(found.Device)),
        ("src_endpoint", Endpoint(found.SrcEndpoint)), ("dst_endpoint", Endpoint(found.DstEndpoint)),
        ("session", found.Class is OcsfClass.Authentication or OcsfClass.AuthorizeSession ? Session(found.Actor?.Session) : null),
        ("service", found.Service is { } service ? OcsfObjects.Of(("uid", service.Uid), ("name", service.Name)) : null),
        ("risk", found.Risk is { } risk ? OcsfObjects.Of(("level", risk.Level), ("state", risk.State), ("type", risk.Type)) : null),
    ];

    /// <summary>Who signs in, and who changes their own account, is the user as well as the actor.</summary>
    private static User? ActsOnItself(SecurityEvent found) =>
        found.Class is OcsfClass.Authentication or OcsfClass.AuthorizeSession or OcsfClass.AccountChange or OcsfClass.UserAccessManagement ? found.Actor?.User : null;

    private static IEnumerable<(string Name, JsonNode? Value)> Objects(SecurityEvent found) =>
    [
        ("process", Process(found.Process, found.Uid)), ("file", File(found.File)), ("email", found.Class == OcsfClass.EmailActivity || found.Email?.From is not null ? Email(found.Email) : null),
        ("email_uid", found.Class == OcsfClass.EmailActivity ? null : found.Email?.MessageUid), ("url", Url(found.Url)),
        ("direction_id", found.Email?.Direction is { } direction ? IdOf(MailDirections, direction) : null), ("direction", found.Email?.Direction),
        ("web_resources", found.Class == OcsfClass.WebResourcesActivity && found.Url is { } page ? new JsonArray(OcsfObjects.Of(("name", page.Hostname ?? page.UrlString), ("url_string", page.UrlString))) : null),
        ("finding_info", Finding(found.FindingInfo)),
        ("finding_info_list", found.Class == OcsfClass.IncidentFinding ? OcsfFindings.List(found) : null),
        ("desc", found.Class == OcsfClass.IncidentFinding ? found.FindingInfo?.Title : null), ("src_url", found.Class == OcsfClass.IncidentFinding ? found.FindingInfo?.SrcUrl : null),
        ("incident_uid", found.FindingInfo?.IncidentUid),
        ("evidences", OcsfFindings.Evidences(found)),
        ("entity", found.Class != OcsfClass.GroupManagement && found.Entity is { } entity ? OcsfObjects.Of(("type", entity.Type), ("name", entity.Name ?? (entity.Uid is null ? Unknown : null)), ("uid", entity.Uid)) : null),
        ("group", found.Class == OcsfClass.GroupManagement && found.Entity is { } group ? OcsfObjects.Of(("name", group.Name), ("uid", group.Uid)) : null),
        ("module", found.Module is { } module ? OcsfObjects.Of(("file", File(module)), ("load_type_id", 0)) : null),
        ("script", Script(found)),
        ("job", found.Class != OcsfClass.WindowsServiceActivity && found.Job is { Name: { } name } ? OcsfObjects.Of(("name", name), ("cmd_line", found.Job.CmdLine), ("file", File(new(name)))) : null),
        ("win_service", found.Job is { Name: { } called } && found.Class == OcsfClass.WindowsServiceActivity ? OcsfObjects.Of(("name", called), ("cmd_line", found.Job.CmdLine), ("service_type_id", 0)) : null),
        ("reg_key", RegistryKey(found.Registry)), ("reg_value", RegistryValue(found.Registry)),
        ("privileges", Texts(found.Privileges)),
    ];

    private static IEnumerable<(string Name, JsonNode? Value)> Circumstances(SecurityEvent found) =>
    [
        ("http_request", Request(found.HttpRequest)),
        ("http_response", found.HttpResponse is { } response ? OcsfObjects.Of(("code", response.Code)) : null),
        ("connection_info", Connection(found.ConnectionInfo)), ("query", Query(found.Query)),
        ("traffic", found.Traffic is { } traffic ? OcsfObjects.Of(("bytes_out", traffic.BytesOut), ("bytes_in", traffic.BytesIn)) : null),
        ("auth_protocol", found.AuthProtocol), ("is_mfa", found.IsMfa), ("logon_type", found.LogonType),
    ];
}
