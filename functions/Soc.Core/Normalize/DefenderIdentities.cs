using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// IdentityQueryEvents and IdentityDirectoryEvents of Defender for Identity: what was asked of a domain controller, and what changed in the
/// directory (https://learn.microsoft.com/defender-xdr/advanced-hunting-identityqueryevents-table, …-identitydirectoryevents-table).
/// </summary>
internal static class DefenderIdentities
{
    /// <summary>Directory activities with an OCSF class of their own, folded; any other changes an account, or else an entity.</summary>
    private static readonly FrozenDictionary<string, (OcsfClass Class, string Activity)> Activities = new Dictionary<string, (OcsfClass, string)>
    {
        ["account password changed"] = (OcsfClass.AccountChange, "Password Change"),
        ["account password change failed"] = (OcsfClass.AccountChange, "Password Change"),
        ["account enabled"] = (OcsfClass.AccountChange, "Enable"),
        ["account disabled"] = (OcsfClass.AccountChange, "Disable"),
        ["account deleted changed"] = (OcsfClass.AccountChange, "Delete"),
        ["security principal created"] = (OcsfClass.AccountChange, "Create"),
        ["security principal deleted changed"] = (OcsfClass.AccountChange, "Delete"),
        ["group membership changed"] = (OcsfClass.GroupManagement, "Add User"),
        ["active directory security group created"] = (OcsfClass.GroupManagement, "Create"),
        ["directory service replication"] = (OcsfClass.DatastoreActivity, "Read"),
        ["private data retrieval"] = (OcsfClass.DatastoreActivity, "Read"),
        ["smb session"] = (OcsfClass.DatastoreActivity, "Query"),
        ["task scheduling"] = (OcsfClass.ScheduledJobActivity, "Create"),
        ["service creation"] = (OcsfClass.WindowsServiceActivity, "Create"),
        ["powershell execution"] = (OcsfClass.ProcessActivity, "Launch"),
        ["wmi execution"] = (OcsfClass.ProcessActivity, "Launch"),
        ["potential lateral movement path identified"] = (OcsfClass.BaseEvent, "Other"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static SecurityEvent? Query(Draft draft)
    {
        var columns = draft.Properties;
        if (columns.Text("ActionType") is not { } action) return null;
        var target = columns.Text("QueryTarget");
        var isLookup = "Dns".Equals(columns.Text("Protocol"), StringComparison.OrdinalIgnoreCase) && target is not null;
        return Between(draft, columns, action) with
        {
            Class = isLookup ? OcsfClass.DnsActivity : OcsfClass.DatastoreActivity,
            Activity = "Query",
            Message = isLookup ? null : columns.Text("Query") ?? target,
            Query = isLookup ? new(target!.TrimEnd('.').Lower(), columns.Text("QueryType")) : null,
        };
    }

    public static SecurityEvent? Directory(Draft draft)
    {
        var columns = draft.Properties;
        if (columns.Text("ActionType")?.Trim() is not { } action) return null;
        var more = columns["AdditionalFields"].Opened();
        var (ocsfClass, activity) = Activities.GetValueOrDefault(action, Other(action));
        var (joined, left) = (more.Text("TO.GROUP"), more.Text("FROM.GROUP"));
        return Between(draft, columns, action) with
        {
            Class = ocsfClass,
            Activity = ocsfClass == OcsfClass.GroupManagement && joined is null && left is not null ? "Remove User" : activity,
            Status = action.EndsWith("failed", StringComparison.OrdinalIgnoreCase) ? OcsfStatus.Failure : OcsfStatus.Success,
            Entity = ocsfClass switch
            {
                OcsfClass.GroupManagement => (joined ?? left) is { } group ? new("Group", group) : null,
                OcsfClass.EntityManagement => new("Directory Object", columns.Text("TargetDeviceName")),
                _ => null,
            },
        };
    }

    private static (OcsfClass, string) Other(string action) =>
        action.StartsWith("Account", StringComparison.OrdinalIgnoreCase) || action.StartsWith("User", StringComparison.OrdinalIgnoreCase)
            ? (OcsfClass.AccountChange, "Other")
            : (OcsfClass.EntityManagement, "Update");

    /// <summary>Who did it, from where, to whom, and which domain controller saw it.</summary>
    private static SecurityEvent Between(Draft draft, RecordNode columns, string action)
    {
        var (account, target) = (IdentityColumns.Account(draft, columns), IdentityColumns.Target(draft, columns));
        return draft.Event with
        {
            Status = OcsfStatus.Success,
            StatusCode = action,
            Actor = account is null ? null : new(account),
            User = target is not null && target.Uid == account?.Uid && target.Name == account?.Name ? null : target,
            Device = Subjects.Device(draft.Directory, null, columns.Text("DeviceName")),
            SrcEndpoint = IdentityColumns.Source(columns),
            DstEndpoint = IdentityColumns.Destination(columns),
            Service = columns.Text("Application") is { } application ? new(null, application) : null,
        };
    }
}
