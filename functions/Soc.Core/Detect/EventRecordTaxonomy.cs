using System.Collections.Frozen;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Normalize.Office365;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// Where each source stands in Sigma's taxonomy (log source, and field names that rules for it use in place of the record's own):
/// https://github.com/SigmaHQ/sigma-specification, appendix taxonomy.
/// </summary>
internal static class EventRecordTaxonomy
{
    private static readonly SigmaLogSource Audit = new("m365", Service: "audit");
    private static readonly SigmaLogSource Exchange = new("m365", Service: "exchange");
    private static readonly SigmaLogSource Alerts = new("m365", Service: "threat_management");

    private static readonly FrozenDictionary<SignalSource, SigmaLogSource> LogSources = new Dictionary<SignalSource, SigmaLogSource>
    {
        [SignalSource.EntraSignIn] = new("azure", Service: "signinlogs"),
        [SignalSource.EntraNonInteractiveSignIn] = new("azure", Service: "signinlogs"),
        [SignalSource.EntraServicePrincipalSignIn] = new("azure", Service: "signinlogs"),
        [SignalSource.EntraManagedIdentitySignIn] = new("azure", Service: "signinlogs"),
        [SignalSource.EntraAudit] = new("azure", Service: "auditlogs"),
        [SignalSource.EntraRiskyUser] = new("azure", Service: "riskyusers"),
        [SignalSource.EntraUserRiskEvent] = new("azure", Service: "riskdetection"),
        [SignalSource.EntraProvisioning] = new("azure", Service: "auditlogs"),
        [SignalSource.MicrosoftGraphActivity] = new("azure", Service: "microsoftgraphactivitylogs"),
        [SignalSource.Office365Exchange] = Exchange,
        [SignalSource.Office365SharePoint] = Audit,
        [SignalSource.Office365Teams] = Audit,
        [SignalSource.Office365AzureActiveDirectory] = Audit,
        [SignalSource.Office365Compliance] = Alerts,
        [SignalSource.Office365ThreatIntelligence] = Alerts,
        [SignalSource.Office365Dlp] = Audit,
        [SignalSource.Office365PowerPlatform] = Audit,
        [SignalSource.Office365General] = Audit,
        [SignalSource.DefenderEmailEvents] = new("m365", "email", "defender"),
        [SignalSource.DefenderEmailUrlInfo] = new("m365", "email_url", "defender"),
        [SignalSource.DefenderEmailAttachmentInfo] = new("m365", "email_attachment", "defender"),
        [SignalSource.DefenderEmailPostDeliveryEvents] = new("m365", "email_post_delivery", "defender"),
        [SignalSource.DefenderUrlClickEvents] = new("m365", "url_click", "defender"),
        [SignalSource.DefenderDeviceProcessEvents] = new("windows", "process_creation"),
        [SignalSource.DefenderDeviceNetworkEvents] = new("windows", "network_connection"),
        [SignalSource.DefenderDeviceFileEvents] = new("windows", "file_event"),
        [SignalSource.DefenderDeviceRegistryEvents] = new("windows", "registry_event"),
        [SignalSource.DefenderDeviceImageLoadEvents] = new("windows", "image_load"),
        [SignalSource.DefenderDeviceLogonEvents] = new("windows", Service: "security"),
        [SignalSource.DefenderDeviceEvents] = new("m365", "device_event", "defender"),
        [SignalSource.DefenderDeviceInfo] = new("m365", "device_info", "defender"),
        [SignalSource.DefenderIdentityLogonEvents] = new("m365", "identity_logon", "defender"),
        [SignalSource.DefenderIdentityQueryEvents] = new("m365", "identity_query", "defender"),
        [SignalSource.DefenderIdentityDirectoryEvents] = new("m365", "identity_directory", "defender"),
        [SignalSource.DefenderCloudAppEvents] = new("m365", "cloud_app", "defender"),
        [SignalSource.DefenderGeneral] = new("m365", Service: "defender"),
        [SignalSource.DefenderAlertInfo] = new("m365", "alert", "defender"),
        [SignalSource.DefenderAlertEvidence] = new("m365", "alert_evidence", "defender"),
        [SignalSource.GraphSecurityAlert] = new("m365", "security_alert", "defender"),
        [SignalSource.GraphSecurityIncident] = new("m365", "security_incident", "defender"),
        [SignalSource.AzureActivity] = new("azure", Service: "activitylogs"),
        [SignalSource.AzureKeyVault] = new("azure", Service: "keyvault"),
        [SignalSource.AzureFirewall] = new("azure", "firewall", "azurefirewall"),
        [SignalSource.AzureWebApplicationFirewall] = new("azure", "webserver", "waf"),
        [SignalSource.AzureFlowLog] = new("azure", "firewall", "flowlogs"),
        [SignalSource.AzureGeneral] = new("azure", Service: "resourcelogs"),
    }.ToFrozenDictionary();

    /// <summary>A firewall that answers queries for names is a source of those as well.</summary>
    private static readonly SigmaLogSource FirewallDns = new("azure", "dns", "azurefirewall");

    /// <summary>Other names for fields of the envelope or attributes of the event, which no column holds.</summary>
    private static readonly FrozenDictionary<SignalSource, FrozenDictionary<string, string>> Renames = new Dictionary<SignalSource, FrozenDictionary<string, string>>
    {
        // Sigma's older Azure rules call the activity of an audit record properties.message.
        [SignalSource.EntraAudit] = Names(new() { ["properties.message"] = "operationName" }),
        // The columns of the table AzureActivity.
        [SignalSource.AzureActivity] = Names(new()
        {
            ["properties.message"] = "operationName", ["OperationNameValue"] = "operationName", ["CategoryValue"] = "category",
            ["ActivityStatusValue"] = "resultType", ["ResourceProviderValue"] = "service.name",
        }),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> SignIn = Fields(new()
    {
        ["ClientApp"] = columns => columns.Text("clientAppUsed"),
        ["Username"] = columns => columns.Text("userPrincipalName"),
    });

    /// <summary>
    /// Rules for threat_management name an alert of Microsoft 365 by eventName, rules for the other services an operation. Payload is what was
    /// asked for, however the record holds it.
    /// </summary>
    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> Office365 = Fields(new()
    {
        ["eventSource"] = record => record.Text("Workload"),
        ["eventName"] = record => (record.Text("AlertId") is null ? record.Text("AlertDisplayName") : record.Text("Name")) ?? record.Text("Operation"),
        ["status"] = record => record.Text("ResultStatus") is { } result ? Office365Audit.Status(result).ToString() : null,
        ["Payload"] = record => string.Join(' ', new[] { record.Text("Operation"), Listed(record["Parameters"].Opened()), record.Text("Data") }.OfType<string>()),
        ["RequestType"] = record => record.Text("RequestType") ?? NameValueList.Find(record["ExtendedProperties"].Opened(), "RequestType"),
        ["ApplicationId"] = record => record.Text("ApplicationId") ?? record.Text("ClientAppId") ?? record.Text("AppId"),
        ["UserAgent"] = record => record.Text("UserAgent") ?? NameValueList.Find(record["ExtendedProperties"].Opened(), "UserAgent"),
    });

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> Firewall = Fields(new()
    {
        ["src_ip"] = columns => columns.Text("SourceIp"),
        ["src_port"] = columns => columns.Text("SourcePort"),
        ["dst_ip"] = columns => columns.Text("TranslatedIp") ?? columns.Text("DestinationIp"),
        ["dst_port"] = columns => columns.Text("TranslatedPort") ?? columns.Text("DestinationPort"),
        ["query"] = columns => columns.Text("QueryName")?.TrimEnd('.'),
        ["record_type"] = columns => columns.Text("QueryType"),
    });

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> Flow = Fields(new()
    {
        ["src_ip"] = columns => columns.Text("sourceIP"),
        ["src_port"] = columns => columns.Text("sourcePort"),
        ["dst_ip"] = columns => columns.Text("destinationIP"),
        ["dst_port"] = columns => columns.Text("destinationPort"),
    });

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> Web = Fields(new()
    {
        ["c-ip"] = columns => columns.Text("clientIp") ?? columns.Text("clientIP"),
        ["cs-host"] = columns => columns.Text("hostname") ?? columns.Text("host"),
        ["cs-uri"] = columns => columns.Text("requestUri"),
        ["cs-uri-stem"] = columns => columns.Text("requestUri")?.Split('?', 2)[0],
        ["cs-uri-query"] = columns => columns.Text("requestUri")?.Split('?', 2) is [_, var query] ? query : null,
    });

    private static readonly FrozenDictionary<string, Func<RecordNode, string?>> None = Fields([]);

    /// <summary>
    /// What else records of a log source are: Sigma's service "audit" is the whole audit log of Office 365, and the alerts in it stand under
    /// either of two services.
    /// </summary>
    public static IReadOnlyDictionary<SigmaLogSource, IReadOnlyList<SigmaLogSource>> Also { get; } = new Dictionary<SigmaLogSource, IReadOnlyList<SigmaLogSource>>
    {
        [Exchange] = [Audit],
        [Alerts] = [Audit, new("m365", Service: "threat_detection")],
    }.ToFrozenDictionary();

    /// <summary>Of servers, network devices and Defender's devices, what a record is depends on the record.</summary>
    public static SigmaLogSource LogSource(SecurityEvent found, RecordNode record) =>
        found is { Source: SignalSource.AzureFirewall, Class: OcsfClass.DnsActivity } ? FirewallDns
        : HostLogSources.Of(found, record) ?? DefenderTaxonomy.LogSource(found) ?? LogSources[found.Source];

    /// <summary>Whether a rule of this log source ever sees a record.</summary>
    public static bool IsServed(SigmaLogSource rule) =>
        LogSources.Values.Append(FirewallDns).Concat(DefenderTaxonomy.LogSources).Concat(Also.Values.SelectMany(also => also)).Any(rule.Fits) || HostLogSources.Serve(rule);

    /// <returns>The name under which the record or the event holds the field.</returns>
    public static string Renamed(SignalSource source, string field) =>
        Renames.TryGetValue(source, out var names) && names.TryGetValue(field, out var own) ? own : field;

    /// <summary>The member below which a source keeps the fields that rules name without it.</summary>
    public static string Columns(SignalSource source) => source switch
    {
        SignalSource.WindowsSecurity or SignalSource.WindowsSysmon or SignalSource.WindowsPowerShell => "EventData",
        SignalSource.CommonEventFormat => "AdditionalExtensions",
        SignalSource.Syslog => "Fields",
        _ => "properties",
    };

    /// <returns>How to read the field from the source's columns (an Office 365 record has none but itself), or null where the name is the record's own.</returns>
    public static Func<RecordNode, string?>? Reader(SignalSource source, string field) => source switch
    {
        SignalSource.EntraSignIn or SignalSource.EntraNonInteractiveSignIn or SignalSource.EntraServicePrincipalSignIn or SignalSource.EntraManagedIdentitySignIn => SignIn,
        >= SignalSource.Office365Exchange and <= SignalSource.Office365General => Office365,
        SignalSource.AzureFirewall => Firewall,
        SignalSource.AzureFlowLog => Flow,
        SignalSource.AzureWebApplicationFirewall => Web,
        _ => DefenderTaxonomy.Readers(source) ?? None,
    } is var readers && readers.TryGetValue(field, out var reader) ? reader : null;

    private static FrozenDictionary<string, string> Names(Dictionary<string, string> names) => names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static FrozenDictionary<string, Func<RecordNode, string?>> Fields(Dictionary<string, Func<RecordNode, string?>> fields) =>
        fields.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static string? Listed(RecordNode parameters) =>
        parameters.AsText() ?? string.Join(' ', NameValueList.Of(parameters).SelectMany(pair => pair.Values.Select(value => value.AsText()).Prepend($"-{pair.Name}")));
}
