using System.Globalization;
using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Entra;

/// <summary>AuditLogs: the Graph's directoryAudit resource within the diagnostic envelope.</summary>
/// <param name="Activity">activityDisplayName, and the envelope's operationName.</param>
/// <param name="LoggedBy">"Core Directory", "Authentication Methods" …</param>
internal sealed record AuditRecord(
    DateTimeOffset At,
    ulong Seed,
    string Activity,
    string AuditCategory,
    string LoggedBy,
    string OperationType,
    AuditTarget Target) : EntraRecord(At, Seed)
{
    /// <summary>Null where a service did it.</summary>
    public InventedPerson? Actor { get; init; }

    public Place? Place { get; init; }
    public string ResultReason { get; init; } = "";
    public IReadOnlyList<(string Name, string Old, string New)> Modified { get; init; } = [];

    public override SignalSource Source => SignalSource.EntraAudit;
    protected override string Category => "AuditLogs";
    protected override string OperationName => Activity;

    private protected override void WriteOutcome(RecordWriter record) => record.Text("resultSignature", "None");

    private protected override void WriteOrigin(RecordWriter record)
    {
        if (Place is not null) record.Text("callerIpAddress", Place.Address);
        else record.Nulls("callerIpAddress");
    }

    private protected override void WriteIdentity(RecordWriter record) => record
        .Text("identity", Actor?.DisplayName ?? "Device Registration Service")
        .Text("level", "Informational");

    private protected override void WriteProperties(RecordWriter properties, Dice dice, string correlation) => properties
        .Text("id", RecordId(dice, correlation))
        .Text("category", AuditCategory)
        .Text("correlationId", correlation)
        .Text("result", "success")
        .Text("resultReason", ResultReason)
        .Text("activityDisplayName", Activity)
        .Text("activityDateTime", SourceTime.Entra(At))
        .Text("loggedByService", LoggedBy)
        .Text("operationType", OperationType)
        .Nulls("userAgent")
        .Object("initiatedBy", WriteInitiator)
        .Array("targetResources", targets => targets.Item(WriteTarget))
        .Empty("additionalDetails");

    private string RecordId(Dice dice, string correlation)
    {
        var log = LoggedBy == "Authentication Methods" ? "AuthenticationMethods" : "Directory";
        return string.Create(CultureInfo.InvariantCulture, $"{log}_{correlation}_{dice.Hex(5).ToUpperInvariant()}_{dice.Between(1_000_000, 99_999_999)}");
    }

    private void WriteInitiator(RecordWriter initiator)
    {
        if (Actor is null)
            initiator.Object("app", app => app
                .Nulls("appId")
                .Text("displayName", "Device Registration Service")
                .Text("servicePrincipalId", InventedId.Guid("principal/device-registration"))
                .Nulls("servicePrincipalName"));
        else
            initiator.Object("user", user => user
                .Text("id", Actor.Id)
                .Nulls("displayName")
                .Text("userPrincipalName", Actor.UserPrincipalName)
                .Text("ipAddress", Place?.Address ?? "")
                .Empty("roles"));
    }

    private void WriteTarget(RecordWriter target)
    {
        target.Text("id", Target.Id).Text("displayName", Target.DisplayName).Text("type", Target.Type);
        if (Target.UserPrincipalName is not null) target.Text("userPrincipalName", Target.UserPrincipalName);
        target.Array("modifiedProperties", changes =>
        {
            foreach (var change in Modified)
                changes.Item(item => item.Text("displayName", change.Name).Text("oldValue", change.Old).Text("newValue", change.New));
        }).Empty("administrativeUnits");
    }
}

/// <param name="Type">"User", "Device", "Group" …</param>
internal sealed record AuditTarget(string Id, string DisplayName, string Type, string? UserPrincipalName = null)
{
    public static AuditTarget Of(InventedPerson person) => new(person.Id, person.DisplayName, "User", person.UserPrincipalName);

    public static AuditTarget Of(InventedDevice device) => new(device.EntraDeviceId, device.Name.ToUpperInvariant(), "Device");
}
