namespace Soc.Core.Normalize.Windows;

/// <summary>4719 to 4781: accounts and groups, of a machine or of a domain; 5136 to 5141: what else stands in the directory.</summary>
internal static class WindowsDirectory
{
    public static SecurityEvent Account(WindowsFields fields, string activity) => fields.Common() with
    {
        Class = OcsfClass.AccountChange,
        Activity = activity,
        Status = OcsfStatus.Success,
        Actor = fields.User("Subject") is { } subject ? new(subject) : null,
        User = fields.User("Target"),
    };

    /// <summary>In the place of the account's domain stands the machine that the failed logons came from.</summary>
    public static SecurityEvent LockedOut(WindowsFields fields) => Account(fields, "Lock") with
    {
        User = HostAccount.Of(fields.Draft.Directory, fields.Text("TargetSid"), fields.Text("SubjectDomainName"), fields.Text("TargetUserName")),
        SrcEndpoint = fields.Machine("TargetDomainName"),
    };

    /// <summary>The group is the target.</summary>
    public static SecurityEvent Member(WindowsFields fields, string activity) => fields.Common() with
    {
        Class = OcsfClass.GroupManagement,
        Activity = activity,
        Status = OcsfStatus.Success,
        Actor = fields.User("Subject") is { } subject ? new(subject) : null,
        User = HostAccount.Of(fields.Draft.Directory, fields.Text("MemberSid"), null, fields.Text("MemberName")),
        Entity = new("Group", Named(fields), fields.Text("TargetSid")),
    };

    public static SecurityEvent Group(WindowsFields fields, string activity) => Subject(fields) with
    {
        Class = OcsfClass.GroupManagement,
        Activity = activity,
        Entity = new("Group", Named(fields), fields.Text("TargetSid")),
    };

    public static SecurityEvent Renamed(WindowsFields fields) => Account(fields, "Other") with
    {
        StatusDetail = $"{fields.Text("OldTargetUserName")} renamed",
        User = HostAccount.Of(fields.Draft.Directory, fields.Text("TargetSid"), fields.Text("TargetDomainName"), fields.Text("NewTargetUserName")),
    };

    /// <summary>5136 to 5141: what stands in the directory, groups and policies included.</summary>
    public static SecurityEvent Object(WindowsFields fields, string activity) => Subject(fields) with
    {
        Class = OcsfClass.EntityManagement,
        Activity = activity,
        StatusDetail = fields.Text("AttributeLDAPDisplayName"),
        Entity = new("Directory Object", fields.Text("ObjectDN"), fields.Text("ObjectGUID")?.Trim('{', '}').ToLowerInvariant()),
    };

    public static SecurityEvent AuditPolicy(WindowsFields fields) => Subject(fields) with
    {
        Class = OcsfClass.EntityManagement,
        Activity = "Update",
        StatusDetail = fields.Text("AuditPolicyChanges"),
        Entity = new("Audit Policy", fields.Text("SubcategoryGuid")),
    };

    private static SecurityEvent Subject(WindowsFields fields) => fields.Common() with
    {
        Status = OcsfStatus.Success,
        Actor = fields.User("Subject") is { } subject ? new(subject) : null,
    };

    private static string? Named(WindowsFields fields) =>
        fields.Text("TargetUserName") is not { } name ? null : fields.Text("TargetDomainName") is { } domain ? $"{domain}\\{name}" : name;
}
