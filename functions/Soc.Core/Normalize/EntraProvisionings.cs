using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// ProvisioningLogs: accounts and groups that the provisioning service makes, changes or takes away in another system. <c>properties</c> is
/// the Microsoft Graph resource provisioningObjectSummary (https://learn.microsoft.com/graph/api/resources/provisioningobjectsummary), its
/// inner objects with capitals.
/// </summary>
internal static class EntraProvisionings
{
    public static SecurityEvent? Normalize(Draft draft)
    {
        var properties = draft.Properties;
        var (source, target) = (properties["sourceIdentity"].Opened(), properties["targetIdentity"].Opened());
        if ((properties.Text("provisioningAction") ?? properties.Text("action")) is not { } action || (Name(source) ?? Name(target) ?? Id(source) ?? Id(target)) is not { } name) return null;
        var outcome = properties["provisioningStatusInfo"].Opened();
        var fault = outcome["errorInformation"].Opened();
        var status = Text(outcome, "status") ?? draft.Record.Text("resultType");
        return draft.Event with
        {
            Class = OcsfClass.EntityManagement,
            Activity = Activity(action),
            Status = Status(status),
            StatusCode = fault.Text("errorCode") ?? status,
            StatusDetail = fault.Text("reason"),
            Actor = Actor(draft, properties["initiatedBy"].Opened()),
            SrcEndpoint = Subjects.Endpoint(draft.Record.Text("callerIpAddress")),
            User = IsUser(source) ? Subjects.User(draft.Directory, Id(source), source["details"].Text("UserPrincipalName"), Name(source)) : null,
            Service = Name(properties["servicePrincipal"]) is { } application ? new(Id(properties["servicePrincipal"]), application) : null,
            Entity = new(source.Text("identityType") ?? "Other", name, Id(target) ?? Id(source)),
        };
    }

    private static string Activity(string action) => action.ToUpperInvariant() switch
    {
        "CREATE" => "Create",
        "UPDATE" => "Update",
        "DELETE" or "STAGEDDELETE" => "Delete",
        "DISABLE" => "Disable",
        _ => "Other",
    };

    private static OcsfStatus Status(string? status) => status?.ToUpperInvariant() switch
    {
        "SUCCESS" => OcsfStatus.Success,
        "FAILURE" => OcsfStatus.Failure,
        null => OcsfStatus.Unknown,
        _ => OcsfStatus.Other,
    };

    private static Actor? Actor(Draft draft, RecordNode initiator) => Text(initiator, "type")?.ToUpperInvariant() switch
    {
        "USER" => Subjects.User(draft.Directory, Id(initiator), null, Name(initiator)) is { } person ? new(person) : null,
        _ when Name(initiator) is { } name => new(AppInfo: new(Id(initiator), name)),
        _ => null,
    };

    private static bool IsUser(RecordNode identity) => "User".Equals(identity.Text("identityType"), StringComparison.OrdinalIgnoreCase);

    private static string? Id(RecordNode item) => Text(item, "id");

    private static string? Name(RecordNode item) => Text(item, "name") ?? item.Text("displayName");

    /// <summary>Id, Name, Type and Status in the log, id and status in the Graph.</summary>
    private static string? Text(RecordNode item, string name) => item.Text(char.ToUpperInvariant(name[0]) + name[1..]) ?? item.Text(name);
}
