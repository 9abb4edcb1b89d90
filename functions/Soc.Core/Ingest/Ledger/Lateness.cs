namespace Soc.Core.Ingest.Ledger;

/// <summary>
/// How long after the event a source may ordinarily hand its record over; what comes later is late. No source promises anything.
/// Sign-ins were measured to trail by 28 to 1,077 seconds. Graph activity: within 30 minutes, sometimes 2 hours
/// (https://learn.microsoft.com/graph/microsoft-graph-activity-logs-overview). Audit log of Office 365: 60 to 90 minutes for the core services, more for
/// others (https://learn.microsoft.com/office/office-365-management-api/troubleshooting-the-office-365-management-activity-api). Azure's own logs:
/// 3 to 20 minutes (https://learn.microsoft.com/azure/azure-monitor/logs/data-ingestion-time).
/// </summary>
public static class Lateness
{
    public static TimeSpan Of(SignalSource source) => source switch
    {
        SignalSource.MicrosoftGraphActivity => TimeSpan.FromHours(2),
        SignalSource.EntraSignIn or SignalSource.EntraNonInteractiveSignIn or SignalSource.EntraServicePrincipalSignIn or SignalSource.EntraManagedIdentitySignIn =>
            TimeSpan.FromMinutes(30),
        _ => SourceHealth.ConnectionOf(source) switch
        {
            SourceConnection.Office365Audit => TimeSpan.FromHours(24),
            SourceConnection.EntraDiagnostics or SourceConnection.DefenderStreaming => TimeSpan.FromHours(1),
            _ => TimeSpan.FromMinutes(30),
        },
    };

    public static bool IsLate(SignalSource source, DateTimeOffset time, DateTimeOffset arrivedAt) => arrivedAt - time > Of(source);
}
