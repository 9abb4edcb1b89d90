using Soc.Core.Ingest;
using Soc.Core.Normalize.Office365;

namespace Soc.Core.Normalize;

/// <summary>
/// Tables of Defender XDR without a mapping of their own: inventories of accounts and devices, behaviors, messages in Teams, clouds
/// (https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables). Columns of the same name mean the same in all tables.
/// </summary>
internal static class DefenderGeneral
{
    public static SecurityEvent? Normalize(Draft draft)
    {
        var columns = draft.Properties;
        if (!columns.IsObject) return null;
        var (account, action) = (Account(draft, columns), columns.Text("ActionType"));
        var (ocsfClass, activity) = Kind(DefenderSources.TableOf(draft.Record) ?? "", columns, action);
        var remote = DeviceColumns.Side(columns, "Remote");
        return draft.Event with
        {
            Class = ocsfClass,
            Activity = activity,
            Status = OcsfStatus.Success,
            StatusCode = action ?? columns.Text("DeliveryAction"),
            StatusDetail = columns.Text("ActionResult"),
            // Where nothing is done, the row is about the account.
            Actor = action is not null || IsSent(columns) ? Actor(draft, columns, account) : null,
            User = action is null && !IsSent(columns) ? account : null,
            Device = Subjects.Device(draft.Directory, columns.Text("DeviceId"), columns.Text("DeviceName")),
            SrcEndpoint = Subjects.Endpoint(FirstAddress(columns.Text("IPAddress") ?? columns.Text("IpAddress") ?? OfAdapter(columns)), Place(columns)) ?? DeviceColumns.Side(columns, "Local"),
            DstEndpoint = remote,
            HttpRequest = (columns.Text("UserAgent") ?? columns.Text("UserAgentHeader")) is { } agent ? new(agent) : null,
            Process = columns.Text("ProcessCommandLine") is { } command ? new(columns.Text("ProcessName") ?? columns.Text("FileName"), command, columns.Number("ProcessId"), DeviceColumns.Image(columns)) : null,
            File = DeviceColumns.Image(columns) ?? (columns.Text("SHA1") is { } hash ? new(null, Sha1: hash.Lower()) : null),
            Url = (columns.Text("Url") ?? columns.Text("RemoteUrl")) is { } url ? new(url, Hosts.Of(url)) : null,
            Service = (columns.Text("AzureResourceId") ?? columns.Text("ResourceId")) is { } resource ? new(resource.Lower(), null) : null,
            Message = columns.Text("Title") ?? columns.Text("Description"),
        };
    }

    private static (OcsfClass, string) Kind(string table, RecordNode columns, string? action) =>
        table.StartsWith("Device", StringComparison.OrdinalIgnoreCase) && columns.Text("DeviceId") is not null && action is null ? (OcsfClass.DeviceInventoryInfo, "Log")
        : action == "ProcessCreated" ? (OcsfClass.ProcessActivity, "Launch")
        : columns.Text("OperationName") is { } operation ? (OcsfClass.ApiActivity, OperationVerb.Of(action ?? operation))
        : (OcsfClass.BaseEvent, "Other");

    private static bool IsSent(RecordNode columns) => columns.Text("SenderEmailAddress") is not null || columns.Text("SenderObjectId") is not null;

    private static User? Account(Draft draft, RecordNode columns) => IsSent(columns)
        ? Subjects.User(draft.Directory, columns.Text("SenderObjectId"), columns.Text("SenderEmailAddress"), columns.Text("SenderDisplayName"))
        : Subjects.User(draft.Directory, columns.Text("AccountObjectId") ?? columns.Text("Account"), columns.Text("AccountUpn"), columns.Text("AccountDisplayName"))
            ?? Subjects.Account(draft.Directory, columns.Text("AccountDomain"), columns.Text("AccountName"), columns.Text("AccountSid"));

    private static Actor? Actor(Draft draft, RecordNode columns, User? account)
    {
        account ??= Subjects.Account(draft.Directory, columns, "InitiatingProcessAccount");
        var application = (columns.Text("AccountApplicationId") ?? columns.Text("OAuthApplicationId"))?.Lower();
        return account is null && application is null ? null : new(account, AppInfo: application is null ? null : new(application, null));
    }

    /// <summary>A request that went through proxies came from the first of several.</summary>
    private static string? FirstAddress(string? listed) => listed?.Split(',', 2)[0];

    private static string? OfAdapter(RecordNode columns) =>
        columns["IPAddresses"].Opened().Items.Select(address => address.Text("IPAddress")).FirstOrDefault(address => address is not null && IpSpelling.IsAddress(address));

    private static Location? Place(RecordNode columns) =>
        (columns.Text("City") ?? columns.Text("CityName"), columns.Text("CountryCode") ?? columns.Text("CountryName")) is var (city, country) && (city ?? country) is not null
            ? new(city, country, columns.Text("Isp"))
            : null;
}
