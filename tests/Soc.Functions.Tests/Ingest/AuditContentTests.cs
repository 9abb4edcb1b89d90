using System.Text;
using Azure.Core;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Tenants;
using Soc.Functions.Tests.Story;
using Soc.Microsoft365;
using Soc.Microsoft365.Office365;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Ingest;

/// <summary>Content of the audit log, a JSON array of records, on its way from the poll to the stores.</summary>
public sealed class AuditContentTests : IAsyncLifetime
{
    private const string Secret = "4111 1111 1111 1111";

    private DurableSoc _soc = null!;
    private ManagementActivityServer _server = null!;
    private ManagementActivityFeed _feed = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _soc = await DurableSoc.Open(StoryRun.Start, Cancellation);
        _server = await ManagementActivityServer.Start(InventedTenant.Id.ToString(), _soc.Clock, Cancellation);
        _feed = new(new HttpClient { BaseAddress = _server.Address }, new Dictionary<TenantId, TokenCredential> { [InventedTenant.Id] = new StaticToken("loopback") });
    }

    public async ValueTask DisposeAsync()
    {
        _feed.Dispose();
        await _server.DisposeAsync();
        await _soc.DisposeAsync();
    }

    [Theory]
    [InlineData("Audit.AzureActiveDirectory", "15", "AzureActiveDirectory", "UserLoggedIn", SignalSource.Office365AzureActiveDirectory)]
    [InlineData("Audit.Exchange", "1", "Exchange", "Set-Mailbox", SignalSource.Office365Exchange)]
    [InlineData("Audit.SharePoint", "6", "OneDrive", "FileDownloaded", SignalSource.Office365SharePoint)]
    [InlineData("Audit.General", "25", "MicrosoftTeams", "ChatCreated", SignalSource.Office365Teams)]
    [InlineData("Audit.General", "9471", "HolodeckService", "FrobnicateWidget", SignalSource.Office365General)]
    [InlineData("DLP.All", "13", "Exchange", "DlpRuleMatch", SignalSource.Office365Dlp)]
    public async Task Content_of_every_type_is_read_record_by_record(string contentType, string type, string workload, string operation, SignalSource expected)
    {
        Add($"[{Record(1, type, workload, operation)},{Record(2, type, workload, operation)}]");

        Assert.Equal(1, await Poll(contentType));

        Assert.Equal([expected], (await new LedgerReading(_soc.Documents).Standing(InventedTenant.Id, Cancellation)).Keys);
        Assert.Equal((0, 0), (await Quarantined(InventedTenant.Id).CountAsync(Cancellation), await Quarantined(Quarantine.Unclaimed).CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_goes_to_quarantine_alone_and_without_what_DLP_found()
    {
        Add($"[{Record(1, "13", "Exchange", "DlpRuleMatch")},{Record(2, "13", "Exchange", "DlpRuleMatch").Replace("CreationTime", "CreatedAt", StringComparison.Ordinal)}]");

        await Poll("DLP.All");

        var row = Assert.Single(await Quarantined(InventedTenant.Id).ToListAsync(Cancellation));
        var content = Encoding.UTF8.GetString((await _soc.Get<Quarantine>().Content(row, Cancellation)).Span);
        Assert.Equal((QuarantineReason.MissingTime, 1), (row.Code, row.Position.Index));
        Assert.Contains("DetectedValues", content, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, content, StringComparison.Ordinal);
    }

    private async Task<int> Poll(string contentType)
    {
        await using var scope = _soc.Scope();
        var (patience, intake) = (_soc.Get<PatientIntake>(), DurableSoc.Telemetry(scope));
        return await new AuditPoll(_feed, _soc.Documents, _soc.Clock)
            .Run(InventedTenant.Id, contentType, (message, cancellation) => patience.Take([message], intake.Take, cancellation), Cancellation);
    }

    private void Add(string records) => _server.Contents.Add("content", (_soc.Clock.Now.AddHours(-1), records));

    private IAsyncEnumerable<QuarantineRow> Quarantined(TenantId tenant) => _soc.Get<Quarantine>().List(tenant, cancellation: Cancellation);

    private static string Record(int number, string type, string workload, string operation) =>
        $$$"""
        {"CreationTime":"2026-11-17T09:12:44","Id":"6c0f1d2e-3b4a-4958-8776-5a4b3c2d1e0{{{number}}}","RecordType":{{{type}}},"Workload":"{{{workload}}}","Operation":"{{{operation}}}",
        "OrganizationId":"{{{InventedTenant.Id}}}","UserId":"DlpAgent","PolicyDetails":[{"Found":{"DetectedValues":[{"Name":"{{{Secret}}}","Value":"card {{{Secret}}}"}]}}]}
        """;
}
