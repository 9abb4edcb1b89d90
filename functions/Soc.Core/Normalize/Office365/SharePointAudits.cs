using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// SharePoint and OneDrive: files, sharing, groups of a site, searches
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#sharepoint-file-operations).
/// </summary>
internal static class SharePointAudits
{
    private static readonly FrozenDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["Open"] = "FileAccessed FileAccessedExtended FileViewed FileFetched PageViewed PageViewedExtended AnonymousLinkUsed SecureLinkUsed CompanyLinkUsed AccessInvitationAccepted",
        ["Preview"] = "FilePreviewed",
        ["Download"] = "FileDownloaded FileSyncDownloadedFull FileSyncDownloadedPartial",
        ["Upload"] = "FileUploaded FileUploadedPartial FileSyncUploadedFull FileSyncUploadedPartial FolderCreated",
        ["Update"] = "FileModified FileModifiedExtended FolderModified AnonymousLinkUpdated SharingInvitationUpdated AccessInvitationUpdated",
        ["Delete"] =
            "FileDeleted FileRecycled FileDeletedFirstStageRecycleBin FileDeletedSecondStageRecycleBin FileVersionsAllDeleted FileVersionsAllRecycled "
            + "FolderDeleted FolderRecycled FolderDeletedFirstStageRecycleBin FolderDeletedSecondStageRecycleBin",
        ["Rename"] = "FileRenamed FolderRenamed",
        ["Copy"] = "FileCopied FolderCopied",
        ["Move"] = "FileMoved FolderMoved",
        ["Restore"] = "FileRestored FolderRestored",
        ["Lock"] = "FileCheckedOut",
        ["Unlock"] = "FileCheckedIn FileCheckOutDiscarded",
        ["Share"] = "SharingSet SharingInvitationCreated AccessInvitationCreated AnonymousLinkCreated CompanyLinkCreated SecureLinkCreated AddedToSecureLink SharedLinkCreated",
        ["Unshare"] = "SharingRevoked SharingInvitationRevoked AccessInvitationRevoked AnonymousLinkRemoved CompanyLinkRemoved SecureLinkDeleted RemovedFromSecureLink SharedLinkDisabled",
        ["Sync"] = "ManagedSyncClientAllowed UnmanagedSyncClientBlocked",
    }.SelectMany(pair => pair.Value.Split(' ').Select(operation => (operation, pair.Key))).ToFrozenDictionary(pair => pair.operation, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (OcsfClass Class, string Activity)> Others = new Dictionary<string, (OcsfClass, string)>
    {
        ["AddedToGroup"] = (OcsfClass.GroupManagement, "Add User"),
        ["UserAddedToGroup"] = (OcsfClass.GroupManagement, "Add User"),
        ["RemovedFromGroup"] = (OcsfClass.GroupManagement, "Remove User"),
        ["UserRemovedFromGroup"] = (OcsfClass.GroupManagement, "Remove User"),
        ["GroupAdded"] = (OcsfClass.GroupManagement, "Create"),
        ["GroupRemoved"] = (OcsfClass.GroupManagement, "Delete"),
        ["SiteCollectionAdminAdded"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["SiteCollectionAdminRemoved"] = (OcsfClass.UserAccessManagement, "Revoke Privileges"),
        ["SearchQueryPerformed"] = (OcsfClass.DatastoreActivity, "Query"),
        ["SearchQueryInitiatedSharePoint"] = (OcsfClass.DatastoreActivity, "Query"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private const string Malware = "FileMalwareDetected";

    public static SecurityEvent? Normalize(Draft draft)
    {
        if (Office365Audit.Normalize(draft) is not { } common || Office365Audit.Operation(draft.Record) is not { } operation) return null;
        var record = draft.Record;
        var named = common with { User = Office365Audit.Other(Target(draft), common.Actor) };
        if (operation.Equals(Malware, StringComparison.OrdinalIgnoreCase)) return Infected(named, record);
        if (Files.TryGetValue(operation, out var activity)) return named with { Class = OcsfClass.FileHostingActivity, Activity = activity, File = File(record), Entity = null };
        return Others.TryGetValue(operation, out var other) ? Refine(named with { Class = other.Class, Activity = other.Activity }, record) : named with { Entity = Item(record, common) };
    }

    private static SecurityEvent Refine(SecurityEvent found, RecordNode record) => found.Class switch
    {
        OcsfClass.GroupManagement => found with { Entity = new("Group", Group(record) ?? found.User?.Name ?? record.Text("TargetUserOrGroupName")) },
        OcsfClass.UserAccessManagement => found with { Privileges = ["Site Collection Administrator"] },
        _ => found with { Message = record.Text("SearchQueryText") ?? record.Text("QueryText") },
    };

    private static SecurityEvent Infected(SecurityEvent found, RecordNode record) => found with
    {
        Class = OcsfClass.DetectionFinding,
        Activity = "Create",
        Status = OcsfStatus.Success,
        // The service's own scanner called from there.
        SrcEndpoint = null,
        File = File(record),
        Entity = null,
        FindingInfo = new(record.Text("Id") ?? found.Uid, record.Text("VirusInfo") is { } virus ? $"Malware in a file: {virus}" : "Malware in a file", record.Text("VirusVendor"), ["Malware"]),
    };

    private static User? Target(Draft draft) =>
        Office365Names.Person(draft.Directory, draft.Record.Text("TargetUserOrGroupName") ?? draft.Record.Text("UserSharedWith"));

    /// <summary>ObjectId is the address of the file.</summary>
    private static FileObject? File(RecordNode record)
    {
        var path = record.Text("ObjectId");
        var name = record.Text("SourceFileName") ?? (path is null ? null : Uri.UnescapeDataString(path.TrimEnd('/').Split('/')[^1]));
        return name is null ? null : new(name, path);
    }

    private static ManagedEntity? Item(RecordNode record, SecurityEvent common) =>
        (record.Text("ListTitle") ?? record.Text("SourceFileName") ?? common.Entity?.Name) is { } name ? new(record.Text("ItemType") ?? "Object", name) : null;

    /// <summary>EventData is XML without a root: <c>&lt;Group&gt;Site Members&lt;/Group&gt;</c>.</summary>
    private static string? Group(RecordNode record)
    {
        const string Open = "<Group>";
        if (record.Text("EventData") is not { } data || data.IndexOf(Open, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var start)) return null;
        var end = data.IndexOf('<', start + Open.Length);
        return end > start + Open.Length ? data[(start + Open.Length)..end] : null;
    }
}
