using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Security and compliance: alerts of Microsoft 365 and of Defender for Cloud Apps, cmdlets, eDiscovery
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#security-and-compliance-alerts-schema).
/// </summary>
internal static class ComplianceAudits
{
    private static readonly FrozenDictionary<string, (OcsfClass Class, string Activity)> Discoveries = new Dictionary<string, (OcsfClass, string)>
    {
        ["SearchStarted"] = (OcsfClass.DatastoreActivity, "Query"),
        ["ViewedSearchPreviewed"] = (OcsfClass.DatastoreActivity, "Read"),
        ["PreviewItemListed"] = (OcsfClass.DatastoreActivity, "List"),
        ["PreviewItemRendered"] = (OcsfClass.DatastoreActivity, "Read"),
        ["PreviewItemDownloaded"] = (OcsfClass.DatastoreActivity, "Read"),
        ["SearchExportDownloaded"] = (OcsfClass.DatastoreActivity, "Read"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] People = ["User", "Recipients", "Mailbox"];

    public static SecurityEvent? Normalize(Draft draft)
    {
        if (Office365Audit.Normalize(draft) is not { } common || Office365Audit.Operation(draft.Record) is not { } operation) return null;
        if (Cmdlets.IsCmdlet(operation)) return Cmdlets.Refine(common, draft, operation);
        return draft.Record.Text("AlertDisplayName") is { } title ? CloudApps(common, draft, title)
            : draft.Record.Text("AlertId") is { } alert ? Alert(common, draft, alert, operation)
            : Discovery(common, draft.Record, operation);
    }

    /// <summary>What people do to an alert is no alert.</summary>
    private static SecurityEvent Alert(SecurityEvent common, Draft draft, string alert, string operation)
    {
        var (record, data) = (draft.Record, draft.Record["Data"].Opened());
        if (operation.Equals("AlertUpdated", StringComparison.OrdinalIgnoreCase))
            return common with { Class = OcsfClass.EntityManagement, Activity = "Update", User = Office365Audit.Other(Concerned(draft, data), common.Actor), Entity = new("Alert", record.Text("Name"), alert), StatusDetail = record.Text("Status") };
        return common with
        {
            Class = OcsfClass.DetectionFinding,
            Activity = "Create",
            StatusDetail = record.Text("Status"),
            Actor = null,
            User = Concerned(draft, data),
            Entity = null,
            Severity = record.Text("Severity"),
            Message = data.Text("ad"),
            Email = Mail(data),
            FindingInfo = new(alert, record.Text("Name"), record.Text("Source"), record.Text("Category") is { } category ? [category] : null),
        };
    }

    /// <summary>The one person it is about: the entity, or who Data names alone, be it as the one who did it or as the one who was written to.</summary>
    private static User? Concerned(Draft draft, RecordNode data)
    {
        var record = draft.Record;
        if (record.Text("AlertEntityId") is { } entity && People.Contains(record.Text("EntityType"), StringComparer.OrdinalIgnoreCase) && Office365Names.Person(draft.Directory, entity) is { } person) return person;
        var named = Cmdlets.Listed(data.Text("f3u") ?? data.Text("suid") ?? data.Text("trc")).ToList();
        return named.Count == 1 ? Office365Names.Person(draft.Directory, named[0]) : null;
    }

    private static Email? Mail(RecordNode data) =>
        data.Text("imsgid")?.Trim('<', '>', ' ') is { Length: > 0 } message ? new(message, data.Text("ms"), data.Text("tsd")?.ToLowerInvariant()) : null;

    private static SecurityEvent CloudApps(SecurityEvent common, Draft draft, string title)
    {
        var record = draft.Record;
        var addresses = record["ClientIPs"].Opened().Items.Select(item => item.AsText()).ToList();
        return common with
        {
            Class = OcsfClass.DetectionFinding,
            Activity = "Create",
            Actor = null,
            User = Office365Names.Person(draft.Directory, record.Text("UserId")),
            Entity = null,
            SrcEndpoint = Subjects.Endpoint(addresses.FirstOrDefault(ip => draft.Directory.FindNetwork(ip) is null) ?? addresses.FirstOrDefault()) ?? common.SrcEndpoint,
            Severity = record.Text("AlertSeverity"),
            Message = record.Text("AlertDescription"),
            FindingInfo = new(record.Text("ObjectId") ?? common.Uid, title, "Microsoft Defender for Cloud Apps", record.Text("AlertCategory") is { } category ? [category] : null),
        };
    }

    private static SecurityEvent Discovery(SecurityEvent common, RecordNode record, string operation)
    {
        var (ocsfClass, activity) = Discoveries.GetValueOrDefault(operation, (OcsfClass.EntityManagement, OperationVerb.Of(operation)));
        var name = record.Text("Object1Name") ?? NameValueList.Find(record["Parameters"].Opened(), "Name") ?? record.Text("Case") ?? record.Text("CaseName") ?? common.Entity?.Name;
        return common with
        {
            Class = ocsfClass,
            Activity = activity,
            Entity = name is null ? null : new(record.Text("ObjectType") ?? record.Text("Object1Type") ?? "Object", name, record.Text("Object1Id") ?? record.Text("CaseId")),
            Message = record.Text("QueryText") ?? record.Text("Query"),
        };
    }
}
