using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Core.Normalize;

/// <summary>A normalized signal. Attributes carry the names of OCSF 1.8 (ocsf.io); what the source did not say is null.</summary>
/// <param name="Key">The signal's.</param>
/// <param name="Time">Event time, UTC.</param>
/// <param name="Activity">activity_name, as OCSF names it for the class ("Logon", "Create", "Launch", "Open" …).</param>
/// <param name="StatusCode">status_code as the source gives it (an Entra resultType, for instance).</param>
/// <param name="Raw">The record, kept whole, in the shape in which its source sends it to a hub: the UTF-8 JSON of one object, which mappings and rules read.</param>
public sealed record SecurityEvent(
    string Key,
    TenantId Tenant,
    SignalSource Source,
    DateTimeOffset Time,
    OcsfClass Class,
    string Activity,
    OcsfStatus Status,
    ReadOnlyMemory<byte> Raw)
{
    private readonly ReadOnlyMemory<byte>? _original;

    /// <summary>raw_data: what the source sent, where <see cref="Raw"/> had to be put into shape.</summary>
    public ReadOnlyMemory<byte> Original { get => _original ?? Raw; init => _original = value; }

    /// <summary>metadata.uid: derived from tenant, source and key; duplicates share it. Made when asked for, which few events ever are.</summary>
    public string Uid => EventUid.Of(Tenant, Source, Key);

    public string? StatusCode { get; init; }
    public string? StatusDetail { get; init; }
    public Actor? Actor { get; init; }

    /// <summary>Whom it was done to, where that is not the actor.</summary>
    public User? User { get; init; }

    public Device? Device { get; init; }
    public Endpoint? SrcEndpoint { get; init; }
    public Endpoint? DstEndpoint { get; init; }
    public HttpRequest? HttpRequest { get; init; }

    /// <summary>http_response.code.</summary>
    public HttpResponse? HttpResponse { get; init; }

    public ConnectionInfo? ConnectionInfo { get; init; }

    /// <summary>query: the name that was asked for.</summary>
    public DnsQuery? Query { get; init; }

    public Traffic? Traffic { get; init; }

    /// <summary>"Allowed", "Blocked", "Quarantined" …: what a control did about it.</summary>
    public string? Disposition { get; init; }

    /// <summary>logon_type, as OCSF names it ("Interactive", "Network", "Remote Interactive" …).</summary>
    public string? LogonType { get; init; }

    public Registry? Registry { get; init; }

    /// <summary>The image that was loaded.</summary>
    public FileObject? Module { get; init; }

    public Script? Script { get; init; }

    /// <summary>The scheduled task or the service that was made.</summary>
    public Job? Job { get; init; }

    public Risk? Risk { get; init; }

    /// <summary>Roles, permissions or scopes that were given or taken.</summary>
    public IReadOnlyList<string>? Privileges { get; init; }

    /// <summary>message: what the source says in a sentence. Attacker-controlled text.</summary>
    public string? Message { get; init; }

    public Process? Process { get; init; }
    public FileObject? File { get; init; }
    public Email? Email { get; init; }
    public Url? Url { get; init; }

    public string? AuthProtocol { get; init; }
    public bool? IsMfa { get; init; }

    /// <summary>The application or service that was reached (a sign-in's resource, an audit record's workload).</summary>
    public Service? Service { get; init; }

    /// <summary>The mailbox rule, policy or group that was changed.</summary>
    public ManagedEntity? Entity { get; init; }

    public FindingInfo? FindingInfo { get; init; }

    /// <summary>finding_info_list: the alerts of a vendor's incident, where it names them.</summary>
    public IReadOnlyList<FindingInfo>? FindingInfoList { get; init; }

    /// <summary>evidences: all that a vendor's alert is about; the first of each kind fills the event's own attributes too.</summary>
    public IReadOnlyList<EvidenceArtifacts>? Evidences { get; init; }

    /// <summary>verdict, as OCSF names it ("True Positive", "False Positive", "Benign", "Test" …): what people made of a vendor's finding.</summary>
    public string? Verdict { get; init; }

    /// <summary>severity, as the vendor gives it ("Low", "Medium", "High", "Informational").</summary>
    public string? Severity { get; init; }
}

/// <summary>OCSF class_uid.</summary>
public enum OcsfClass
{
    BaseEvent = 0,
    FileSystemActivity = 1001,
    ModuleActivity = 1005,
    ScheduledJobActivity = 1006,
    ProcessActivity = 1007,
    EventLogActivity = 1008,
    ScriptActivity = 1009,
    DetectionFinding = 2004,
    IncidentFinding = 2005,
    DataSecurityFinding = 2006,
    AccountChange = 3001,
    Authentication = 3002,
    AuthorizeSession = 3003,
    EntityManagement = 3004,
    UserAccessManagement = 3005,
    GroupManagement = 3006,
    NetworkActivity = 4001,
    HttpActivity = 4002,
    DnsActivity = 4003,
    EmailActivity = 4009,
    EmailFileActivity = 4011,
    EmailUrlActivity = 4012,
    DeviceInventoryInfo = 5001,
    WebResourcesActivity = 6001,
    ApplicationLifecycle = 6002,
    ApiActivity = 6003,
    DatastoreActivity = 6005,
    FileHostingActivity = 6006,
    RegistryKeyActivity = 201001,
    RegistryValueActivity = 201002,
    WindowsServiceActivity = 201004,
}

/// <summary>OCSF status_id.</summary>
public enum OcsfStatus { Unknown = 0, Success = 1, Failure = 2, Other = 99 }

public sealed record Actor(User? User = null, Session? Session = null, Process? Process = null, Application? AppInfo = null);

/// <param name="Uid">Entra object id, lower case, where the record or the tenant's directory knows it; else the SID of a domain's or a machine's account.</param>
/// <param name="Name">User principal name, lower case.</param>
public sealed record User(string? Uid, string? Name, string? FullName = null, string? Type = null);

public sealed record Session(string Uid);

public sealed record Application(string? Uid, string? Name);

public sealed record Service(string? Uid, string? Name);

/// <param name="Uid">Defender machine id, or the Entra device id where only that is known.</param>
public sealed record Device(string? Uid, string? Name, string? Os = null, bool? IsManaged = null, bool? IsCompliant = null);

public sealed record Endpoint(string? Ip = null, int? Port = null, string? Hostname = null, Location? Location = null, AutonomousSystem? AutonomousSystem = null);

public sealed record Location(string? City, string? Country, string? Isp = null);

public sealed record AutonomousSystem(long Number, string? Name = null);

/// <param name="HttpMethod">Upper case.</param>
/// <param name="Url">As requested, with its query.</param>
public sealed record HttpRequest(string? UserAgent, string? HttpMethod = null, string? Url = null);

public sealed record HttpResponse(int Code);

/// <param name="ProtocolName">Lower case ("tcp", "udp").</param>
/// <param name="Direction">"Inbound", "Outbound" or "Lateral".</param>
public sealed record ConnectionInfo(string? ProtocolName, string? Direction = null);

/// <param name="Hostname">Lower case, without the dot at its end.</param>
/// <param name="Type">Of the record that was asked for ("A", "AAAA", "TXT").</param>
public sealed record DnsQuery(string Hostname, string? Type = null);

/// <summary>In bytes, as seen from the source endpoint.</summary>
public sealed record Traffic(long? BytesOut, long? BytesIn);

/// <param name="Path">Of the key, with its hive.</param>
/// <param name="Name">Of the value; null where the key itself was touched.</param>
/// <param name="Data">Of the value.</param>
public sealed record Registry(string Path, string? Name = null, string? Data = null);

/// <param name="Name">Attacker-controlled text.</param>
/// <param name="CmdLine">What it runs.</param>
public sealed record Job(string? Name, string? CmdLine = null);

/// <param name="Content">As it was run. Attacker-controlled text.</param>
/// <param name="Uid">PowerShell's ScriptBlockId: long scripts are told in several events of the same.</param>
/// <param name="File">Null for what was typed or passed on a command line.</param>
public sealed record Script(string Content, string? Uid = null, FileObject? File = null);

/// <param name="Level">"Low", "Medium", "High", "Hidden" or "None", as Entra ID Protection gives it.</param>
/// <param name="State">"atRisk", "confirmedCompromised", "remediated", "dismissed" …</param>
/// <param name="Type">riskEventType ("anomalousToken").</param>
public sealed record Risk(string? Level, string? State = null, string? Type = null);

public sealed record Process(string? Name, string? CmdLine, long? Pid = null, FileObject? File = null, Process? ParentProcess = null, User? User = null);

/// <param name="Sha256">Lower case, as the others.</param>
public sealed record FileObject(string? Name, string? Path = null, string? Sha256 = null, string? OriginUrl = null, string? Sha1 = null, string? Md5 = null);

/// <param name="MessageUid">NetworkMessageId.</param>
/// <param name="Subject">Attacker-controlled text.</param>
public sealed record Email(
    string MessageUid,
    string? Subject = null,
    string? From = null,
    IReadOnlyList<string>? To = null,
    string? Direction = null,
    IReadOnlyList<string>? Cc = null);

public sealed record Url(string UrlString, string? Hostname);

/// <param name="Name">Attacker-controlled text.</param>
public sealed record ManagedEntity(string Type, string? Name, string? Uid = null);

/// <param name="Uid">The vendor's own alert id.</param>
/// <param name="Title">Null on evidence rows, which do not always carry it.</param>
/// <param name="Types">The vendor's categories ("InitialAccess", "Malware").</param>
/// <param name="Attacks">attacks.technique.uid: ATT&amp;CK technique ids, upper case.</param>
/// <param name="Desc">The vendor's explanation.</param>
/// <param name="SrcUrl">Where people read it at the vendor's.</param>
/// <param name="IncidentUid">The vendor's incident that the alert belongs to.</param>
public sealed record FindingInfo(
    string Uid,
    string? Title,
    string? ProductName = null,
    IReadOnlyList<string>? Types = null,
    IReadOnlyList<string>? Attacks = null,
    string? Desc = null,
    string? SrcUrl = null,
    string? IncidentUid = null);

/// <summary>One thing that an alert is about. What it does not touch is null.</summary>
public sealed record EvidenceArtifacts
{
    public Actor? Actor { get; init; }
    public User? User { get; init; }
    public Device? Device { get; init; }
    public Endpoint? SrcEndpoint { get; init; }
    public Endpoint? DstEndpoint { get; init; }
    public FileObject? File { get; init; }
    public Process? Process { get; init; }
    public Email? Email { get; init; }
    public Url? Url { get; init; }
    public Registry? Registry { get; init; }

    public static EvidenceArtifacts Of(SecurityEvent found) => new()
    {
        Actor = found.Actor, User = found.User, Device = found.Device, SrcEndpoint = found.SrcEndpoint, DstEndpoint = found.DstEndpoint,
        File = found.File, Process = found.Process, Email = found.Email, Url = found.Url, Registry = found.Registry,
    };
}
