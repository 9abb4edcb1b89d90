using System.Collections.Frozen;

namespace Soc.Core.Ingest;

/// <summary>
/// The Office 365 Management Activity API: recognized by RecordType, which comes as number or name, then by Workload, with Operation
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#auditlogrecordtype).
/// </summary>
internal static class Office365Sources
{
    private const string Time = "CreationTime";
    private const string ClickTime = "TimeOfClick";

    // The record type goes first: DLP says the workload in which it found something, and cmdlets of several workloads share theirs.
    private static readonly FrozenDictionary<string, SignalSource> ByRecordType = Types(new()
    {
        [SignalSource.Office365Exchange] = "1 ExchangeAdmin 2 ExchangeItem 3 ExchangeItemGroup 19 ExchangeAggregatedOperation 50 ExchangeItemAggregated 101 ExchangeSearch 275 OWAAuth",
        [SignalSource.Office365SharePoint] =
            "4 SharePoint 6 SharePointFileOperation 7 OneDrive 14 SharePointSharingOperation 36 SharePointListOperation 37 SharePointCommentOperation "
            + "54 SharePointListItemOperation 55 SharePointContentTypeOperation 56 SharePointFieldOperation 102 SharePointSearch 277 SharePointESignature 336 SharePointContentSecurityPolicy",
        [SignalSource.Office365Teams] =
            "25 MicrosoftTeams 57 MicrosoftTeamsAdmin 59 MicrosoftTeamsDevice 60 MicrosoftTeamsAnalytics 73 MicrosoftTeamsShifts 92 TeamsEasyApprovals "
            + "206 MicrosoftTeamsSensitivityLabelAction 230 TeamsUpdates 293 MicrosoftTeamsRetentionLabelAction 462 MicrosoftTeamsUserConcern",
        [SignalSource.Office365AzureActiveDirectory] = "8 AzureActiveDirectory 9 AzureActiveDirectoryAccountLogon 15 AzureActiveDirectoryStsLogon",
        [SignalSource.Office365Compliance] =
            "18 SecurityComplianceCenterEOPCmdlet 24 Discovery 31 AeD 40 SecurityComplianceAlerts 42 SecurityComplianceInsights 87 SecurityComplianceRBAC "
            + "98 MCASAlerts 106 SecurityComplianceUserChange",
        [SignalSource.Office365ThreatIntelligence] =
            "28 ThreatIntelligence 29 MailSubmission 34 ThreatFinder 41 ThreatIntelligenceUrl 47 ThreatIntelligenceAtpContent 51 HygieneEvent 62 Campaign "
            + "64 AirInvestigation 65 Quarantine 86 AirManualInvestigation 89 AirAdminActionInvestigation",
        [SignalSource.Office365Dlp] =
            "11 ComplianceDLPSharePoint 13 ComplianceDLPExchange 33 ComplianceDLPSharePointClassification 63 DLPEndpoint 99 OnPremisesFileShareScannerDlp "
            + "100 OnPremisesSharePointScannerDlp 107 ComplianceDLPExchangeClassification",
        [SignalSource.Office365PowerPlatform] =
            "30 MicrosoftFlow 45 PowerAppsApp 46 PowerAppsPlan 79 PowerAppsResource 186 PowerPagesSite 187 PowerPlatformAdminDlp 256 PowerPlatformAdministratorActivity",
    });

    private static readonly FrozenDictionary<string, SignalSource> ByWorkload = new Dictionary<string, SignalSource>
    {
        ["Exchange"] = SignalSource.Office365Exchange,
        ["SharePoint"] = SignalSource.Office365SharePoint,
        ["OneDrive"] = SignalSource.Office365SharePoint,
        ["MicrosoftTeams"] = SignalSource.Office365Teams,
        ["AzureActiveDirectory"] = SignalSource.Office365AzureActiveDirectory,
        ["SecurityComplianceCenter"] = SignalSource.Office365Compliance,
        ["MCAS"] = SignalSource.Office365Compliance,
        ["ThreatIntelligence"] = SignalSource.Office365ThreatIntelligence,
        ["AirInvestigation"] = SignalSource.Office365ThreatIntelligence,
        ["PowerApps"] = SignalSource.Office365PowerPlatform,
        ["MicrosoftFlow"] = SignalSource.Office365PowerPlatform,
        ["PowerAutomate"] = SignalSource.Office365PowerPlatform,
        ["PowerPlatform"] = SignalSource.Office365PowerPlatform,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Made once: a record source is looked up for every record.
    private static readonly FrozenDictionary<(SignalSource, bool IsClick), RecordSource> Sources = ByWorkload.Values
        .Append(SignalSource.Office365Dlp).Append(SignalSource.Office365General).Distinct()
        .SelectMany(source => new[] { false, true }.Select(isClick => (Key: (source, isClick), Value: new RecordSource(source, isClick ? ClickTime : Time, ["Id"]))))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    public static RecordSource? Of(RecordNode record)
    {
        var (type, workload, operation) = (record.Text("RecordType"), record.Text("Workload"), record.Text("Operation"));
        if (type is null || operation is null || (workload ?? record.Text("OrganizationId")) is null) return null;
        // A click is told of when the link turns out bad, which may be an hour after it.
        return Sources[(Source(type.Trim(), workload?.Trim() ?? "", operation.Trim()), RecordTime.Parse(record.Text(ClickTime)) is not null)];
    }

    private static SignalSource Source(string type, string workload, string operation) =>
        operation.StartsWith("Dlp", StringComparison.OrdinalIgnoreCase) ? SignalSource.Office365Dlp
        : ByRecordType.TryGetValue(type, out var known) || ByWorkload.TryGetValue(workload, out known) ? known
        : SignalSource.Office365General;

    private static FrozenDictionary<string, SignalSource> Types(Dictionary<SignalSource, string> types) =>
        types.SelectMany(pair => pair.Value.Split(' ').Select(type => (type, pair.Key))).ToFrozenDictionary(pair => pair.type, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
}
