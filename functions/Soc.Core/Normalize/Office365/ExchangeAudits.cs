using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Exchange records: cmdlets of administrators and of people's own settings, and what was done in mailboxes
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#exchange-mailbox-schema).
/// </summary>
internal static class ExchangeAudits
{
    private const string InboxRule = "Inbox Rule";

    private static readonly FrozenDictionary<string, (OcsfClass Class, string Activity)> MailboxOperations = new Dictionary<string, (OcsfClass, string)>
    {
        ["UpdateInboxRules"] = (OcsfClass.EntityManagement, "Update"),
        ["AddFolderPermissions"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["ModifyFolderPermissions"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["UpdateFolderPermissions"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["UpdateCalendarDelegation"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["RemoveFolderPermissions"] = (OcsfClass.UserAccessManagement, "Revoke Privileges"),
        ["Send"] = (OcsfClass.EmailActivity, "Send"),
        ["SendAs"] = (OcsfClass.EmailActivity, "Send"),
        ["SendOnBehalf"] = (OcsfClass.EmailActivity, "Send"),
        ["MailboxLogin"] = (OcsfClass.Authentication, "Logon"),
        ["SearchQueryInitiated"] = (OcsfClass.DatastoreActivity, "Query"),
        ["SearchQueryInitiatedExchange"] = (OcsfClass.DatastoreActivity, "Query"),
        ["MailItemsAccessed"] = (OcsfClass.ApiActivity, "Read"),
        ["AttachmentAccess"] = (OcsfClass.ApiActivity, "Read"),
        ["MessageBind"] = (OcsfClass.ApiActivity, "Read"),
        ["FolderBind"] = (OcsfClass.ApiActivity, "Read"),
        ["Copy"] = (OcsfClass.ApiActivity, "Create"),
        ["SoftDelete"] = (OcsfClass.ApiActivity, "Delete"),
        ["HardDelete"] = (OcsfClass.ApiActivity, "Delete"),
        ["RecordDelete"] = (OcsfClass.ApiActivity, "Delete"),
        ["MoveToDeletedItems"] = (OcsfClass.ApiActivity, "Delete"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static SecurityEvent? Normalize(Draft draft)
    {
        if (Office365Audit.Normalize(draft) is not { } common || Office365Audit.Operation(draft.Record) is not { } operation) return null;
        if (!Cmdlets.IsCmdlet(operation)) return Mailbox(common, draft, operation);
        var refined = Cmdlets.Refine(common, draft, operation);
        return operation.Contains("InboxRule", StringComparison.OrdinalIgnoreCase) ? refined with { Entity = Rule(draft.Record) } : refined;
    }

    private static SecurityEvent Mailbox(SecurityEvent common, Draft draft, string operation)
    {
        var record = draft.Record;
        var (ocsfClass, activity) = MailboxOperations.GetValueOrDefault(operation, (common.Class, common.Activity));
        var folder = Folder(record);
        return common with
        {
            Class = ocsfClass,
            Activity = activity,
            User = Office365Audit.Other(ocsfClass == OcsfClass.UserAccessManagement ? Office365Names.Anybody(draft.Directory, folder.Text("MemberUpn")) : Owner(draft), common.Actor),
            Privileges = ocsfClass == OcsfClass.UserAccessManagement && Cmdlets.Listed(folder.Text("MemberRights")).ToList() is { Count: > 0 } rights ? rights : null,
            Email = ocsfClass == OcsfClass.EmailActivity ? Sent(record) : null,
            Entity = operation.Contains("InboxRules", StringComparison.OrdinalIgnoreCase) ? Rule(record) : folder.Text("Path") is { } path ? new("Mailbox Folder", path) : common.Entity,
            Message = ocsfClass == OcsfClass.DatastoreActivity ? record.Text("QueryText") : null,
        };
    }

    /// <summary>Whose mailbox it was, or in whose name a mail was sent.</summary>
    private static User? Owner(Draft draft)
    {
        var record = draft.Record;
        return Office365Names.Person(
            draft.Directory,
            record.Text("SendAsUserSmtp") ?? record.Text("SendOnBehalfOfUserSmtp") ?? record.Text("MailboxOwnerUPN") ?? (Office365Actors.IsApplication(record) ? record.Text("UserId") : null));
    }

    /// <summary>The folder, where the record is about one: of a single item, of a group of items, or of items that were bundled.</summary>
    private static RecordNode Folder(RecordNode record)
    {
        var bundled = record["Folders"].Opened().Items.ToList();
        RecordNode[] places = [record["Item"].Opened()["ParentFolder"], record["Folder"].Opened(), bundled.Count == 1 ? bundled[0] : default];
        return places.FirstOrDefault(place => place.IsObject);
    }

    /// <summary>A mail that left has no NetworkMessageId here: its own header tells it from others.</summary>
    private static Email? Sent(RecordNode record)
    {
        var item = record["Item"].Opened();
        if (item.Text("InternetMessageId")?.Trim('<', '>', ' ') is not { Length: > 0 } message) return null;
        var recipients = item["Recipients"].Opened().Items.Concat(record["recipientList"].Opened().Items)
            .Select(recipient => (recipient.Text("Address") ?? recipient.AsText())?.ToLowerInvariant()).OfType<string>().Distinct().ToList();
        var sender = record.Text("SendAsUserSmtp") ?? record.Text("SendOnBehalfOfUserSmtp") ?? record.Text("MailboxOwnerUPN");
        return new(message, item.Text("Subject"), sender?.ToLowerInvariant(), recipients);
    }

    /// <summary>Set-InboxRule names the rule only in Identity or ObjectId, as mailbox\rule.</summary>
    private static ManagedEntity Rule(RecordNode record)
    {
        var name = NameValueList.Find(record["Parameters"].Opened(), "Name")
            ?? NameValueList.Find(record["OperationProperties"].Opened(), "RuleName")
            ?? NameValueList.Find(record["Parameters"].Opened(), "Identity")
            ?? record.Text("ObjectId");
        return new(InboxRule, name?[(name.LastIndexOf('\\') + 1)..]);
    }
}
