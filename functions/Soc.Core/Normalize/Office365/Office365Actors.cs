using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Who did it. UserId may hold a person's name or object id, an application, an account of the service itself, or a word for nobody; UserType
/// says which, as number or name (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#user-type).
/// </summary>
internal static class Office365Actors
{
    private const string ServicePrincipal = "ServicePrincipal_";

    /// <returns>Null where the record names neither person nor application nor session.</returns>
    public static Actor? Of(Draft draft)
    {
        var record = draft.Record;
        var context = record["AppAccessContext"].Opened();
        var session = Subjects.Session(context.Text("AADSessionId") ?? record.Text("SessionId") ?? NameValueList.Find(record["DeviceProperties"].Opened(), "SessionId"));
        var name = Office365Names.Of(record.Text("UserId"));
        var isApplication = IsApplication(record);
        var user = isApplication || name is null ? null : Person(draft, name);
        var application = Application(record, context, isApplication ? name : null);
        return user is null && session is null && application is null ? null : new(user, session, AppInfo: application);
    }

    // UserType 5 and 6 are applications, even where UserId names the person whose mailbox they opened.
    public static bool IsApplication(RecordNode record) =>
        TypeOf(record) == "Service"
        || (Office365Names.Of(record.Text("UserId")) is { } name && (Office365Names.IsSharePointItself(name) || name.StartsWith(ServicePrincipal, StringComparison.OrdinalIgnoreCase)));

    private static User? Person(Draft draft, string name)
    {
        var (record, type) = (draft.Record, TypeOf(draft.Record));
        if (!Office365Names.IsPerson(name)) return new(null, name.ToLowerInvariant(), Type: IsOfTheService(name) ? "System" : type);
        var id = record.Text("TokenObjectId") ?? record["AppAccessContext"].Opened().Text("UserObjectId") ?? record.Text("UserKey");
        // Some services call all their records their own, whoever they are about.
        return Subjects.User(draft.Directory, id, name, type: type == "System" ? null : type);
    }

    private static bool IsOfTheService(string name) =>
        name.StartsWith(@"NT AUTHORITY\", StringComparison.OrdinalIgnoreCase) || name.StartsWith(@"SHAREPOINT\", StringComparison.OrdinalIgnoreCase) || name == "S-1-5-18";

    private static Application? Application(RecordNode record, RecordNode context, string? acting)
    {
        var id = record.Text("ClientAppId") ?? context.Text("ClientAppId") ?? record.Text("AppId") ?? record.Text("ApplicationId") ?? (Guid.TryParse(acting, out _) ? acting : null);
        var name = context.Text("ClientAppName") ?? record.Text("ApplicationDisplayName") ?? (Office365Names.IsPerson(acting ?? "@") ? null : acting);
        if (id is null && name is null) return null;
        // Where the service knows no name it repeats the id.
        return new(id?.ToLowerInvariant(), name is not null && name.Equals(id, StringComparison.OrdinalIgnoreCase) ? null : name);
    }

    /// <returns>OCSF user.type, null where the record gives none.</returns>
    private static string? TypeOf(RecordNode record) => record.Text("UserType")?.Trim().ToUpperInvariant() switch
    {
        null => null,
        "0" or "REGULAR" => "User",
        "2" or "ADMIN" or "3" or "DCADMIN" => "Admin",
        "4" or "SYSTEM" => "System",
        "5" or "APPLICATION" or "6" or "SERVICEPRINCIPAL" => "Service",
        _ => "Other",
    };
}
