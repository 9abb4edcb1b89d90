using Azure.Messaging.EventHubs;
using Soc.Core.Ingest;
using Soc.Core.Prepare;
using Soc.Functions.Tests.Story;
using Soc.Simulator.Tenant;

namespace Soc.Functions.Tests.Prepare;

/// <summary>A deployment learns from the tenant itself whom it serves.</summary>
public sealed class SurveyTenantTests : IAsyncLifetime
{
    private DurableSoc _soc = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _soc = await DurableSoc.Open(StoryRun.Start, Cancellation, onboarded: false);

    public ValueTask DisposeAsync() => _soc.DisposeAsync();

    [Fact]
    public async Task Telemetry_of_a_fresh_deployment_is_read_once_the_tenant_was_surveyed()
    {
        await Attack();
        Assert.Empty(_soc.AlertsHub.Take());
        Assert.All(await Waiting().ToListAsync(Cancellation), row => Assert.Equal(QuarantineReason.UnknownTenant, row.Code));

        await _soc.Survey(Cancellation);
        await Attack();

        Assert.NotEmpty(_soc.AlertsHub.Take());
    }

    [Fact]
    public async Task The_profile_names_the_people_and_machines_of_the_tenant()
    {
        await _soc.Survey(Cancellation);

        var profile = (await Profile())!;
        Assert.Equal(InventedTenant.Seed.Users.Select(user => user.Id).Order(StringComparer.Ordinal), profile.Users.Select(user => user.Id));
        Assert.Equal(InventedTenant.Seed.Devices.Count, profile.Devices.Count);
        Assert.Equal(InventedTenant.Seed.DisplayName, profile.Name);
        Assert.Equal([DurableSoc.OwnApplication], profile.OwnApplications, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_tenant_is_surveyed_again_after_hours_and_not_before()
    {
        await _soc.Survey(Cancellation);
        await Forget();

        await _soc.MoveTo(StoryRun.Start + Onboarding.Interval - TimeSpan.FromMinutes(1), Cancellation);
        await _soc.Survey(Cancellation);
        Assert.Empty((await Profile())!.Users);

        await _soc.MoveTo(StoryRun.Start + Onboarding.Interval, Cancellation);
        await _soc.Survey(Cancellation);
        Assert.NotEmpty((await Profile())!.Users);
    }

    private Task Attack() => _soc.Ingest(
        [.. StoryRun.Day.Select(message => EventHubsModelFactory.EventData(new BinaryData(message.Body), sequenceNumber: message.Offset, offsetString: $"{message.Offset}", enqueuedTime: message.EnqueuedAt))],
        "telemetry", "3", Cancellation);

    private Task Forget() => _soc.Get<StoredDirectories>().Save(TenantProfile.Empty(InventedTenant.Id), Cancellation);

    private async Task<TenantProfile?> Profile() => (await _soc.Get<StoredDirectories>().Find(InventedTenant.Id, Cancellation))?.Profile;

    private IAsyncEnumerable<QuarantineRow> Waiting() => _soc.Get<Quarantine>().List(Quarantine.Unclaimed, cancellation: Cancellation);
}
