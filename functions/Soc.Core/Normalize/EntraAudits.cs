using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// AuditLogs: <c>properties</c> is the Microsoft Graph resource directoryAudit
/// (https://learn.microsoft.com/graph/api/resources/directoryaudit).
/// </summary>
internal static class EntraAudits
{
    /// <summary>Activities with an OCSF class of their own, folded by <see cref="Fold"/>; every other is the management of an entity.</summary>
    private static readonly FrozenDictionary<string, (OcsfClass Class, string Activity)> Activities = new Dictionary<string, (OcsfClass, string)>
    {
        ["user registered security info"] = (OcsfClass.AccountChange, "MFA Factor Enable"),
        ["user registered all required security info"] = (OcsfClass.AccountChange, "MFA Factor Enable"),
        ["admin registered security info"] = (OcsfClass.AccountChange, "MFA Factor Enable"),
        ["user deleted security info"] = (OcsfClass.AccountChange, "MFA Factor Disable"),
        ["admin deleted security info"] = (OcsfClass.AccountChange, "MFA Factor Disable"),
        ["disable strong authentication"] = (OcsfClass.AccountChange, "MFA Factor Disable"),
        ["add user"] = (OcsfClass.AccountChange, "Create"),
        ["delete user"] = (OcsfClass.AccountChange, "Delete"),
        ["enable account"] = (OcsfClass.AccountChange, "Enable"),
        ["disable account"] = (OcsfClass.AccountChange, "Disable"),
        ["change user password"] = (OcsfClass.AccountChange, "Password Change"),
        ["reset user password"] = (OcsfClass.AccountChange, "Password Reset"),
        ["add member to role"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["remove member from role"] = (OcsfClass.UserAccessManagement, "Revoke Privileges"),
    }.ToFrozenDictionary();

    public static SecurityEvent? Normalize(Draft draft)
    {
        var properties = draft.Properties;
        if (IntuneAudits.IsOne(properties)) return IntuneAudits.Normalize(draft);
        var initiator = properties["initiatedBy"].Opened();
        var activity = properties.Text("activityDisplayName") ?? draft.Record.Text("operationName");
        if (!properties.IsObject || activity is null) return null;
        var (ocsfClass, name) = Activities.GetValueOrDefault(Fold(activity), (OcsfClass.EntityManagement, Operation(properties)));
        var actor = Actor(draft, initiator);
        var user = Target(draft, properties);
        return draft.Event with
        {
            Class = ocsfClass,
            Activity = name,
            Status = Status(properties.Text("result")),
            StatusCode = properties.Text("result"),
            StatusDetail = properties.Text("resultReason") ?? properties.Text("resultDescription"),
            Actor = actor,
            User = user is not null && user.Uid == actor?.User?.Uid && user.Name == actor?.User?.Name ? null : user,
            Device = Device(draft, properties),
            SrcEndpoint = Subjects.Endpoint(initiator["user"].Text("ipAddress") ?? draft.Record.Text("callerIpAddress")),
            HttpRequest = (properties.Text("userAgent") ?? NameValueList.Find(properties["additionalDetails"], "User-Agent")) is { } agent ? new(agent) : null,
            Service = new(null, properties.Text("loggedByService")),
            Entity = Entity(properties),
        };
    }

    /// <summary>The class of an activity that has one of its own, as either log spells it.</summary>
    public static (OcsfClass Class, string Activity)? Known(string activity) => Activities.TryGetValue(Fold(activity), out var known) ? known : null;

    /// <summary>The Office 365 audit ends some activities in a period, and dashes come in two lengths.</summary>
    private static string Fold(string activity) => activity.Trim().TrimEnd('.').Replace('–', '-').Lower();

    private static string Operation(RecordNode properties) => properties.Text("operationType")?.ToUpperInvariant() switch
    {
        "ADD" or "CREATE" or "ASSIGN" => "Create",
        "UPDATE" => "Update",
        "DELETE" or "UNASSIGN" => "Delete",
        _ => "Other",
    };

    private static OcsfStatus Status(string? result) => result?.ToUpperInvariant() switch
    {
        "SUCCESS" => OcsfStatus.Success,
        "FAILURE" or "FAILED" => OcsfStatus.Failure,
        null => OcsfStatus.Unknown,
        _ => OcsfStatus.Other,
    };

    private static Actor? Actor(Draft draft, RecordNode initiator)
    {
        var (user, app) = (initiator["user"].Opened(), initiator["app"].Opened());
        var person = Subjects.User(draft.Directory, user.Text("id"), user.Text("userPrincipalName"), user.Text("displayName"));
        var application = app.Text("appId") is null && app.Text("displayName") is null
            ? null
            : new Application(app.Text("appId")?.Lower(), app.Text("displayName"));
        return person is null && application is null ? null : new(person, AppInfo: application);
    }

    private static User? Target(Draft draft, RecordNode properties) =>
        properties["targetResources"].Items
            .Where(target => "User".Equals(target.Text("type"), StringComparison.OrdinalIgnoreCase))
            .Select(target => Subjects.User(draft.Directory, target.Text("id"), target.Text("userPrincipalName"), target.Text("displayName")))
            .FirstOrDefault(user => user is not null);

    // A target's id is that of its object in the directory; the one that a device is known by elsewhere stands among the details.
    private static Device? Device(Draft draft, RecordNode properties) =>
        properties["targetResources"].Items
            .Where(target => "Device".Equals(target.Text("type"), StringComparison.OrdinalIgnoreCase))
            .Select(target => Subjects.Device(draft.Directory, NameValueList.Find(properties["additionalDetails"], "DeviceId") ?? NameValueList.Find(properties["additionalDetails"], "Device Id"), target.Text("displayName")))
            .FirstOrDefault(device => device is not null);

    private static ManagedEntity? Entity(RecordNode properties) =>
        properties["targetResources"].Items.FirstOrDefault() is { IsObject: true } target
            ? new(target.Text("type") ?? "Other", target.Text("displayName") ?? target.Text("userPrincipalName"), target.Text("id"))
            : null;
}
