using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Prepare;

namespace Soc.Core.Detect;

/// <summary>
/// What an event can have in common with others of the same intrusion. What many share who have nothing to do with each other is left out:
/// private addresses, an office's egress, known domains, mail relays, the system's own executables, the applications that everyone uses, and
/// the firewall or domain controller that saw it all.
/// </summary>
internal static class EventEntities
{
    private const string InboxRule = "Inbox Rule";

    /// <summary>Of Kerberos, which only domain controllers see.</summary>
    private static readonly string[] Tickets = ["Authentication Ticket", "Service Ticket Request", "Service Ticket Renew", "Preauth"];

    private static readonly string[] SystemFolders = [@":\windows\", @":\program files\", @":\program files (x86)\", @":\programdata\microsoft\windows defender\"];

    /// <returns>Ordered, each once; of a vendor's alert those of everything it is about.</returns>
    public static IReadOnlyList<Entity> Of(SecurityEvent found, TenantDirectory directory) =>
        [.. Views(found).SelectMany(view => Users(view).Concat(Device(view)).Concat(Addresses(view, directory)).Concat(Identifiers(view, directory))
            .Concat(Hashes(view)).Concat(Hosts(view, directory))).Distinct().Order()];

    /// <summary>The event, and what it would be if it were about each of its evidences alone.</summary>
    private static IEnumerable<SecurityEvent> Views(SecurityEvent found) => (found.Evidences ?? [])
        .Select(evidence => found with
        {
            Actor = evidence.Actor, User = evidence.User, Device = evidence.Device, SrcEndpoint = evidence.SrcEndpoint, DstEndpoint = evidence.DstEndpoint,
            File = evidence.File, Process = evidence.Process, Email = evidence.Email, Url = evidence.Url,
        })
        .Prepend(found);

    private static IEnumerable<Entity> Users(SecurityEvent found) =>
        new[] { found.Actor?.User, found.User, found.Process?.User }
            .Select(UserValue).OfType<string>()
            .Select(value => new Entity(EntityKind.User, value));

    /// <summary>A local account or a service's name ties nothing together.</summary>
    private static string? UserValue(User? user) =>
        user?.Uid ?? (user?.Name?.Contains('@', StringComparison.Ordinal) == true ? user.Name : null);

    private static IEnumerable<Entity> Device(SecurityEvent found)
    {
        if (found.Device is not { } device || IsWitness(found)) yield break;
        var isMachineId = device.Uid is { Length: 40 };
        if ((isMachineId ? device.Uid : device.Name ?? device.Uid) is { } value) yield return new(EntityKind.Device, value);
    }

    /// <summary>Whether the machine that tells it has no part in it.</summary>
    private static bool IsWitness(SecurityEvent found) =>
        found.Source == SignalSource.CommonEventFormat
        || (found.Source == SignalSource.Syslog && found.Class is OcsfClass.NetworkActivity or OcsfClass.HttpActivity)
        || (found.Source == SignalSource.WindowsSecurity && Tickets.Contains(found.Activity));

    private static IEnumerable<Entity> Addresses(SecurityEvent found, TenantDirectory directory) =>
        found.Class == OcsfClass.EmailActivity && found.Source != SignalSource.Office365Exchange
            ? []
            : new[] { found.SrcEndpoint?.Ip, found.DstEndpoint?.Ip }
                .OfType<string>()
                .Where(ip => IpSpelling.IsPublic(ip) && directory.FindNetwork(ip) is not { Shared: true })
                .Select(ip => new Entity(EntityKind.Ip, ip));

    private static IEnumerable<Entity> Identifiers(SecurityEvent found, TenantDirectory directory)
    {
        if (found.Actor?.Session is { } session) yield return new(EntityKind.Session, session.Uid);
        if (found.Email is { } email) yield return new(EntityKind.MailMessage, email.MessageUid);
        foreach (var alert in VendorAlerts(found)) yield return new(EntityKind.VendorAlert, alert);
        if (Application(found) is { } application && !directory.TrustsApplication(application)) yield return new(EntityKind.Application, application);
        if (found.Entity is { Type: InboxRule, Name: { } rule } && UserValue(found.User ?? found.Actor?.User) is { } owner)
            yield return new(EntityKind.MailboxRule, $"{owner}/{rule}");
    }

    /// <summary>Alerts that the vendor made one incident of belong together.</summary>
    private static IEnumerable<string> VendorAlerts(SecurityEvent found)
    {
        if (found.FindingInfo is not { } finding) yield break;
        yield return found.Class == OcsfClass.IncidentFinding ? Incident(finding.Uid) : finding.Uid;
        if (finding.IncidentUid is { } incident) yield return Incident(incident);
        foreach (var alert in found.FindingInfoList ?? []) yield return alert.Uid;
    }

    public static string Incident(string uid) => $"incident/{uid}";

    /// <summary>An application counts where it acts itself; the one a person uses is everybody's.</summary>
    private static string? Application(SecurityEvent found) =>
        found.Source == SignalSource.DefenderAlertEvidence ? found.Service?.Uid
        : found.Actor is { User: null, AppInfo.Uid: { } id } ? id
        : null;

    private static IEnumerable<Entity> Hashes(SecurityEvent found) =>
        new[] { found.File, found.Process?.File, found.Actor?.Process?.File }
            .OfType<FileObject>()
            .Where(file => file.Sha256 is { Length: 64 } && !IsOfTheSystem(file.Path))
            .Select(file => new Entity(EntityKind.FileHash, file.Sha256!));

    private static bool IsOfTheSystem(string? path) =>
        path is not null && SystemFolders.Any(folder => path.Contains(folder, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Entity> Hosts(SecurityEvent found, TenantDirectory directory)
    {
        var sender = found.Email?.From?.Split('@')[^1];
        // What answers a logon or a query of the directory is a machine of the house.
        var reached = found.Class is OcsfClass.Authentication or OcsfClass.DatastoreActivity || found.Device is not null && found.Query is not null ? null : found.DstEndpoint?.Hostname;
        foreach (var host in new[] { sender, found.Url?.Hostname, reached, found.Query?.Hostname }.OfType<string>())
            if (host.Contains('.', StringComparison.Ordinal) && !IpSpelling.IsAddress(host) && !directory.KnowsDomain(host)) yield return new(EntityKind.Domain, host.ToLowerInvariant());
        if (found.Url is { } url && url.UrlString.Contains("://", StringComparison.Ordinal) && url.Hostname is { } name && !directory.KnowsDomain(name))
            yield return new(EntityKind.Url, url.UrlString.ToLowerInvariant());
    }
}
