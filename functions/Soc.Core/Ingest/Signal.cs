using Soc.Core.Tenants;

namespace Soc.Core.Ingest;

/// <summary>A raw record as a source sent it, with what the envelope and the record itself say about it.</summary>
/// <param name="Key">The source's own key of the record (signals.md: properties.id, Id, DeviceId+ReportId+Timestamp …), or a hash of its content where that is empty. Duplicates share it.</param>
/// <param name="Time">When it happened (UTC), from the field that the source binds it to; never the envelope's time when a better one exists.</param>
/// <param name="Record">The record: UTF-8 JSON of one object, never the whole envelope.</param>
public sealed record Signal(
    TenantId Tenant,
    SignalSource Source,
    string Key,
    DateTimeOffset Time,
    ReadOnlyMemory<byte> Record,
    SignalPosition Position)
{
    private readonly ReadOnlyMemory<byte>? _original;

    /// <summary>What the source sent, where <see cref="Record"/> had to be put into shape: a line of text, columns under other names, one flow of many.</summary>
    public ReadOnlyMemory<byte> Original { get => _original ?? Record; init => _original = value; }
}

/// <summary>Where a record was read from, so that it can be found again.</summary>
/// <param name="Origin">A hub's name, a file's name, or "stdin".</param>
/// <param name="Partition">The hub's partition; "0" for a file.</param>
/// <param name="Offset">The hub's offset, or the byte offset of the message in the file.</param>
/// <param name="Index">The record's index within its message's records array.</param>
public sealed record SignalPosition(string Origin, string Partition, long Offset, int Index)
{
    /// <summary>When the hub took the message, or when the file was last written, UTC; null where nobody knows. It dates lines that tell no year.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Of the message's first byte in its file, from 1; null for a message of a hub.</summary>
    public long? Line { get; init; }
}

/// <summary>Which source sent a record; recognized from the record's own fields.</summary>
public enum SignalSource
{
    EntraSignIn,
    EntraNonInteractiveSignIn,
    EntraServicePrincipalSignIn,
    EntraManagedIdentitySignIn,
    EntraAudit,
    EntraRiskyUser,
    EntraUserRiskEvent,
    EntraProvisioning,
    MicrosoftGraphActivity,
    Office365Exchange,
    Office365SharePoint,
    Office365Teams,
    Office365AzureActiveDirectory,
    Office365Compliance,
    Office365ThreatIntelligence,
    Office365Dlp,
    Office365PowerPlatform,
    Office365General,
    DefenderEmailEvents,
    DefenderEmailUrlInfo,
    DefenderUrlClickEvents,
    DefenderDeviceProcessEvents,
    DefenderDeviceNetworkEvents,
    DefenderDeviceFileEvents,
    DefenderAlertInfo,
    DefenderAlertEvidence,
    DefenderDeviceRegistryEvents,
    DefenderDeviceLogonEvents,
    DefenderDeviceImageLoadEvents,
    DefenderDeviceEvents,
    DefenderDeviceInfo,
    DefenderEmailAttachmentInfo,
    DefenderEmailPostDeliveryEvents,
    DefenderIdentityLogonEvents,
    DefenderIdentityQueryEvents,
    DefenderIdentityDirectoryEvents,
    DefenderCloudAppEvents,
    DefenderGeneral,
    GraphSecurityAlert,
    GraphSecurityIncident,
    AzureActivity,
    AzureKeyVault,
    AzureFirewall,
    AzureWebApplicationFirewall,
    AzureFlowLog,
    AzureGeneral,
    CommonEventFormat,
    Syslog,
    WindowsSecurity,
    WindowsSysmon,
    WindowsPowerShell,
}

/// <summary>A record that could not be read, kept as it came until it is replayed.</summary>
/// <param name="Reason">One line: what was wrong. Quotes field names, never field values.</param>
/// <param name="Content">The bytes as they came: the record, or the whole message when its records could not be told apart.</param>
public sealed record QuarantinedSignal(SignalPosition Position, TenantId? Tenant, QuarantineReason Code, string Reason, ReadOnlyMemory<byte> Content)
{
    /// <summary>Which source sent it; null where nothing says so.</summary>
    public SignalSource? Source { get; init; }

    /// <summary>When it happened; null where that cannot be read.</summary>
    public DateTimeOffset? Time { get; init; }
}

public enum QuarantineReason { NotJson, NotARecord, UnknownSource, UnknownTenant, MissingTime, MissingKeyField, WrongShape, Unprocessable }
