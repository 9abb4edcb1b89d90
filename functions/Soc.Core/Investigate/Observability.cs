using System.Collections.Frozen;
using Soc.Core.Detect;
using Soc.Core.Ingest;

namespace Soc.Core.Investigate;

/// <summary>Which sources can show which phase; the reason why an incident may say "could not be seen".</summary>
internal static class Observability
{
    /// <param name="Name">As the tenant's administrator knows it.</param>
    /// <param name="ReadBy">Empty when the SOC does not read that source.</param>
    internal sealed record Source(string Name, FrozenSet<SignalSource> ReadBy);

    private static readonly Source GraphActivity = new("Microsoft Graph activity logs", [SignalSource.MicrosoftGraphActivity]);
    private static readonly Source IdentityQueries = new("Defender for Identity queries", [SignalSource.DefenderIdentityQueryEvents]);
    private static readonly Source SignIns = new("Entra sign-in logs", [SignalSource.EntraSignIn, SignalSource.EntraNonInteractiveSignIn, SignalSource.Office365AzureActiveDirectory]);
    private static readonly Source Audit = new("Entra audit logs", [SignalSource.EntraAudit, SignalSource.Office365AzureActiveDirectory]);
    private static readonly Source Exchange = new("Office 365 audit (Exchange)", [SignalSource.Office365Exchange]);
    private static readonly Source SharePoint = new("Office 365 audit (SharePoint)", [SignalSource.Office365SharePoint, SignalSource.DefenderCloudAppEvents]);

    /// <summary>The content type Audit.General: all that has none of its own.</summary>
    private static readonly Source General = new("Office 365 audit (general)",
        [SignalSource.Office365Teams, SignalSource.Office365Compliance, SignalSource.Office365ThreatIntelligence, SignalSource.Office365Dlp, SignalSource.Office365PowerPlatform, SignalSource.Office365General]);

    private static readonly Source Mail = new("Defender for Office 365", [SignalSource.DefenderEmailEvents, SignalSource.DefenderEmailUrlInfo, SignalSource.Office365ThreatIntelligence]);
    private static readonly Source Clicks = new("Safe Links clicks", [SignalSource.DefenderUrlClickEvents, SignalSource.Office365ThreatIntelligence]);
    private static readonly Source Processes = new("Defender for Endpoint processes", [SignalSource.DefenderDeviceProcessEvents]);
    private static readonly Source Files = new("Defender for Endpoint files", [SignalSource.DefenderDeviceFileEvents]);
    private static readonly Source Registry = new("Defender for Endpoint registry, tasks and services", [SignalSource.DefenderDeviceRegistryEvents, SignalSource.DefenderDeviceEvents]);
    private static readonly Source Logons = new("Defender logons on devices and domain controllers", [SignalSource.DefenderDeviceLogonEvents, SignalSource.DefenderIdentityLogonEvents]);
    private static readonly Source Network = new("Defender for Endpoint network", [SignalSource.DefenderDeviceNetworkEvents]);

    private static readonly FrozenDictionary<Phase, Source[]> ByPhase = new Dictionary<Phase, Source[]>
    {
        [Phase.Reconnaissance] = [GraphActivity, IdentityQueries],
        [Phase.Delivery] = [Mail, Clicks, General],
        [Phase.Exploitation] = [SignIns, Processes],
        [Phase.Installation] = [Audit, Exchange, General, Processes, Files, Registry],
        [Phase.CommandAndControl] = [Network],
        [Phase.ActionsOnObjectives] = [Exchange, SharePoint, General, Logons],
    }.ToFrozenDictionary();

    public static IReadOnlyList<Source> SourcesOf(Phase phase) => ByPhase[phase];
}
