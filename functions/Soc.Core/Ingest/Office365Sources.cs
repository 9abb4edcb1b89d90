namespace Soc.Core.Ingest;

/// <summary>
/// The Office 365 Management Activity API: recognized by RecordType, which comes as number or name, then by Workload, with Operation
/// (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema#auditlogrecordtype).
/// </summary>
internal static class Office365Sources
{
    private const string Time = "CreationTime";
    private const string ClickTime = "TimeOfClick";

    private static readonly Service Exchange = new(SignalSource.Office365Exchange);
    private static readonly Service SharePoint = new(SignalSource.Office365SharePoint);
    private static readonly Service Teams = new(SignalSource.Office365Teams);
    private static readonly Service AzureActiveDirectory = new(SignalSource.Office365AzureActiveDirectory);
    private static readonly Service Compliance = new(SignalSource.Office365Compliance);
    private static readonly Service ThreatIntelligence = new(SignalSource.Office365ThreatIntelligence);
    private static readonly Service Dlp = new(SignalSource.Office365Dlp);
    private static readonly Service PowerPlatform = new(SignalSource.Office365PowerPlatform);
    private static readonly Service General = new(SignalSource.Office365General);

    // The record type goes first: DLP says the workload in which it found something, and cmdlets of several workloads share theirs.
    private static readonly TextTable<Service> ByRecordType = Types(new()
    {
        [Exchange] = "1 ExchangeAdmin 2 ExchangeItem 3 ExchangeItemGroup 19 ExchangeAggregatedOperation 50 ExchangeItemAggregated 101 ExchangeSearch 275 OWAAuth",
        [SharePoint] =
            "4 SharePoint 6 SharePointFileOperation 7 OneDrive 14 SharePointSharingOperation 36 SharePointListOperation 37 SharePointCommentOperation "
            + "54 SharePointListItemOperation 55 SharePointContentTypeOperation 56 SharePointFieldOperation 102 SharePointSearch 277 SharePointESignature 336 SharePointContentSecurityPolicy",
        [Teams] =
            "25 MicrosoftTeams 57 MicrosoftTeamsAdmin 59 MicrosoftTeamsDevice 60 MicrosoftTeamsAnalytics 73 MicrosoftTeamsShifts 92 TeamsEasyApprovals "
            + "206 MicrosoftTeamsSensitivityLabelAction 230 TeamsUpdates 293 MicrosoftTeamsRetentionLabelAction 462 MicrosoftTeamsUserConcern",
        [AzureActiveDirectory] = "8 AzureActiveDirectory 9 AzureActiveDirectoryAccountLogon 15 AzureActiveDirectoryStsLogon",
        [Compliance] =
            "18 SecurityComplianceCenterEOPCmdlet 24 Discovery 31 AeD 40 SecurityComplianceAlerts 42 SecurityComplianceInsights 87 SecurityComplianceRBAC "
            + "98 MCASAlerts 106 SecurityComplianceUserChange",
        [ThreatIntelligence] =
            "28 ThreatIntelligence 29 MailSubmission 34 ThreatFinder 41 ThreatIntelligenceUrl 47 ThreatIntelligenceAtpContent 51 HygieneEvent 62 Campaign "
            + "64 AirInvestigation 65 Quarantine 86 AirManualInvestigation 89 AirAdminActionInvestigation",
        [Dlp] =
            "11 ComplianceDLPSharePoint 13 ComplianceDLPExchange 33 ComplianceDLPSharePointClassification 63 DLPEndpoint 99 OnPremisesFileShareScannerDlp "
            + "100 OnPremisesSharePointScannerDlp 107 ComplianceDLPExchangeClassification",
        [PowerPlatform] =
            "30 MicrosoftFlow 45 PowerAppsApp 46 PowerAppsPlan 79 PowerAppsResource 186 PowerPagesSite 187 PowerPlatformAdminDlp 256 PowerPlatformAdministratorActivity",
    });

    private static readonly TextTable<Service> ByWorkload = new(new Dictionary<string, Service>
    {
        ["Exchange"] = Exchange,
        ["SharePoint"] = SharePoint,
        ["OneDrive"] = SharePoint,
        ["MicrosoftTeams"] = Teams,
        ["AzureActiveDirectory"] = AzureActiveDirectory,
        ["SecurityComplianceCenter"] = Compliance,
        ["MCAS"] = Compliance,
        ["ThreatIntelligence"] = ThreatIntelligence,
        ["AirInvestigation"] = ThreatIntelligence,
        ["PowerApps"] = PowerPlatform,
        ["MicrosoftFlow"] = PowerPlatform,
        ["PowerAutomate"] = PowerPlatform,
        ["PowerPlatform"] = PowerPlatform,
    });

    public static RecordSource? Of(RecordNode record)
    {
        var (type, workload, operation) = (record["RecordType"], record["Workload"], record["Operation"]);
        if (!type.HasText || !operation.HasText || !(workload.HasText || record["OrganizationId"].HasText)) return null;
        var source = operation.Begins("Dlp") ? Dlp : ByRecordType.TryFind(type, out var known) || ByWorkload.TryFind(workload, out known) ? known : General;
        return record[ClickTime].AsTime() is null ? source.Audit : source.Click;
    }

    private static TextTable<Service> Types(Dictionary<Service, string> types) =>
        new(types.SelectMany(pair => pair.Value.Split(' ').Select(type => KeyValuePair.Create(type, pair.Key))));

    /// <summary>Made once: a record source is looked up for every record.</summary>
    private sealed class Service(SignalSource source)
    {
        public RecordSource Audit { get; } = new(source, Time, ["Id"]);

        /// <summary>A click is told of when the link turns out bad, which may be an hour after it.</summary>
        public RecordSource Click { get; } = new(source, ClickTime, ["Id"]);
    }
}
