using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Review;

/// <summary>Post-incident reports as documents: partition "tenant|reports", "{incident}.md", ".html" and ".json", each the text as a JSON string.</summary>
public sealed class StoredReports(IDocumentStore store, CaseFiles cases) : IReportShelf
{
    private const string Table = "reports";

    public async Task Write(TenantId tenant, string incidentId, CancellationToken cancellation)
    {
        if (await cases.Open(tenant, incidentId, cancellation) is not { } file) return;
        var report = IncidentReport.Of(file);
        await Put(tenant, $"{incidentId}.md", MarkdownReport.Render(report), cancellation);
        await Put(tenant, $"{incidentId}.html", HtmlReport.Render(report), cancellation);
        await Put(tenant, $"{incidentId}.json", JsonReport.Render(report), cancellation);
    }

    /// <param name="name">"{incident}.md", ".html" or ".json".</param>
    /// <returns>Null when there is none.</returns>
    public async Task<string?> Read(TenantId tenant, string name, CancellationToken cancellation) =>
        await store.Get(Table, Partition(tenant), name, cancellation) is { } document ? SocJson.Read<string>(document.Body) : null;

    private async Task Put(TenantId tenant, string name, string text, CancellationToken cancellation)
    {
        var body = SocJson.Write(text);
        Write write = await store.Get(Table, Partition(tenant), name, cancellation) is { } document
            ? new Write.Replace(name, body, document.ETag)
            : new Write.Insert(name, body);
        if (await store.Write(Table, Partition(tenant), [write], cancellation) is WriteOutcome.Conflict)
            throw new StoreBusyException($"{name} was written by somebody else at the same time.");
    }

    private static PartitionKey Partition(TenantId tenant) => new(tenant, "reports");
}
