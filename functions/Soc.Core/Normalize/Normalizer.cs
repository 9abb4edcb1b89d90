using System.Collections.Frozen;
using Soc.Core.Ingest;
using Soc.Core.Normalize.Lines;
using Soc.Core.Normalize.Office365;
using Soc.Core.Normalize.Windows;
using Soc.Core.Prepare;

namespace Soc.Core.Normalize;

/// <summary>Gives signals OCSF names. Pure: the same signal and directory give the same event.</summary>
public static class Normalizer
{
    private static readonly FrozenDictionary<SignalSource, Func<Draft, SecurityEvent?>> BySource = new Dictionary<SignalSource, Func<Draft, SecurityEvent?>>
    {
        [SignalSource.EntraSignIn] = EntraSignIns.Normalize,
        [SignalSource.EntraNonInteractiveSignIn] = EntraSignIns.Normalize,
        [SignalSource.EntraServicePrincipalSignIn] = EntraSignIns.Workload,
        [SignalSource.EntraManagedIdentitySignIn] = EntraSignIns.Workload,
        [SignalSource.EntraAudit] = EntraAudits.Normalize,
        [SignalSource.EntraRiskyUser] = EntraRisks.RiskyUser,
        [SignalSource.EntraUserRiskEvent] = EntraRisks.Detection,
        [SignalSource.EntraProvisioning] = EntraProvisionings.Normalize,
        [SignalSource.MicrosoftGraphActivity] = GraphActivities.Normalize,
        [SignalSource.Office365Exchange] = ExchangeAudits.Normalize,
        [SignalSource.Office365SharePoint] = SharePointAudits.Normalize,
        [SignalSource.Office365Teams] = TeamsAudits.Normalize,
        [SignalSource.Office365AzureActiveDirectory] = DirectoryAudits.Normalize,
        [SignalSource.Office365Compliance] = ComplianceAudits.Normalize,
        [SignalSource.Office365ThreatIntelligence] = ThreatIntelligenceAudits.Normalize,
        [SignalSource.Office365Dlp] = DlpAudits.Normalize,
        [SignalSource.Office365PowerPlatform] = PowerPlatformAudits.Normalize,
        [SignalSource.Office365General] = Office365Audit.Normalize,
        [SignalSource.DefenderEmailEvents] = DefenderMail.Message,
        [SignalSource.DefenderEmailUrlInfo] = DefenderMail.Link,
        [SignalSource.DefenderEmailAttachmentInfo] = DefenderMail.Attachment,
        [SignalSource.DefenderEmailPostDeliveryEvents] = DefenderMail.AfterDelivery,
        [SignalSource.DefenderUrlClickEvents] = DefenderMail.Click,
        [SignalSource.DefenderDeviceProcessEvents] = DefenderDevices.Process,
        [SignalSource.DefenderDeviceNetworkEvents] = DefenderConnections.Network,
        [SignalSource.DefenderDeviceFileEvents] = DefenderDevices.File,
        [SignalSource.DefenderDeviceRegistryEvents] = DefenderDevices.Registry,
        [SignalSource.DefenderDeviceImageLoadEvents] = DefenderDevices.Module,
        [SignalSource.DefenderDeviceInfo] = DefenderDevices.Inventory,
        [SignalSource.DefenderDeviceLogonEvents] = DefenderLogons.OnDevice,
        [SignalSource.DefenderDeviceEvents] = DefenderDeviceEvents.Normalize,
        [SignalSource.DefenderIdentityLogonEvents] = DefenderLogons.OfIdentity,
        [SignalSource.DefenderIdentityQueryEvents] = DefenderIdentities.Query,
        [SignalSource.DefenderIdentityDirectoryEvents] = DefenderIdentities.Directory,
        [SignalSource.DefenderCloudAppEvents] = DefenderCloudApps.Normalize,
        [SignalSource.DefenderGeneral] = DefenderGeneral.Normalize,
        [SignalSource.DefenderAlertInfo] = DefenderAlerts.Info,
        [SignalSource.DefenderAlertEvidence] = DefenderAlerts.Evidence,
        [SignalSource.GraphSecurityAlert] = GraphSecurity.Alert,
        [SignalSource.GraphSecurityIncident] = GraphSecurity.Incident,
        [SignalSource.AzureActivity] = AzureActivities.Normalize,
        [SignalSource.AzureKeyVault] = KeyVaultAudits.Normalize,
        [SignalSource.AzureFirewall] = AzureFirewalls.Normalize,
        [SignalSource.AzureWebApplicationFirewall] = WebApplicationFirewalls.Normalize,
        [SignalSource.AzureFlowLog] = AzureFlows.Normalize,
        [SignalSource.AzureGeneral] = AzureGeneral.Normalize,
        [SignalSource.CommonEventFormat] = CefEvents.Normalize,
        [SignalSource.Syslog] = SyslogEvents.Normalize,
        [SignalSource.WindowsSecurity] = WindowsSecurityEvents.Normalize,
        [SignalSource.WindowsSysmon] = SysmonEvents.Normalize,
        [SignalSource.WindowsPowerShell] = PowerShellEvents.Normalize,
    }.ToFrozenDictionary();

    /// <summary>The same by number: one is looked up for every record.</summary>
    private static readonly Func<Draft, SecurityEvent?>[] Mappings = [.. Enum.GetValues<SignalSource>().Select(source => BySource[source])];

    /// <summary>What is read.</summary>
    public static IEnumerable<SignalSource> Sources => BySource.Keys;

    /// <param name="directory">Of the signal's tenant.</param>
    public static Normalization Normalize(Signal signal, TenantDirectory directory)
    {
        using var tape = RecordTape.Rent();
        return tape.TryRead(signal.Record) ? Normalize(signal, tape.Root, directory) : Failed(signal, "the record is not JSON");
    }

    /// <param name="record">The signal's record, already read.</param>
    internal static Normalization Normalize(Signal signal, RecordNode record, TenantDirectory directory)
    {
        var draft = new Draft(record, Blank(signal), directory);
        var normalized = Mappings[(int)signal.Source](draft);
        return normalized is null
            ? Failed(signal, Unnamed(signal.Source))
            : new Normalization.Succeeded(normalized);
    }

    private static string Unnamed(SignalSource source) => SourceHealth.ConnectionOf(source) switch
    {
        SourceConnection.Office365Audit => "Operation is missing",
        SourceConnection.SecurityGraph => "id is missing",
        SourceConnection.Collectors => "the line names neither subject nor object",
        SourceConnection.WindowsEvents => "EventData is no object, or names neither subject nor object",
        _ => "properties is no object, or names neither subject nor object",
    };

    private static SecurityEvent Blank(Signal signal) =>
        new(signal.Key, signal.Tenant, signal.Source, signal.Time, OcsfClass.ApiActivity, "Unknown", OcsfStatus.Unknown, signal.Record) { Original = signal.Original };

    private static Normalization.Failed Failed(Signal signal, string reason) =>
        new(new QuarantinedSignal(signal.Position, signal.Tenant, QuarantineReason.WrongShape, reason, signal.Original) { Source = signal.Source, Time = signal.Time });
}

/// <summary>A record on its way to an event.</summary>
/// <param name="Event">Carries what every source has in common.</param>
internal sealed record Draft(RecordNode Record, SecurityEvent Event, TenantDirectory Directory)
{
    public RecordNode Properties => Record["properties"].Opened();
}
