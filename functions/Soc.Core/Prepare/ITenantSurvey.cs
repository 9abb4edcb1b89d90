using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Prepare;

/// <summary>Looks into a connected tenant for what its profile needs.</summary>
public interface ITenantSurvey
{
    /// <summary>The tenants that can be looked into.</summary>
    IReadOnlyList<TenantId> Tenants { get; }

    /// <summary>A part that we may not read is named in <see cref="TenantSurvey.Unread"/>; the others are read all the same.</summary>
    /// <exception cref="StoreBusyException">The tenant does not answer just now; trying again may help.</exception>
    /// <exception cref="StoreUnusableException">It refuses us altogether; trying again will not help.</exception>
    Task<TenantSurvey> Survey(TenantId tenant, CancellationToken cancellation);
}

/// <summary>What a survey found. Null: it could not be read, or nobody said where to look.</summary>
/// <param name="Users">Their marks (Privileged, NeverContain) are false here: they are told by the sets.</param>
/// <param name="Privileged">Object ids of whoever holds a privileged role, directly or through a group.</param>
/// <param name="NeverContain">Object ids of break-glass accounts and of the accounts that synchronize the directory.</param>
/// <param name="Networks">Trusted named locations.</param>
/// <param name="Unread">What was refused, with the permission it takes.</param>
public sealed record TenantSurvey(
    string? Name,
    IReadOnlyList<DirectoryUser>? Users,
    IReadOnlySet<string>? Privileged,
    IReadOnlySet<string>? NeverContain,
    IReadOnlyList<DirectoryDevice>? Devices,
    IReadOnlyList<KnownNetwork>? Networks,
    IReadOnlyList<string>? Domains,
    IReadOnlyList<Analyst>? Analysts,
    IReadOnlyList<string> Unread)
{
    /// <summary>As <see cref="TenantProfile.Subscriptions"/>.</summary>
    public IReadOnlyList<string>? Subscriptions { get; init; }

    /// <summary>As <see cref="TenantProfile.Workspaces"/>.</summary>
    public IReadOnlyList<string>? Workspaces { get; init; }

    /// <summary>As <see cref="TenantProfile.Collectors"/>.</summary>
    public IReadOnlyList<string>? Collectors { get; init; }

    public static readonly TenantSurvey Empty = new(null, null, null, null, null, null, null, null, []);
}
