using System.Text.Json;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// What an alert of the table SecurityAlert is about (https://learn.microsoft.com/azure/sentinel/entities-reference): a list of entities, each
/// numbered by <c>$id</c>; one that stands within others is told once and referred to by <c>$ref</c>. They become evidence of Microsoft Graph.
/// </summary>
internal static class AlertEntities
{
    public static void Write(Utf8JsonWriter writer, RecordNode entities)
    {
        var numbered = new Dictionary<string, RecordNode>();
        foreach (var entity in entities.Items) Number(entity, numbered, depth: 0);
        foreach (var entity in entities.Items) Write(writer, new Entity(entity, numbered));
    }

    private static void Number(RecordNode value, Dictionary<string, RecordNode> numbered, int depth)
    {
        const int Deepest = 8;
        if (depth > Deepest) return;
        if (value.IsObject && value.Text("$id") is { } id) numbered.TryAdd(id, value);
        foreach (var inner in value.IsObject ? value.Members : value.IsArray ? value.Items : default) Number(inner, numbered, depth + 1);
    }

    private static void Write(Utf8JsonWriter writer, Entity entity)
    {
        if (Kind(entity) is not { } kind) return;
        writer.WriteStartObject();
        writer.WriteString("@odata.type", $"#microsoft.graph.security.{kind}");
        Members(writer, entity);
        writer.WriteEndObject();
    }

    private static string? Kind(Entity entity) => Type(entity) switch
    {
        "account" => "userEvidence",
        "host" => "deviceEvidence",
        "ip" => "ipEvidence",
        "url" => "urlEvidence",
        "dns" => "dnsEvidence",
        "file" => "fileEvidence",
        "filehash" => "fileHashEvidence",
        "process" => "processEvidence",
        "mailbox" => "mailboxEvidence",
        "mailmessage" => "analyzedMessageEvidence",
        "registry-key" => "registryKeyEvidence",
        "registry-value" => "registryValueEvidence",
        "cloud-application" => "cloudApplicationEvidence",
        _ => null,
    };

    private static string? Type(Entity entity) => entity.Text("Type")?.ToLowerInvariant();

    private static void Members(Utf8JsonWriter writer, Entity entity)
    {
        switch (Type(entity))
        {
            case "account": Account(writer, "userAccount", entity); break;
            case "host": Host(writer, entity); break;
            case "ip":
                writer.WriteText("ipAddress", entity.Text("Address"));
                writer.WriteText("countryLetterCode", entity.Of("Location").Text("CountryCode"));
                break;
            case "url": writer.WriteText("url", entity.Text("Url")); break;
            case "dns": writer.WriteText("domainName", entity.Text("DomainName")); break;
            case "file": File(writer, "fileDetails", entity); break;
            case "filehash":
                writer.WriteText("algorithm", entity.Text("Algorithm"));
                writer.WriteText("value", entity.Text("Value"));
                break;
            case "process": Process(writer, entity); break;
            case "mailbox":
                writer.WriteText("primaryAddress", entity.Text("MailboxPrimaryAddress"));
                writer.WriteText("upn", entity.Text("Upn"));
                break;
            case "mailmessage": Message(writer, entity); break;
            case "registry-key": Key(writer, entity); break;
            case "registry-value":
                Key(writer, entity.Of("Key"));
                writer.WriteText("registryValueName", entity.Text("Name"));
                writer.WriteText("registryValue", entity.Text("Value"));
                break;
            default:
                writer.WriteText("appId", entity.Text("AppId"));
                writer.WriteText("displayName", entity.Text("Name"));
                break;
        }
    }

    private static void Account(Utf8JsonWriter writer, string member, Entity account)
    {
        var (name, suffix) = (account.Text("Name"), account.Text("UPNSuffix"));
        writer.WriteStartObject(member);
        writer.WriteText("accountName", name);
        writer.WriteText("domainName", account.Text("NTDomain"));
        writer.WriteText("userSid", account.Text("Sid"));
        writer.WriteText("azureAdUserId", account.Text("AadUserId"));
        writer.WriteText("userPrincipalName", name?.Contains('@', StringComparison.Ordinal) == true ? name : name is not null && suffix is not null ? $"{name}@{suffix}" : null);
        writer.WriteText("displayName", account.Text("DisplayName"));
        writer.WriteEndObject();
    }

    private static void Host(Utf8JsonWriter writer, Entity host)
    {
        var (name, domain) = (host.Text("HostName") ?? host.Text("NetBiosName"), host.Text("DnsDomain"));
        writer.WriteText("mdeDeviceId", host.Text("MdatpDeviceId"));
        writer.WriteText("azureAdDeviceId", host.Text("AadDeviceId"));
        writer.WriteText("hostName", name);
        writer.WriteText("deviceDnsName", host.Text("FQDN") ?? (name is not null && domain is not null ? $"{name}.{domain}" : null));
        writer.WriteText("osPlatform", host.Text("OSFamily"));
    }

    private static void File(Utf8JsonWriter writer, string member, Entity file)
    {
        if (!file.IsThere) return;
        writer.WriteStartObject(member);
        writer.WriteText("fileName", file.Text("Name"));
        writer.WriteText("filePath", file.Text("Directory"));
        foreach (var hash in file.Each("FileHashes"))
            if (hash.Text("Algorithm")?.ToLowerInvariant() is { } algorithm and ("sha256" or "sha1" or "md5")) writer.WriteText(algorithm, hash.Text("Value"));
        writer.WriteEndObject();
    }

    private static void Process(Utf8JsonWriter writer, Entity process)
    {
        writer.WriteText("processId", process.Text("ProcessId"));
        writer.WriteText("processCommandLine", process.Text("CommandLine"));
        File(writer, "imageFile", process.Of("ImageFile"));
        writer.WriteText("parentProcessId", process.Of("ParentProcess").Text("ProcessId"));
        File(writer, "parentProcessImageFile", process.Of("ParentProcess").Of("ImageFile"));
        if (process.Of("Account") is { IsThere: true } account) Account(writer, "userAccount", account);
    }

    private static void Message(Utf8JsonWriter writer, Entity message)
    {
        writer.WriteText("networkMessageId", message.Text("NetworkMessageId"));
        writer.WriteText("subject", message.Text("Subject"));
        writer.WriteText("recipientEmailAddress", message.Text("Recipient"));
        if ((message.Text("P2Sender") ?? message.Text("Sender")) is not { } sender) return;
        writer.WriteStartObject("p2Sender");
        writer.WriteString("emailAddress", sender);
        writer.WriteEndObject();
    }

    private static void Key(Utf8JsonWriter writer, Entity key)
    {
        writer.WriteText("registryHive", key.Text("Hive"));
        writer.WriteText("registryKey", key.Text("Key"));
    }

    /// <summary>An entity, or what it refers to.</summary>
    private readonly struct Entity(RecordNode node, Dictionary<string, RecordNode> numbered)
    {
        private readonly RecordNode _node = node.Text("$ref") is { } id ? numbered.GetValueOrDefault(id) : node;

        public bool IsThere => _node.IsObject;

        /// <summary>In any casing: products spell their entities in their own way.</summary>
        public string? Text(string name) => _node.InAnyCase(name).AsText();

        public Entity Of(string name) => new(_node.InAnyCase(name), numbered);

        public IEnumerable<Entity> Each(string name)
        {
            var all = numbered;
            return _node.InAnyCase(name).Items.Select(item => new Entity(item, all));
        }
    }
}
