using System.Collections.Frozen;
using System.Net;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Microsoft Teams: chats and messages with whom they are about, teams and their members, applications
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#microsoft-teams-schema).
/// </summary>
internal static class TeamsAudits
{
    private static readonly FrozenDictionary<string, (OcsfClass Class, string Activity)> Operations = new Dictionary<string, (OcsfClass, string)>
    {
        ["TeamCreated"] = (OcsfClass.GroupManagement, "Create"),
        ["TeamDeleted"] = (OcsfClass.GroupManagement, "Delete"),
        ["MemberAdded"] = (OcsfClass.GroupManagement, "Add User"),
        ["MemberRemoved"] = (OcsfClass.GroupManagement, "Remove User"),
        ["MemberRoleChanged"] = (OcsfClass.GroupManagement, "Assign Privileges"),
        ["ChannelAdded"] = (OcsfClass.EntityManagement, "Create"),
        ["ChannelDeleted"] = (OcsfClass.EntityManagement, "Delete"),
        ["TeamSettingChanged"] = (OcsfClass.EntityManagement, "Update"),
        ["ChannelSettingChanged"] = (OcsfClass.EntityManagement, "Update"),
        ["TeamsTenantSettingChanged"] = (OcsfClass.EntityManagement, "Update"),
        ["AppInstalled"] = (OcsfClass.ApplicationLifecycle, "Install"),
        ["AppUpgraded"] = (OcsfClass.ApplicationLifecycle, "Update"),
        ["AppUninstalled"] = (OcsfClass.ApplicationLifecycle, "Remove"),
        ["BotAddedToTeam"] = (OcsfClass.ApplicationLifecycle, "Install"),
        ["BotRemovedFromTeam"] = (OcsfClass.ApplicationLifecycle, "Remove"),
        ["ConnectorAdded"] = (OcsfClass.ApplicationLifecycle, "Install"),
        ["ConnectorUpdated"] = (OcsfClass.ApplicationLifecycle, "Update"),
        ["ConnectorRemoved"] = (OcsfClass.ApplicationLifecycle, "Remove"),
        ["TabAdded"] = (OcsfClass.ApplicationLifecycle, "Install"),
        ["TabUpdated"] = (OcsfClass.ApplicationLifecycle, "Update"),
        ["TabRemoved"] = (OcsfClass.ApplicationLifecycle, "Remove"),
        ["TeamsSessionStarted"] = (OcsfClass.Authentication, "Logon"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>By number: member, owner, guest.</summary>
    private static readonly string[] Roles = ["Member", "Owner", "Guest"];

    public static SecurityEvent? Normalize(Draft draft)
    {
        if (Office365Audit.Normalize(draft) is not { } common || Office365Audit.Operation(draft.Record) is not { } operation) return null;
        if (Cmdlets.IsCmdlet(operation)) return Cmdlets.Refine(common, draft, operation);
        var record = draft.Record;
        var (ocsfClass, activity) = Operations.GetValueOrDefault(operation, (common.Class, common.Activity));
        return common with
        {
            Class = ocsfClass,
            Activity = activity,
            User = ocsfClass == OcsfClass.GroupManagement ? Member(draft) : Office365Audit.Other(Addressee(draft), common.Actor),
            Entity = Entity(record) ?? common.Entity,
            Service = ocsfClass == OcsfClass.ApplicationLifecycle && Application(record) is { } application ? application : common.Service,
            Privileges = ocsfClass == OcsfClass.GroupManagement ? GivenRoles(record) : null,
            Url = Link(record),
        };
    }

    private static IEnumerable<RecordNode> Members(RecordNode record) => record["Members"].Opened().Items.Where(member => member.IsObject);

    private static User? Member(Draft draft) =>
        Members(draft.Record).Select(member => Office365Names.Person(draft.Directory, member.Text("UPN"))).FirstOrDefault(user => user is not null);

    /// <summary>
    /// Of a chat, the one person of our own who did not write: whoever is called by a stranger. Among several nobody is singled out.
    /// </summary>
    private static User? Addressee(Draft draft)
    {
        var record = draft.Record;
        var writer = Office365Names.Of(record.Text("UserId"));
        var others = Members(record)
            .Where(member => member.Text("OrganizationId") is not { } home || home.Equals(record.Text("OrganizationId"), StringComparison.OrdinalIgnoreCase))
            .Select(member => member.Text("UPN")).OfType<string>()
            .Where(name => !name.Equals(writer, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return others.Count == 1 ? Office365Names.Person(draft.Directory, others[0]) : null;
    }

    private static List<string>? GivenRoles(RecordNode record) =>
        Members(record).Select(member => member.Number("Role") is { } role and >= 0 && role < Roles.Length ? Roles[role] : member.Text("Role")).OfType<string>().Distinct().ToList() is { Count: > 0 } roles ? roles : null;

    private static ManagedEntity? Entity(RecordNode record) =>
        record.Text("Name") is { } setting && record["NewValue"].IsPresent ? new("Setting", setting)
        : record.Text("ChannelGuid") is { } channel ? new("Channel", record.Text("ChannelName"), channel)
        : record.Text("TeamName") is { } team ? new("Team", team, record.Text("AADGroupId") ?? record.Text("TeamGuid"))
        : record.Text("ChatThreadId") is { } chat ? new("Chat", record.Text("ChatName"), chat)
        : null;

    private static Service? Application(RecordNode record) =>
        (record.Text("AddOnName") ?? record.Text("AddonName")) is var name && (record.Text("AzureADAppId") ?? record.Text("AddOnGuid")) is var id && (name ?? id) is not null ? new(id?.ToLowerInvariant(), name) : null;

    /// <summary>The first link of a message; links come as they stand in its HTML.</summary>
    private static Url? Link(RecordNode record) =>
        record["MessageURLs"].Opened().Items.Select(item => item.AsText()).FirstOrDefault(text => text is not null) is { } link && WebUtility.HtmlDecode(link) is var url
            ? new(url, Hosts.Of(url))
            : null;
}
