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

    /// <summary>Hexadecimal digits of Defender's ids of machines.</summary>
    private const int MachineId = 40;

    private const int Sha256 = 64;

    /// <summary>Of Kerberos, which only domain controllers see.</summary>
    private static readonly string[] Tickets = ["Authentication Ticket", "Service Ticket Request", "Service Ticket Renew", "Preauth"];

    private static readonly string[] SystemFolders = [@":\windows\", @":\program files\", @":\program files (x86)\", @":\programdata\microsoft\windows defender\"];

    /// <returns>Ordered, each once; of a vendor's alert those of everything it is about.</returns>
    public static IReadOnlyList<Entity> Of(SecurityEvent found, TenantDirectory directory)
    {
        var entities = new List<Entity>();
        var gathering = new Gathering(found, directory, entities);
        gathering.Add(found.Actor, found.User, found.Device, found.SrcEndpoint, found.DstEndpoint, found.File, found.Process, found.Email, found.Url);
        foreach (var evidence in found.Evidences ?? [])
            gathering.Add(evidence.Actor, evidence.User, evidence.Device, evidence.SrcEndpoint, evidence.DstEndpoint, evidence.File, evidence.Process, evidence.Email, evidence.Url);
        gathering.Finding();
        entities.Sort();
        return entities;
    }

    public static string Incident(string uid) => $"incident/{uid}";

    /// <summary>Of an event, or of what it would be if it were about one of its evidences alone.</summary>
    private readonly struct Gathering(SecurityEvent found, TenantDirectory directory, List<Entity> entities)
    {
        public void Add(Actor? actor, User? user, Device? device, Endpoint? source, Endpoint? destination, FileObject? file, Process? process, Email? email, Url? url)
        {
            Person(actor?.User);
            Person(user);
            Person(process?.User);
            if (device is not null && !IsWitness(found)) Add(EntityKind.Device, device.Uid is { Length: MachineId } ? device.Uid : device.Name ?? device.Uid);
            if (found.Class != OcsfClass.EmailActivity || found.Source == SignalSource.Office365Exchange)
            {
                Address(source?.Ip);
                Address(destination?.Ip);
            }

            Add(EntityKind.Session, actor?.Session?.Uid);
            Add(EntityKind.MailMessage, email?.MessageUid);
            if (Application(actor) is { } application && !directory.TrustsApplication(application)) Add(EntityKind.Application, application);
            if (found.Entity is { Type: InboxRule, Name: { } rule } && UserValue(user ?? actor?.User) is { } owner) Add(EntityKind.MailboxRule, $"{owner}/{rule}");
            Hash(file);
            Hash(process?.File);
            Hash(actor?.Process?.File);
            Host(email?.From?.Split('@')[^1]);
            Host(url?.Hostname);
            // What answers a logon or a query of the directory is a machine of the house.
            if (found.Class is not (OcsfClass.Authentication or OcsfClass.DatastoreActivity) && (device is null || found.Query is null)) Host(destination?.Hostname);
            Host(found.Query?.Hostname);
            if (url is { Hostname: { } name } && url.UrlString.Contains("://", StringComparison.Ordinal) && !directory.KnowsDomain(name)) Add(EntityKind.Url, url.UrlString.ToLowerInvariant());
        }

        /// <summary>Alerts that the vendor made one incident of belong together.</summary>
        public void Finding()
        {
            if (found.FindingInfo is not { } finding) return;
            Add(EntityKind.VendorAlert, found.Class == OcsfClass.IncidentFinding ? Incident(finding.Uid) : finding.Uid);
            if (finding.IncidentUid is { } incident) Add(EntityKind.VendorAlert, Incident(incident));
            foreach (var alert in found.FindingInfoList ?? []) Add(EntityKind.VendorAlert, alert.Uid);
        }

        private void Person(User? user) => Add(EntityKind.User, UserValue(user));

        private void Address(string? ip)
        {
            if (ip is not null && IpSpelling.IsPublic(ip) && directory.FindNetwork(ip) is not { Shared: true }) Add(EntityKind.Ip, ip);
        }

        private void Hash(FileObject? file)
        {
            if (file?.Sha256 is { Length: Sha256 } && !IsOfTheSystem(file.Path)) Add(EntityKind.FileHash, file.Sha256);
        }

        private void Host(string? host)
        {
            if (host is not null && host.Contains('.', StringComparison.Ordinal) && !IpSpelling.IsAddress(host) && !directory.KnowsDomain(host)) Add(EntityKind.Domain, host.ToLowerInvariant());
        }

        /// <summary>An application counts where it acts itself; the one a person uses is everybody's.</summary>
        private string? Application(Actor? actor) =>
            found.Source == SignalSource.DefenderAlertEvidence ? found.Service?.Uid
            : actor is { User: null, AppInfo.Uid: { } id } ? id
            : null;

        private void Add(EntityKind kind, string? value)
        {
            if (value is null) return;
            foreach (var entity in entities)
                if (entity.Kind == kind && entity.Value == value) return;
            entities.Add(new(kind, value));
        }
    }

    /// <summary>A local account or a service's name ties nothing together.</summary>
    private static string? UserValue(User? user) =>
        user?.Uid ?? (user?.Name?.Contains('@', StringComparison.Ordinal) == true ? user.Name : null);

    /// <summary>Whether the machine that tells it has no part in it.</summary>
    private static bool IsWitness(SecurityEvent found) =>
        found.Source == SignalSource.CommonEventFormat
        || (found.Source == SignalSource.Syslog && found.Class is OcsfClass.NetworkActivity or OcsfClass.HttpActivity)
        || (found.Source == SignalSource.WindowsSecurity && Tickets.Contains(found.Activity));

    private static bool IsOfTheSystem(string? path) =>
        path is not null && SystemFolders.Any(folder => path.Contains(folder, StringComparison.OrdinalIgnoreCase));
}
