using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Data loss prevention: which policy matched, in which document or mail, how strongly; what was found is gone before (<see cref="DlpSecrets"/>)
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#dlp-schema).
/// </summary>
internal static class DlpAudits
{
    private const string Product = "Microsoft Purview Data Loss Prevention";

    private static readonly string[] Recipients = ["To", "CC", "BCC"];

    private static readonly string[] Severities = ["Informational", "Low", "Medium", "High"];

    public static SecurityEvent? Normalize(Draft draft)
    {
        if (Office365Audit.Normalize(draft) is not { } common || Office365Audit.Operation(draft.Record) is not { } operation) return null;
        var record = draft.Record;
        var rules = record["PolicyDetails"].Opened().Items.SelectMany(policy => policy["Rules"].Opened().Items).OrderByDescending(Rank).ToList();
        var (mail, document, endpoint) = (record["ExchangeMetaData"].Opened(), record["SharePointMetaData"].Opened(), record["EndpointMetaData"].Opened());
        return common with
        {
            Class = OcsfClass.DataSecurityFinding,
            Activity = Activity(operation),
            StatusDetail = record["ExceptionInfo"].Opened().Text("Reason"),
            Disposition = Activity(operation) != "Create" ? null : IsBlocked(rules, endpoint) ? "Blocked" : "Allowed",
            // The agent that looks is DlpAgent; whom it looked at stands beside the document.
            Actor = Office365Names.Person(draft.Directory, mail.Text("From") ?? document.Text("From")) is { } person ? new(person) : common.Actor,
            Device = common.Device ?? Subjects.Device(draft.Directory, null, endpoint.Text("DeviceName")),
            File = File(record, document, endpoint),
            Email = Mail(mail),
            Severity = rules.Count > 0 && Rank(rules[0]) >= 0 ? rules[0].Text("Severity") : null,
            FindingInfo = new(record.Text("IncidentId") ?? record.Text("Id") ?? common.Uid, Title(record, rules), Product, [.. Kinds(rules)]),
            Entity = null,
        };
    }

    /// <summary>A match, its undoing, and somebody's word that it was none.</summary>
    private static string Activity(string operation) => operation.ToUpperInvariant() switch
    {
        "DLPRULEMATCH" => "Create",
        "DLPRULEUNDO" => "Close",
        _ => "Update",
    };

    /// <summary>The gravest rule names the finding.</summary>
    private static int Rank(RecordNode rule) => Array.IndexOf(Severities, rule.Text("Severity"));

    private static bool IsBlocked(List<RecordNode> rules, RecordNode endpoint) =>
        endpoint.Text("EnforcementMode") is "4" or "Block"
        || rules.SelectMany(rule => rule["Actions"].Opened().Items).Any(action => action.AsText()?.StartsWith("Block", StringComparison.OrdinalIgnoreCase) == true);

    private static string? Title(RecordNode record, List<RecordNode> rules) =>
        rules.Select(rule => rule.Text("RuleName")).FirstOrDefault(name => name is not null)
        ?? record["PolicyDetails"].Opened().Items.Select(policy => policy.Text("PolicyName")).FirstOrDefault(name => name is not null);

    /// <summary>"Credit Card Number": the kinds of what was found.</summary>
    private static IEnumerable<string> Kinds(List<RecordNode> rules) =>
        rules.SelectMany(rule => rule["ConditionsMatched"].Opened()["SensitiveInformation"].Opened().Items)
            .Select(kind => kind.Text("SensitiveInformationTypeName"))
            .OfType<string>()
            .Distinct();

    private static FileObject? File(RecordNode record, RecordNode document, RecordNode endpoint) =>
        document.Text("FileName") is { } name ? new(name, document.Text("FilePathUrl"))
        : endpoint.IsObject && record.Text("ObjectId") is { } path ? new(path[(path.LastIndexOfAny(['\\', '/']) + 1)..], path, endpoint.Text("Sha256")?.ToLowerInvariant())
        : null;

    private static Email? Mail(RecordNode mail) =>
        mail.Text("MessageID")?.Trim('<', '>', ' ') is { Length: > 0 } message
            ? new(message, mail.Text("Subject"), mail.Text("From")?.ToLowerInvariant(), [.. Recipients.SelectMany(name => mail[name].Opened().Items).Select(item => item.AsText()?.ToLowerInvariant()).OfType<string>()])
            : null;
}
