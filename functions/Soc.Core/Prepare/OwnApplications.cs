namespace Soc.Core.Prepare;

/// <summary>The applications that the SOC acts as.</summary>
/// <param name="Ids">App ids: GUIDs, any casing.</param>
public sealed record OwnApplications(IReadOnlyList<string> Ids)
{
    public static readonly OwnApplications None = new([]);

    /// <summary>What people have added to the profile stays.</summary>
    public TenantProfile AddTo(TenantProfile profile) => profile with
    {
        OwnApplications = [.. profile.OwnApplications.Concat(Ids.Select(id => id.ToLowerInvariant())).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
    };
}
