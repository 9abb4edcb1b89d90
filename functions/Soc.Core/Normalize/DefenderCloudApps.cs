using System.Collections.Frozen;
using Soc.Core.Ingest;
using Soc.Core.Normalize.Office365;

namespace Soc.Core.Normalize;

/// <summary>
/// CloudAppEvents of Defender for Cloud Apps (https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudappevents-table): activities in
/// cloud applications. RawEventData is the application's own record, of Microsoft's the one of the Office 365 audit.
/// </summary>
internal static class DefenderCloudApps
{
    /// <summary>What people do with files, by the beginning of ActionType.</summary>
    private static readonly (string Beginning, string Activity)[] FileActivities =
    [
        ("FileDownloaded", "Download"), ("FileUploaded", "Upload"), ("FileModified", "Update"), ("FileDeleted", "Delete"), ("FileRecycled", "Delete"), ("FileRenamed", "Rename"),
        ("FileCopied", "Copy"), ("FileMoved", "Move"), ("FileRestored", "Restore"), ("FilePreviewed", "Preview"), ("FileAccessed", "Open"), ("FileSync", "Sync"),
        ("FileCheckedOut", "Lock"), ("FileCheckedIn", "Unlock"), ("AnonymousLink", "Share"), ("SharingSet", "Share"), ("SharingLink", "Share"), ("SharingInvitation", "Share"),
        ("CompanyLink", "Share"), ("SecureLink", "Share"), ("AddedToSecureLink", "Share"), ("SharingRevoked", "Unshare"),
    ];

    /// <summary>ActivityType, or the first word of ActionType.</summary>
    private static readonly FrozenDictionary<string, string> Verbs = new Dictionary<string, string>
    {
        ["create"] = "Create", ["new"] = "Create", ["add"] = "Create",
        ["view"] = "Read", ["read"] = "Read", ["mailitemsaccessed"] = "Read",
        ["edit"] = "Update", ["modify"] = "Update", ["update"] = "Update", ["set"] = "Update",
        ["delete"] = "Delete", ["remove"] = "Delete",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static SecurityEvent? Normalize(Draft draft)
    {
        var columns = draft.Properties;
        if (columns.Text("ActionType")?.Trim() is not { } action) return null;
        var raw = columns["RawEventData"].Opened();
        var (ocsfClass, activity) = Kind(action, columns.Text("ActivityType"));
        var person = Person(draft, columns, raw);
        return draft.Event with
        {
            Class = ocsfClass,
            Activity = activity,
            Status = raw.Text("ResultStatus") is { } result ? Office365Audit.Status(result) : Office365Audit.Told(action),
            StatusCode = action,
            Actor = Actor(columns, raw, person),
            User = Target(draft, columns, person),
            SrcEndpoint = Source(columns),
            HttpRequest = columns.Text("UserAgent") is { } agent ? new(agent) : null,
            Service = new(columns.Text("ApplicationId"), columns.Text("Application")),
            File = ocsfClass == OcsfClass.FileHostingActivity && columns.Text("ObjectName") is { } file ? new(file, OriginUrl: Address(columns.Text("ObjectId"))) : null,
            Entity = Entity(columns, raw, action),
        };
    }

    private static (OcsfClass, string) Kind(string action, string? activityType)
    {
        if (FileActivities.FirstOrDefault(known => action.StartsWith(known.Beginning, StringComparison.OrdinalIgnoreCase)).Activity is { } activity) return (OcsfClass.FileHostingActivity, activity);
        var verb = Verbs.GetValueOrDefault(action.Split('-', ' ')[0]);
        return IsInboxRule(action)
            ? (OcsfClass.EntityManagement, verb ?? "Update")
            : (OcsfClass.ApiActivity, verb ?? Verbs.GetValueOrDefault(activityType ?? "", "Other"));
    }

    private static bool IsInboxRule(string action) => action.Contains("InboxRule", StringComparison.OrdinalIgnoreCase);

    private static User? Person(Draft draft, RecordNode columns, RecordNode raw)
    {
        if (columns.Text("AccountType") == "Application") return null;
        var (id, name) = (columns.Text("AccountObjectId") ?? columns.Text("AccountId"), raw.Text("UserId"));
        var type = columns.Flag("IsAdminOperation") == true || columns.Text("AccountType") == "Admin" ? "Admin" : "User";
        return Subjects.User(draft.Directory, id, name?.Contains('@', StringComparison.Ordinal) == true ? name : null, columns.Text("AccountDisplayName"), type);
    }

    private static Actor? Actor(RecordNode columns, RecordNode raw, User? person)
    {
        var isApplication = columns.Text("AccountType") == "Application";
        var id = columns.Text("OAuthAppId") ?? raw.Text("ClientAppId") ?? raw.Text("AppId") ?? (isApplication ? columns.Text("AccountId") : null);
        var application = id is null && !isApplication ? null : new Application(id?.Lower(), isApplication ? columns.Text("AccountDisplayName") : null);
        var session = Subjects.Session(raw["AppAccessContext"].Opened().Text("AADSessionId") ?? raw.Text("SessionId"));
        return person is null && application is null && session is null ? null : new(person, session, AppInfo: application);
    }

    /// <summary>The other person among ActivityObjects: whose mailbox it was, who was added.</summary>
    private static User? Target(Draft draft, RecordNode columns, User? person) =>
        columns["ActivityObjects"].Opened().Items
            .Where(item => item.Text("Type") is "User" or "Account" && item.Text("Role") != "Actor")
            .Select(item => Subjects.User(draft.Directory, item.Text("Id"), null, item.Text("Name")))
            .FirstOrDefault(user => user is not null && user.Uid != person?.Uid);

    private static Endpoint? Source(RecordNode columns)
    {
        var (city, country, isp) = (columns.Text("City"), columns.Text("CountryCode"), columns.Text("ISP") ?? columns.Text("Isp"));
        return Subjects.Endpoint(columns.Text("IPAddress"), city is null && country is null && isp is null ? null : new(city, country, isp));
    }

    private static ManagedEntity? Entity(RecordNode columns, RecordNode raw, string action) =>
        IsInboxRule(action) ? new("Inbox Rule", RuleName(raw) ?? columns.Text("ObjectName"))
        : columns.Text("ObjectName") is { } name ? new(columns.Text("ObjectType") ?? "Other", name, columns.Text("ObjectId"))
        : null;

    private static string? RuleName(RecordNode raw) =>
        NameValueList.Find(raw["Parameters"].Opened(), "Name") ?? NameValueList.Find(raw["OperationProperties"].Opened(), "RuleName");

    private static string? Address(string? id) => id?.Contains("://", StringComparison.Ordinal) == true ? id : null;
}
