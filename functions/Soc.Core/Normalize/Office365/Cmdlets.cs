using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Operations that are PowerShell cmdlets (Exchange, Security and Compliance, Teams): the noun is what was managed, the verb how. Their
/// Parameters are a Name/Value list or one string.
/// </summary>
internal static class Cmdlets
{
    private const string Assign = "Assign Privileges";
    private const string Revoke = "Revoke Privileges";

    private static readonly FrozenDictionary<string, (OcsfClass Class, string Activity)> Operations = new Dictionary<string, (OcsfClass, string)>
    {
        ["Add-MailboxPermission"] = (OcsfClass.UserAccessManagement, Assign),
        ["Add-RecipientPermission"] = (OcsfClass.UserAccessManagement, Assign),
        ["Add-MailboxFolderPermission"] = (OcsfClass.UserAccessManagement, Assign),
        ["Set-MailboxFolderPermission"] = (OcsfClass.UserAccessManagement, Assign),
        ["New-ManagementRoleAssignment"] = (OcsfClass.UserAccessManagement, Assign),
        ["Add-eDiscoveryCaseAdmin"] = (OcsfClass.UserAccessManagement, Assign),
        ["Remove-MailboxPermission"] = (OcsfClass.UserAccessManagement, Revoke),
        ["Remove-RecipientPermission"] = (OcsfClass.UserAccessManagement, Revoke),
        ["Remove-MailboxFolderPermission"] = (OcsfClass.UserAccessManagement, Revoke),
        ["Remove-ManagementRoleAssignment"] = (OcsfClass.UserAccessManagement, Revoke),
        ["Remove-eDiscoveryCaseAdmin"] = (OcsfClass.UserAccessManagement, Revoke),
        ["Add-RoleGroupMember"] = (OcsfClass.GroupManagement, "Add User"),
        ["Add-DistributionGroupMember"] = (OcsfClass.GroupManagement, "Add User"),
        ["Add-UnifiedGroupLinks"] = (OcsfClass.GroupManagement, "Add User"),
        ["Remove-RoleGroupMember"] = (OcsfClass.GroupManagement, "Remove User"),
        ["Remove-DistributionGroupMember"] = (OcsfClass.GroupManagement, "Remove User"),
        ["Remove-UnifiedGroupLinks"] = (OcsfClass.GroupManagement, "Remove User"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who is given something, in the order of how sure a parameter's name is about it.</summary>
    private static readonly string[] Grantees = ["User", "Trustee", "Member", "Members", "Links", "SecurityGroup"];

    public static bool IsCmdlet(string operation) => operation.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && dash < operation.Length - 1;

    public static SecurityEvent Refine(SecurityEvent common, Draft draft, string operation)
    {
        var parameters = draft.Record["Parameters"].Opened();
        var (ocsfClass, activity) = Operations.GetValueOrDefault(operation, (OcsfClass.EntityManagement, OperationVerb.Of(operation)));
        var target = NameValueList.Find(parameters, "Identity") ?? draft.Record.Text("ObjectId");
        var person = ocsfClass == OcsfClass.EntityManagement
            ? Office365Names.Person(draft.Directory, Mailbox(target))
            : Grantees.Select(name => Office365Names.Anybody(draft.Directory, NameValueList.Find(parameters, name))).FirstOrDefault(user => user is not null);
        return common with
        {
            Class = ocsfClass,
            Activity = activity,
            User = Office365Audit.Other(person, common.Actor),
            Entity = new(OperationVerb.Spaced(operation[(operation.IndexOf('-', StringComparison.Ordinal) + 1)..]), NameValueList.Find(parameters, "Name") ?? target),
            Privileges = ocsfClass == OcsfClass.UserAccessManagement ? Rights(parameters) : null,
        };
    }

    /// <summary>An identity may be a path whose last step is the mailbox's id, and go on with what is in the mailbox: <c>…/mailbox\rule</c>.</summary>
    private static string? Mailbox(string? identity) => identity?[(identity.LastIndexOf('/') + 1)..].Split('\\', 2)[0];

    private static List<string>? Rights(RecordNode parameters) =>
        NameValueList.Of(parameters)
            .Where(pair => pair.Name.Equals("AccessRights", StringComparison.OrdinalIgnoreCase) || pair.Name.Equals("Role", StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Values)
            .SelectMany(value => Listed(value.AsText()))
            .ToList() is { Count: > 0 } rights ? rights : null;

    /// <summary>"FullAccess, ReadPermission".</summary>
    public static IEnumerable<string> Listed(string? text) => text?.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
