using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// What an alert of Microsoft Graph is about (https://learn.microsoft.com/graph/api/resources/security-alertevidence): a list of resources,
/// each of which says in @odata.type what it is. What no attribute of OCSF holds (a cloud resource, a container) stays in the record.
/// </summary>
internal static class GraphEvidence
{
    private const string Type = "@odata.type";
    private const string Namespace = "#microsoft.graph.security.";

    /// <summary>Of a mail cluster; a campaign holds thousands, and each would tie the alert to everything it touches.</summary>
    private const int MostMessages = 50;

    /// <returns>The primary device first, the others in the alert's order.</returns>
    public static IReadOnlyList<EvidenceArtifacts> Of(Draft draft, RecordNode alert)
    {
        var isSignIn = alert.Text("serviceSource") is "azureAdIdentityProtection" or "microsoftDefenderForCloudApps" or "microsoftDefenderForIdentity";
        return
        [
            .. alert["evidence"].Items
                .OrderByDescending(IsPrimary)
                .SelectMany(evidence => Artifacts(draft, evidence, isSignIn)),
        ];
    }

    /// <summary>The cloud application in which it happened: everybody uses it, so it ties nothing together.</summary>
    public static Service? Application(RecordNode alert) =>
        alert["evidence"].Items.FirstOrDefault(evidence => Is(evidence, "cloudApplicationEvidence")) is { IsObject: true } application
            ? new(application.Text("appId"), application.Text("displayName"))
            : null;

    private static bool IsPrimary(RecordNode evidence) =>
        evidence["detailedRoles"].Items.Select(role => role.AsText()).Any(role => Says(role, "primary") || Says(role, "main"));

    private static bool Says(string? role, string word) => role?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<EvidenceArtifacts> Artifacts(Draft draft, RecordNode evidence, bool isSignIn) => Kind(evidence) switch
    {
        "userEvidence" => One(new() { User = Account(draft, evidence["userAccount"]) }),
        "mailboxEvidence" => One(new() { User = Account(draft, evidence["userAccount"]) ?? Mailbox(draft, evidence, "upn", "primaryAddress") }),
        "mailboxConfigurationEvidence" => One(new() { User = Mailbox(draft, evidence, "upn", "mailboxPrimaryAddress") }),
        "cloudLogonSessionEvidence" => One(new() { Actor = Logon(draft, evidence) }),
        "oauthApplicationEvidence" => One(new() { Actor = Acting(evidence.Text("appId"), evidence.Text("displayName")) }),
        "servicePrincipalEvidence" => One(new() { Actor = Acting(evidence.Text("appId"), evidence.Text("servicePrincipalName")) }),
        "deviceEvidence" => One(new() { Device = Device(draft, evidence) }),
        "fileEvidence" => One(new() { File = File(evidence["fileDetails"]) }),
        "fileHashEvidence" => One(new() { File = Hash(evidence) }),
        "processEvidence" => One(new() { Process = Process(draft, evidence) }),
        "malwareEvidence" => evidence["files"].Items.Concat(evidence["processes"].Items).SelectMany(part => Artifacts(draft, part, isSignIn)),
        "ipEvidence" => One(Address(evidence, isSignIn)),
        "networkConnectionEvidence" => One(new() { SrcEndpoint = Side(evidence, "source"), DstEndpoint = Side(evidence, "destination") }),
        "dnsEvidence" => One(new() { DstEndpoint = evidence.Text("domainName") is { } name ? new(Hostname: name.Lower()) : null }),
        "urlEvidence" => One(new() { Url = evidence.Text("url") is { } url ? new(url, Hosts.Of(url)) : null }),
        "analyzedMessageEvidence" => One(Message(draft, evidence, Sender(evidence), evidence.Text("recipientEmailAddress"))),
        "submissionMailEvidence" => One(Message(draft, evidence, evidence.Text("sender"), evidence.Text("recipient"))),
        "mailClusterEvidence" => Cluster(evidence),
        "registryKeyEvidence" or "registryValueEvidence" => One(new() { Registry = Registry(evidence) }),
        _ => [],
    };

    private static readonly EvidenceArtifacts Nothing = new();

    private static IEnumerable<EvidenceArtifacts> One(EvidenceArtifacts artifacts) => artifacts == Nothing ? [] : [artifacts];

    private static bool Is(RecordNode evidence, string kind) => kind.Equals(Kind(evidence), StringComparison.Ordinal);

    private static string Kind(RecordNode evidence) =>
        evidence.Text(Type) is { } type && type.StartsWith(Namespace, StringComparison.OrdinalIgnoreCase) ? type[Namespace.Length..] : "";

    private static User? Account(Draft draft, RecordNode account) =>
        Subjects.User(draft.Directory, account.Text("azureAdUserId"), account.Text("userPrincipalName"), account.Text("displayName"))
        ?? Subjects.Account(draft.Directory, account.Text("domainName"), account.Text("accountName"), account.Text("userSid"));

    private static User? Mailbox(Draft draft, RecordNode evidence, string principal, string address) =>
        Subjects.User(draft.Directory, null, evidence.Text(principal) ?? evidence.Text(address), evidence.Text("displayName"));

    private static Actor? Logon(Draft draft, RecordNode evidence)
    {
        var (user, session) = (Account(draft, evidence["account"]["userAccount"] is { IsObject: true } account ? account : evidence["account"]), Subjects.Session(evidence.Text("sessionId")));
        return user is null && session is null ? null : new(user, session);
    }

    private static Actor? Acting(string? id, string? name) => id is null && name is null ? null : new(AppInfo: new(id?.Lower(), name));

    private static Device? Device(Draft draft, RecordNode evidence) =>
        Subjects.Device(draft.Directory, evidence.Text("mdeDeviceId") ?? evidence.Text("azureAdDeviceId"), evidence.Text("deviceDnsName") ?? evidence.Text("hostName"), evidence.Text("osPlatform"));

    private static FileObject? File(RecordNode details)
    {
        var (name, folder) = (details.Text("fileName"), details.Text("filePath"));
        var file = new FileObject(name, WindowsPath.Of(folder, name), details.Text("sha256")?.Lower(), null, details.Text("sha1")?.Lower(), details.Text("md5")?.Lower());
        return file == new FileObject(null) ? null : file;
    }

    private static FileObject? Hash(RecordNode evidence)
    {
        var value = evidence.Text("value")?.Lower();
        return evidence.Text("algorithm")?.ToUpperInvariant() switch
        {
            "SHA256" => new(null, Sha256: value),
            "SHA1" => new(null, Sha1: value),
            "MD5" => new(null, Md5: value),
            _ => null,
        };
    }

    private static Process Process(Draft draft, RecordNode evidence)
    {
        var (image, parent) = (File(evidence["imageFile"]), File(evidence["parentProcessImageFile"]));
        var parentId = evidence.Number("parentProcessId");
        return new(
            image?.Name,
            evidence.Text("processCommandLine"),
            evidence.Number("processId"),
            image,
            parent is null && parentId is null ? null : new(parent?.Name, null, parentId, parent),
            Account(draft, evidence["userAccount"]));
    }

    /// <summary>Where somebody came from when it is a sign-in or the role says so; else where a device went.</summary>
    private static EvidenceArtifacts Address(RecordNode evidence, bool isSignIn)
    {
        var endpoint = Endpoint(evidence, null);
        var roles = evidence["roles"].Items.Select(role => role.AsText()).ToList();
        var isSource = roles.Contains("source") || roles.Contains("attacker") || (isSignIn && !roles.Contains("destination"));
        return isSource ? new() { SrcEndpoint = endpoint } : new() { DstEndpoint = endpoint };
    }

    private static Endpoint? Side(RecordNode evidence, string side) => Endpoint(evidence[side, "Address"], evidence[side, "Port"].AsNumber());

    private static Endpoint? Endpoint(RecordNode evidence, long? port)
    {
        var (city, country) = (evidence["location"].Text("city"), evidence["location"].Text("countryName") ?? evidence.Text("countryLetterCode"));
        return Subjects.Endpoint(evidence.Text("ipAddress"), city is null && country is null ? null : new(city, country)) is { } endpoint
            ? endpoint with { Port = DeviceColumns.Port(port) ?? endpoint.Port }
            : null;
    }

    /// <summary>Whom the mail names as its sender, or else who handed it in.</summary>
    private static string? Sender(RecordNode evidence) => evidence["p2Sender"].Text("emailAddress") ?? evidence["p1Sender"].Text("emailAddress");

    private static IEnumerable<EvidenceArtifacts> Cluster(RecordNode evidence) =>
        evidence["networkMessageIds"].Items.Select(id => id.AsText()).OfType<string>().Take(MostMessages).Select(id => new EvidenceArtifacts { Email = new(id.Lower()) });

    private static EvidenceArtifacts Message(Draft draft, RecordNode evidence, string? sender, string? recipient) => new()
    {
        User = Subjects.User(draft.Directory, null, recipient),
        Email = evidence.Text("networkMessageId") is { } message
            ? new(message.Lower(), evidence.Text("subject"), sender?.Lower(), recipient is null ? null : [recipient.Lower()])
            : null,
    };

    private static Registry? Registry(RecordNode evidence)
    {
        var (hive, key) = (evidence.Text("registryHive"), evidence.Text("registryKey"));
        var path = hive is not null && key is not null ? $"{hive}\\{key}" : key ?? hive;
        return path is null ? null : new(path, evidence.Text("registryValueName"), evidence.Text("registryValue"));
    }
}
