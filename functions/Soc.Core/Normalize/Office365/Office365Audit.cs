using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Office365;

/// <summary>
/// What all records of the Office 365 Management Activity API have in common: time, user, address, operation, workload, object
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#common-schema). It is all that is
/// read of a workload or a record type without a mapping of its own.
/// </summary>
internal static class Office365Audit
{
    /// <returns>Null where the record names no operation.</returns>
    public static SecurityEvent? Normalize(Draft draft)
    {
        var record = draft.Record;
        if (Operation(record) is not { } operation) return null;
        return draft.Event with
        {
            Class = OcsfClass.ApiActivity,
            Activity = OperationVerb.Of(operation),
            Status = record.Text("ResultStatus") is { } result ? Status(result) : Told(operation),
            StatusCode = record.Text("ResultStatus"),
            Actor = Office365Actors.Of(draft),
            Device = Device(draft),
            SrcEndpoint = Source(record),
            HttpRequest = UserAgent(record) is { } agent ? new(agent) : null,
            Service = new(null, record.Text("Workload")),
            Entity = Office365Names.Of(record.Text("ObjectId")) is { } named ? new("Object", named) : null,
        };
    }

    public static string? Operation(RecordNode record) => record.Text("Operation")?.Trim();

    /// <summary>ResultStatus in all its spellings. What succeeded in part was done.</summary>
    public static OcsfStatus Status(string result) => result.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "SUCCESS" or "SUCCEEDED" or "SUCCESSFUL" or "PARTIALLYSUCCEEDED" => OcsfStatus.Success,
        "FALSE" or "FAILED" or "FAILURE" or "FAIL" => OcsfStatus.Failure,
        _ => OcsfStatus.Other,
    };

    /// <summary>Who gives no result (SharePoint, OneDrive, Teams …) tells of what was done, and of what was kept from being done by its name.</summary>
    public static OcsfStatus Told(string operation) =>
        operation.EndsWith("Blocked", StringComparison.OrdinalIgnoreCase) || operation.EndsWith("Failed", StringComparison.OrdinalIgnoreCase)
        || operation.StartsWith("Failed ", StringComparison.OrdinalIgnoreCase)
            ? OcsfStatus.Failure
            : OcsfStatus.Success;

    /// <summary>Whom it was done to, where that is not the actor.</summary>
    public static User? Other(User? user, Actor? actor) => user is not null && user.Uid == actor?.User?.Uid && user.Name == actor?.User?.Name ? null : user;

    /// <summary>Sometimes a host's name stands in place of the address.</summary>
    private static Endpoint? Source(RecordNode record)
    {
        ReadOnlySpan<string?> spelled = [record.Text("ClientIPAddress"), record.Text("ClientIP"), record.Text("ActorIpAddress"), record.Text("UserIp")];
        foreach (var text in spelled)
            if (Subjects.Endpoint(text) is { } address) return address;
        foreach (var text in spelled)
            if (Host(text) is { } host) return new(Hostname: host);
        return null;
    }

    /// <summary>With a port or without, in brackets or not.</summary>
    private static string? Host(string? text)
    {
        var name = text?.Trim().TrimStart('[').Split(']', ':')[0] ?? "";
        return name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns ? name.ToLowerInvariant() : null;
    }

    private static string? UserAgent(RecordNode record)
    {
        var extended = record["ExtendedProperties"].Opened();
        if ((record.Text("UserAgent") ?? NameValueList.Find(extended, "UserAgent")) is { } agent) return agent;
        foreach (var item in extended.Items)
            if (item["Name"].Says("additionalDetails")) return item["Value"].Opened().Text("User-Agent");
        return null;
    }

    private static Device? Device(Draft draft)
    {
        var (record, context, properties) = (draft.Record, draft.Record["AppAccessContext"].Opened(), draft.Record["DeviceProperties"].Opened());
        var id = context.Text("DeviceId") ?? record.Text("DeviceId") ?? NameValueList.Find(properties, "Id");
        // SharePoint puts the address where it knows no name.
        var name = NameValueList.Find(properties, "DisplayName") ?? (record.Text("DeviceDisplayName") is { } called && !IpSpelling.IsAddress(called) ? called : null);
        return Subjects.Device(
            draft.Directory, Guid.TryParse(id, out var known) && known == Guid.Empty ? null : id, name, NameValueList.Find(properties, "OS"),
            record.Flag("IsManagedDevice") ?? Flag(NameValueList.Find(properties, "IsCompliantAndManaged")), Flag(NameValueList.Find(properties, "IsCompliant")));
    }

    private static bool? Flag(string? text) => bool.TryParse(text, out var flag) ? flag : null;
}
