using System.Collections.Frozen;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// Power Apps, Power Automate (once called Microsoft Flow) and the administration of both
/// (https://learn.microsoft.com/power-platform/admin/logging-power-automate, https://learn.microsoft.com/power-platform/admin/logging-powerapps).
/// </summary>
internal static class PowerPlatformAudits
{
    private static readonly FrozenDictionary<string, (OcsfClass Class, string Activity)> Operations = new Dictionary<string, (OcsfClass, string)>
    {
        ["LaunchPowerApp"] = (OcsfClass.ApplicationLifecycle, "Start"),
        ["PutPermissions"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["DeletePermissions"] = (OcsfClass.UserAccessManagement, "Revoke Privileges"),
        ["PowerAppPermissionEdited"] = (OcsfClass.UserAccessManagement, "Assign Privileges"),
        ["DeletePowerAppPermission"] = (OcsfClass.UserAccessManagement, "Revoke Privileges"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static SecurityEvent? Normalize(Draft draft)
    {
        if (Office365Audit.Normalize(draft) is not { } common || Office365Audit.Operation(draft.Record) is not { } operation) return null;
        var record = draft.Record;
        var (ocsfClass, activity) = Operations.GetValueOrDefault(operation, (OcsfClass.EntityManagement, OperationVerb.Of(operation)));
        var recipient = Office365Names.Anybody(draft.Directory, record.Text("RecipientUPN"));
        // Who is let in stands in records of flows, not in those of apps.
        if (ocsfClass == OcsfClass.UserAccessManagement && recipient is null) (ocsfClass, activity) = (OcsfClass.EntityManagement, "Update");
        return common with
        {
            Class = ocsfClass,
            Activity = activity,
            User = Office365Audit.Other(recipient, common.Actor),
            Privileges = Permission(record.Text("SharingPermission")) is { } permission ? [permission] : null,
            Service = record.Text("AppName") is { } app ? new(app, null) : common.Service,
            Entity = Entity(record) ?? common.Entity,
        };
    }

    private static string? Permission(string? number) => number switch
    {
        "3" => "Owner",
        "2" => "Run-only user",
        _ => number,
    };

    /// <summary>A flow is told by the address of its page, an app by its id.</summary>
    private static ManagedEntity? Entity(RecordNode record) =>
        record.Text("FlowDetailsUrl") is { } flow ? new("Flow", record.Text("FlowDisplayName"), flow)
        : record.Text("AppName") is { } app ? new("App", record["AdditionalInfo"].Opened().Text("resourceDisplayName"), app)
        : null;
}
