using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// Exchange records of the Office 365 Management Activity API
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema).
/// </summary>
internal static class ExchangeAudits
{
    private static readonly FrozenDictionary<string, (OcsfClass Class, string Activity)> Operations = new Dictionary<string, (OcsfClass, string)>
    {
        ["New-InboxRule"] = (OcsfClass.EntityManagement, "Create"),
        ["Set-InboxRule"] = (OcsfClass.EntityManagement, "Update"),
        ["Enable-InboxRule"] = (OcsfClass.EntityManagement, "Enable"),
        ["Disable-InboxRule"] = (OcsfClass.EntityManagement, "Disable"),
        ["UpdateInboxRules"] = (OcsfClass.EntityManagement, "Update"),
        ["Remove-InboxRule"] = (OcsfClass.EntityManagement, "Delete"),
        ["Set-Mailbox"] = (OcsfClass.EntityManagement, "Update"),
        ["Add-MailboxPermission"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["Add-RecipientPermission"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["Remove-MailboxPermission"] = (OcsfClass.UserAccessManagement, "Revoke Privileges"),
        ["Send"] = (OcsfClass.EmailActivity, "Send"),
        ["SendAs"] = (OcsfClass.EmailActivity, "Send"),
        ["SendOnBehalf"] = (OcsfClass.EmailActivity, "Send"),
        ["MailItemsAccessed"] = (OcsfClass.ApiActivity, "Read"),
        ["AttachmentAccess"] = (OcsfClass.ApiActivity, "Read"),
        ["Create"] = (OcsfClass.ApiActivity, "Create"),
        ["Update"] = (OcsfClass.ApiActivity, "Update"),
        ["SoftDelete"] = (OcsfClass.ApiActivity, "Delete"),
        ["HardDelete"] = (OcsfClass.ApiActivity, "Delete"),
        ["MoveToDeletedItems"] = (OcsfClass.ApiActivity, "Delete"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static SecurityEvent? Normalize(Draft draft)
    {
        var record = draft.Record;
        if (record.Text("Operation")?.Trim() is not { } operation || record.Text("UserId") is not { } userId) return null;
        var (ocsfClass, activity) = Operations.GetValueOrDefault(operation, (OcsfClass.ApiActivity, "Other"));
        var context = record["AppAccessContext"].Opened();
        var application = ApplicationId(record, context);
        var type = record.Text("UserType");
        var person = IsPerson(type) ? Subjects.User(draft.Directory, record.Text("TokenObjectId"), userId, type: TypeName(type)) : null;
        var owner = Owner(draft, userId);
        return draft.Event with
        {
            Class = ocsfClass,
            Activity = activity,
            Status = Status(record.Text("ResultStatus")),
            StatusCode = record.Text("ResultStatus"),
            Actor = new(person, Subjects.Session(context.Text("AADSessionId") ?? record.Text("SessionId")), AppInfo: application is null ? null : new(application, null)),
            User = owner is not null && owner.Uid == person?.Uid && owner.Name == person?.Name ? null : owner,
            SrcEndpoint = Subjects.Endpoint(record.Text("ClientIPAddress") ?? record.Text("ClientIP") ?? record.Text("ActorIpAddress")),
            HttpRequest = NameValueList.Find(record["ExtendedProperties"], "UserAgent") is { } agent ? new(agent) : null,
            Service = new(null, record.Text("Workload")),
            Entity = operation.Contains("InboxRule", StringComparison.OrdinalIgnoreCase) ? Rule(record) : null,
        };
    }

    // UserType 5 and 6 are applications, even where UserId names the person whose mailbox they opened.
    private static bool IsPerson(string? userType) => userType is not ("5" or "6" or "Application" or "ServicePrincipal");

    /// <summary>OCSF user.type of the API's UserType (0 regular, 2 admin, 3 data-center admin, 4 system, 9 partner technician).</summary>
    private static string? TypeName(string? userType) => userType switch
    {
        "0" or "Regular" => "User",
        "2" or "3" or "Admin" or "DcAdmin" => "Admin",
        "4" or "System" => "System",
        null => null,
        _ => "Other",
    };

    private static string? ApplicationId(RecordNode record, RecordNode context) =>
        (record.Text("ClientAppId") ?? context.Text("ClientAppId") ?? record.Text("AppId"))?.Lower();

    private static User? Owner(Draft draft, string userId)
    {
        var record = draft.Record;
        var owner = record.Text("MailboxOwnerUPN") ?? (IsPerson(record.Text("UserType")) ? null : userId);
        return Subjects.User(draft.Directory, null, owner);
    }

    public static OcsfStatus Status(string? result) => result?.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "SUCCESS" or "SUCCEEDED" or "SUCCESSFUL" => OcsfStatus.Success,
        "FALSE" or "FAILED" or "FAILURE" => OcsfStatus.Failure,
        null => OcsfStatus.Unknown,
        _ => OcsfStatus.Other,
    };

    /// <summary>Set-InboxRule names the rule only in Identity or ObjectId, as mailbox\rule.</summary>
    private static ManagedEntity Rule(RecordNode record)
    {
        var name = NameValueList.Find(record["Parameters"].Opened(), "Name")
            ?? NameValueList.Find(record["OperationProperties"].Opened(), "RuleName")
            ?? NameValueList.Find(record["Parameters"].Opened(), "Identity")
            ?? record.Text("ObjectId");
        return new("Inbox Rule", name?[(name.LastIndexOf('\\') + 1)..]);
    }
}
