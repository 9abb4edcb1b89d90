namespace Soc.Core.Normalize.Windows;

/// <summary>4720 to 4767: accounts and groups, of a machine or of a domain.</summary>
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
        Entity = new("Group", Group(fields), fields.Text("TargetSid")),
    };

    private static string? Group(WindowsFields fields) =>
        fields.Text("TargetUserName") is not { } name ? null : fields.Text("TargetDomainName") is { } domain ? $"{domain}\\{name}" : name;
}
