using System.Text.RegularExpressions;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Entra ID as the audit log of Office 365 tells it: sign-ins (UserLoggedIn, UserLoginFailed) and changes in the directory, whose names end in
/// a period (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#azure-active-directory-schema).
/// </summary>
internal static partial class DirectoryAudits
{
    private static readonly string[] GivenByName = ["Role.DisplayName", "AppRole.Value", "DelegatedPermissionGrant.Scope"];

    public static SecurityEvent? Normalize(Draft draft)
    {
        if (Office365Audit.Normalize(draft) is not { } common || Office365Audit.Operation(draft.Record) is not { } operation) return null;
        return operation.StartsWith("UserLogg", StringComparison.OrdinalIgnoreCase) || operation.StartsWith("UserLogin", StringComparison.OrdinalIgnoreCase)
            ? SignIn(common, draft, operation)
            : Change(common, draft, operation);
    }

    /// <summary>ResultStatus says how the request went, not the sign-in: a failed one may be a "Success".</summary>
    private static SecurityEvent SignIn(SecurityEvent common, Draft draft, string operation)
    {
        var record = draft.Record;
        var error = record.Text("ErrorNumber") ?? record.Text("ErrorCode") ?? (operation.Equals("UserLoggedIn", StringComparison.OrdinalIgnoreCase) ? "0" : null);
        var resource = DirectoryIdentity.Of(record["Target"].Opened()).Uid ?? record.Text("ObjectId");
        return common with
        {
            Class = OcsfClass.Authentication,
            Activity = "Logon",
            Actor = Known(common.Actor, draft),
            Status = error is null ? OcsfStatus.Failure : EntraSignIns.Status(error),
            StatusCode = error,
            StatusDetail = record.Text("LogonError") ?? NameValueList.Find(record["ExtendedProperties"].Opened(), "ResultStatusDetail"),
            Service = Guid.TryParse(resource, out _) ? new(resource!.ToLowerInvariant(), null) : common.Service,
            Entity = null,
        };
    }

    /// <summary>Where UserKey is a PUID, the object id stands among the actor's identities.</summary>
    private static Actor? Known(Actor? common, Draft draft) =>
        common is { User: { Uid: null } person } && DirectoryIdentity.Of(draft.Record["Actor"].Opened()) is { Uid: { } id, Upn: not null }
            ? common with { User = Subjects.User(draft.Directory, id, person.Name, type: person.Type) }
            : common;

    private static SecurityEvent Change(SecurityEvent common, Draft draft, string operation)
    {
        var (record, modified) = (draft.Record, draft.Record["ModifiedProperties"].Opened());
        var (ocsfClass, activity) = EntraAudits.Known(operation) ?? (OcsfClass.EntityManagement, OperationVerb.Of(operation));
        var target = DirectoryIdentity.Of(record["Target"].Opened());
        var actor = Actor(common.Actor, DirectoryIdentity.Of(record["Actor"].Opened()), record);
        return common with
        {
            Class = ocsfClass,
            Activity = activity,
            Actor = actor,
            User = target.IsUser ? Office365Audit.Other(Subjects.User(draft.Directory, target.Uid, target.Upn), actor) : null,
            Entity = ocsfClass == OcsfClass.GroupManagement
                ? new("Group", Modified(modified, "Group.DisplayName").FirstOrDefault(), Modified(modified, "Group.ObjectID").FirstOrDefault())
                : target.Entity ?? common.Entity,
            Privileges = Given(modified) is { Count: > 0 } given ? given : null,
        };
    }

    /// <summary>A service principal is told by the name and the application id among the actor's identities.</summary>
    private static Actor? Actor(Actor? common, DirectoryIdentity actor, RecordNode record)
    {
        var application = NameValueList.Find(record["ExtendedProperties"].Opened(), "actorAppID") ?? actor.ApplicationId;
        if (common?.User is not null) return application is null ? common : common with { AppInfo = new(application.ToLowerInvariant(), null) };
        return (application ?? actor.Name) is null ? common : new(null, common?.Session, AppInfo: new((application ?? common?.AppInfo?.Uid)?.ToLowerInvariant(), actor.Name ?? common?.AppInfo?.Name));
    }

    /// <summary>Roles, app roles and the scopes of a consent, which stand in a sentence: <c>[] =&gt; [[…, Scope: Mail.Read offline_access, …]]</c>.</summary>
    private static List<string> Given(RecordNode modified) =>
    [
        .. GivenByName.SelectMany(name => Modified(modified, name)),
        .. Modified(modified, "ConsentAction.Permissions")
            .SelectMany(text => Scope().Matches(text[(text.LastIndexOf("=>", StringComparison.Ordinal) is var arrow and >= 0 ? arrow : 0)..]))
            .SelectMany(match => match.Groups["scope"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Distinct(),
    ];

    /// <summary>New values; each may be JSON in a string.</summary>
    private static IEnumerable<string> Modified(RecordNode modified, string name) =>
        NameValueList.Values(modified, name)
            .SelectMany(value => value.Opened().Items)
            .Select(item => item.AsText()?.Trim()).OfType<string>();

    [GeneratedRegex(@"\bScope:\s*(?<scope>[^,\]]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scope();
}
