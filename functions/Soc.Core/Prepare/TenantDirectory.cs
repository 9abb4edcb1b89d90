using System.Collections.Frozen;
using System.Net;

namespace Soc.Core.Prepare;

/// <summary>A tenant's profile, indexed for look-ups.</summary>
public sealed class TenantDirectory
{
    private const string SharePoint = ".sharepoint.com";
    private const string Initial = ".onmicrosoft.com";
    private static readonly string[] SiteKinds = ["-my", "-admin"];

    private readonly FrozenDictionary<string, DirectoryUser> _users;
    private readonly FrozenDictionary<string, DirectoryDevice> _devices;
    private readonly FrozenSet<string> _domains;
    private readonly FrozenSet<string> _tools;
    private readonly FrozenSet<string> _applications;
    private readonly FrozenDictionary<string, Baseline> _baselines;
    private readonly FrozenSet<string> _own;

    /// <param name="baselines">As of the last roll-up; null for those that the profile holds.</param>
    public TenantDirectory(TenantProfile profile, IReadOnlyList<Baseline>? baselines = null)
    {
        Profile = profile;
        _users = profile.Users
            .SelectMany(user => new[] { (Key: user.Id, user), (Key: user.UserPrincipalName, user) })
            .DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.user, StringComparer.OrdinalIgnoreCase);
        _devices = profile.Devices
            .SelectMany(device => new[] { (Key: device.Id, device), (Key: device.EntraDeviceId, device), (Key: device.Name, device) })
            .DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.device, StringComparer.OrdinalIgnoreCase);
        _domains = profile.Domains.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _tools = profile.ApprovedRemoteTools.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _applications = profile.TrustedApplications.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _baselines = (baselines is { Count: > 0 } ? baselines : profile.Baselines).ToFrozenDictionary(baseline => baseline.UserId, StringComparer.OrdinalIgnoreCase);
        _own = profile.OwnApplications.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    public TenantProfile Profile { get; }

    /// <param name="key">Object id or user principal name, any casing.</param>
    public DirectoryUser? FindUser(string? key) => key is null ? null : _users.GetValueOrDefault(key);

    /// <param name="key">Defender machine id, Entra device id, or host name with or without its domain, any casing.</param>
    public DirectoryDevice? FindDevice(string? key) =>
        key is null ? null : _devices.GetValueOrDefault(key) ?? Host(key);

    private DirectoryDevice? Host(string name) =>
        name.IndexOf('.') is var dot and >= 0 && _devices.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name.AsSpan(0, dot), out var device) ? device : null;

    /// <param name="userId">Entra object id.</param>
    public Baseline? FindBaseline(string? userId) => userId is null ? null : _baselines.GetValueOrDefault(userId);

    public KnownNetwork? FindNetwork(string? ip) =>
        IPAddress.TryParse(ip, out var address) ? Profile.Networks.FirstOrDefault(network => network.Range.Contains(address)) : null;

    /// <summary>True for a known domain and for every name under it, and for where the tenant's own SharePoint lives.</summary>
    public bool KnowsDomain(string host)
    {
        for (var name = host; name is not null; name = name.IndexOf('.') is var dot and >= 0 ? name[(dot + 1)..] : null)
            if (_domains.Contains(name)) return true;
        return IsOwnSharePoint(host);
    }

    /// <summary>A tenant called contoso.onmicrosoft.com has contoso.sharepoint.com and contoso-my.sharepoint.com; every other name there is a stranger's.</summary>
    private bool IsOwnSharePoint(string host)
    {
        if (!host.EndsWith(SharePoint, StringComparison.OrdinalIgnoreCase)) return false;
        var name = host[..^SharePoint.Length];
        return _domains.Contains(name + Initial) || SiteKinds.Any(kind => name.EndsWith(kind, StringComparison.OrdinalIgnoreCase) && _domains.Contains(name[..^kind.Length] + Initial));
    }

    /// <param name="fileName">The executable's file name.</param>
    public bool ApprovesTool(string fileName) => _tools.Contains(fileName);

    /// <param name="applicationId">Entra appId.</param>
    public bool TrustsApplication(string applicationId) => _applications.Contains(applicationId);

    /// <param name="applicationId">Entra appId.</param>
    public bool OwnsApplication(string applicationId) => _own.Contains(applicationId);
}
