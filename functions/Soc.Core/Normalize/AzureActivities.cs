using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// The Activity log of a subscription as a diagnostic setting sends it
/// (https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema, "Schema from storage account and event hubs").
/// </summary>
internal static class AzureActivities
{
    /// <summary>Operations that give or take access, folded.</summary>
    private static readonly FrozenDictionary<string, string> Access = new Dictionary<string, string>
    {
        ["microsoft.authorization/roleassignments/write"] = "Assign Privileges",
        ["microsoft.authorization/roleassignments/delete"] = "Revoke Privileges",
        [ElevateAccess] = "Assign Privileges",
    }.ToFrozenDictionary();

    /// <summary>Whoever elevates their access becomes User Access Administrator of everything: https://learn.microsoft.com/azure/role-based-access-control/elevate-access-global-admin.</summary>
    private const string ElevateAccess = "microsoft.authorization/elevateaccess/action";
    private const string UserAccessAdministrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9";

    private static readonly string[] Bodies = ["requestbody", "requestBody", "responseBody"];

    public static SecurityEvent? Normalize(Draft draft)
    {
        if (draft.Record.Text("operationName")?.Trim() is not { } operation) return null;
        var folded = operation.Lower();
        var common = Common(draft, operation);
        return Category(draft) switch
        {
            "SECURITY" => Finding(draft, common, folded),
            "ADMINISTRATIVE" or "POLICY" => Access.ContainsKey(folded) ? Assignment(draft, common, folded) : common with { Class = OcsfClass.ApiActivity, Activity = Activity(draft, folded) },
            _ => common with { Class = OcsfClass.BaseEvent, Activity = "Other", Message = draft.Record.Text("resultDescription") ?? Properties(draft).Text("title") },
        };
    }

    // Where properties name no category, the envelope does: in its own word, or in that of the operation, which is a change then.
    private static string Category(Draft draft) =>
        (draft.Properties.Text("eventCategory") ?? draft.Record.Text("category"))?.Trim().ToUpperInvariant() switch
        {
            "WRITE" or "DELETE" or "ACTION" or null => "ADMINISTRATIVE",
            var named => named,
        };

    private static SecurityEvent Common(Draft draft, string operation) => draft.Event with
    {
        Status = Status(draft.Record.Text("resultType")),
        StatusCode = draft.Record.Text("resultType"),
        StatusDetail = draft.Record.Text("resultSignature") ?? Properties(draft).Text("statusCode"),
        Actor = AzureCallers.Of(draft),
        SrcEndpoint = Subjects.Endpoint(draft.Record.Text("callerIpAddress") ?? AzureCallers.Place(draft)),
        Service = new(null, operation.Split('/')[0]),
        Entity = AzureResources.Entity(draft.Record),
    };

    // What was begun or accepted is not done yet: a row of its own says how it ended.
    private static OcsfStatus Status(string? result) => result?.Trim().ToUpperInvariant() switch
    {
        "SUCCESS" or "SUCCEEDED" => OcsfStatus.Success,
        "FAILURE" or "FAILED" => OcsfStatus.Failure,
        null => OcsfStatus.Unknown,
        _ => OcsfStatus.Other,
    };

    private static string Activity(Draft draft, string operation) => operation.Split('/') switch
    {
        [.., "write"] => Properties(draft).Text("statusCode") == "Created" ? "Create" : "Update",
        [.., "delete"] => "Delete",
        [.., "read"] => "Read",
        // Keys and secrets are handed out by actions.
        [.., var verb, "action"] when verb.StartsWith("list", StringComparison.Ordinal) || verb.StartsWith("get", StringComparison.Ordinal) => "Read",
        _ => "Other",
    };

    /// <summary>Who got or lost which role, from the body of the request or of its answer: JSON in a string, its names in either casing.</summary>
    private static SecurityEvent Assignment(Draft draft, SecurityEvent common, string operation)
    {
        var properties = Properties(draft);
        var assignment = Bodies
            .Select(name => properties[name].Opened())
            .Select(body => body["Properties"] is { IsObject: true } inner ? inner : body["properties"])
            .FirstOrDefault(inner => inner.IsObject);
        var role = (assignment.Text("RoleDefinitionId") ?? assignment.Text("roleDefinitionId"))?.TrimEnd('/');
        return common with
        {
            Class = OcsfClass.UserAccessManagement,
            Activity = Access[operation],
            User = Assignee(draft, assignment),
            Privileges = role is not null ? [role[(role.LastIndexOf('/') + 1)..].Lower()] : operation == ElevateAccess ? [UserAccessAdministrator] : null,
        };
    }

    // A group or an application may be given a role too, and the body does not always say which it is.
    private static User? Assignee(Draft draft, RecordNode assignment)
    {
        var id = assignment.Text("PrincipalId") ?? assignment.Text("principalId");
        var isUser = (assignment.Text("PrincipalType") ?? assignment.Text("principalType")) switch
        {
            null => draft.Directory.FindUser(id) is not null,
            var type => type.Equals("User", StringComparison.OrdinalIgnoreCase),
        };
        return isUser ? Subjects.User(draft.Directory, id, null) : null;
    }

    /// <summary>An alert of Microsoft Defender for Cloud; its id is the last step of its resource's.</summary>
    private static SecurityEvent Finding(Draft draft, SecurityEvent common, string operation)
    {
        var properties = Properties(draft);
        var title = draft.Properties.Text("eventName") ?? properties.Text("alertDisplayName") ?? draft.Record.Text("resultDescription");
        return common with
        {
            Class = OcsfClass.DetectionFinding,
            Activity = operation.Contains("/activate/", StringComparison.Ordinal) ? "Create" : operation.Contains("/dismiss/", StringComparison.Ordinal) || operation.Contains("/resolve/", StringComparison.Ordinal) ? "Close" : "Update",
            Severity = properties.Text("Severity") ?? properties.Text("severity"),
            Device = Subjects.Device(draft.Directory, null, properties.Text("compromisedEntity") ?? properties.Text("CompromisedEntity")),
            Message = draft.Record.Text("resultDescription"),
            FindingInfo = new(common.Entity?.Name ?? draft.Event.Uid, title, "Microsoft Defender for Cloud"),
        };
    }

    /// <summary>The event's own properties, which lie one level deeper where the Activity log's categories are told apart.</summary>
    private static RecordNode Properties(Draft draft) => draft.Properties["eventProperties"].Opened() is { IsObject: true } inner ? inner : draft.Properties;
}
