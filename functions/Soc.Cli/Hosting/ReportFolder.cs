using Soc.Core.Review;
using Soc.Core.Tenants;

namespace Soc.Cli.Hosting;

/// <summary>Post-incident reports as files: "{incident}.md", ".html" and ".json".</summary>
public sealed class ReportFolder(string folder, CaseFiles cases) : IReportShelf
{
    public async Task Write(TenantId tenant, string incidentId, CancellationToken cancellation)
    {
        if (await cases.Open(tenant, incidentId, cancellation) is not { } file) return;
        var report = IncidentReport.Of(file);
        Directory.CreateDirectory(folder);
        foreach (var format in Enum.GetValues<ReportFormat>())
            Files.Replace(PathOf(incidentId, format), Render(report, format));
    }

    public string PathOf(string incidentId, ReportFormat format) => Path.Combine(folder, $"{incidentId}.{format.ToString().ToLowerInvariant()}");

    public static string Render(IncidentReport report, ReportFormat format) => format switch
    {
        ReportFormat.Md => MarkdownReport.Render(report),
        ReportFormat.Html => HtmlReport.Render(report),
        ReportFormat.Json => JsonReport.Render(report),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A format that nobody renders."),
    };
}

public enum ReportFormat { Md, Html, Json }
