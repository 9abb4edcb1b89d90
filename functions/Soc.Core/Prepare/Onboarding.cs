using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Prepare;

/// <summary>Writes a tenant's profile from what a survey finds, the first time and whenever it is surveyed again.</summary>
/// <param name="own">App ids of the SOC's own applications.</param>
public sealed class Onboarding(ITenantSurvey surveys, StoredDirectories directories, IDocumentStore store, TimeProvider clock, OwnApplications own)
{
    /// <summary>How old a survey may become. Roles and analysts count from the next one on; accounts that are acted upon are read again at once.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    private const string Table = "tenants";
    private const string Key = "survey";

    /// <summary>Surveys a tenant that never was surveyed, or not for <see cref="Interval"/>.</summary>
    /// <returns>Null when it is not due; otherwise what was found, and what could not be read.</returns>
    /// <exception cref="StoreBusyException">The tenant or the store does not answer just now; trying again may help.</exception>
    /// <exception cref="StoreUnusableException">The tenant refuses us altogether; trying again will not help.</exception>
    public async Task<TenantSurvey?> RunWhenDue(TenantId tenant, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var partition = new PartitionKey(tenant, Key);
        var last = await store.Get(Table, partition, Key, cancellation);
        if (last is not null && now - SocJson.Read<Surveyed>(last.Body).At < Interval) return null;
        var survey = await Run(tenant, cancellation);
        var body = SocJson.Write(new Surveyed(now, survey.Unread));
        // Two at the same time have both surveyed: which of them is noted does not matter.
        await store.Write(Table, partition, [last is null ? new Write.Insert(Key, body) : new Write.Replace(Key, body, last.ETag)], cancellation);
        return survey;
    }

    /// <returns>What was found, and what could not be read.</returns>
    /// <exception cref="StoreBusyException">The tenant or the store does not answer just now; trying again may help.</exception>
    /// <exception cref="StoreUnusableException">The tenant refuses us altogether; trying again will not help.</exception>
    public async Task<TenantSurvey> Run(TenantId tenant, CancellationToken cancellation)
    {
        var survey = await surveys.Survey(tenant, cancellation);
        await directories.Change(tenant, standing => own.AddTo(Merge(standing ?? TenantProfile.Empty(tenant), survey)), cancellation);
        return survey;
    }

    /// <summary>
    /// What was read takes the place of what stood; what was not read stands. Whoever is gone from the directory stays known, for incidents
    /// name them. Which devices are administrative, which tools are approved and which applications trusted is for people to say.
    /// </summary>
    public static TenantProfile Merge(TenantProfile standing, TenantSurvey survey) => standing with
    {
        Name = survey.Name ?? standing.Name,
        Users = Users(standing, survey),
        Devices = survey.Devices is { } devices ? Devices(standing, devices) : standing.Devices,
        Networks = survey.Networks ?? standing.Networks,
        Domains = survey.Domains ?? standing.Domains,
        Analysts = survey.Analysts ?? standing.Analysts,
        Subscriptions = survey.Subscriptions ?? standing.Subscriptions,
        Workspaces = survey.Workspaces ?? standing.Workspaces,
        Collectors = survey.Collectors ?? standing.Collectors,
    };

    private sealed record Surveyed(DateTimeOffset At, IReadOnlyList<string> Unread);

    private static IReadOnlyList<DirectoryUser> Users(TenantProfile standing, TenantSurvey survey)
    {
        var known = standing.Users.ToDictionary(user => user.Id, StringComparer.Ordinal);
        var found = survey.Users ?? [];
        var gone = standing.Users.ExceptBy(found.Select(user => user.Id), user => user.Id);
        return
        [
            .. found.Concat(gone).OrderBy(user => user.Id, StringComparer.Ordinal).Select(user => user with
            {
                Privileged = survey.Privileged?.Contains(user.Id) ?? known.GetValueOrDefault(user.Id)?.Privileged ?? false,
                NeverContain = survey.NeverContain?.Contains(user.Id) ?? known.GetValueOrDefault(user.Id)?.NeverContain ?? false,
            }),
        ];
    }

    private static IReadOnlyList<DirectoryDevice> Devices(TenantProfile standing, IReadOnlyList<DirectoryDevice> found)
    {
        var known = standing.Devices.ToDictionary(device => device.Id, StringComparer.Ordinal);
        return
        [
            .. found.Concat(standing.Devices.ExceptBy(found.Select(device => device.Id), device => device.Id))
                .OrderBy(device => device.Id, StringComparer.Ordinal)
                .Select(device => known.GetValueOrDefault(device.Id) is { } before
                    ? device with { Administrative = before.Administrative, OwnerId = device.OwnerId ?? before.OwnerId }
                    : device),
        ];
    }
}
