namespace Soc.Core.Normalize.Lines;

/// <summary>What firewalls, proxies and remote-access gateways tell, whatever they call it.</summary>
internal sealed record FirewallFields
{
    public string? SourceIp { get; init; }
    public string? SourcePort { get; init; }
    public string? SourceHost { get; init; }
    public string? SourceUser { get; init; }
    public string? DestinationIp { get; init; }
    public string? DestinationPort { get; init; }
    public string? DestinationHost { get; init; }
    public string? DestinationUser { get; init; }
    public string? Protocol { get; init; }

    /// <summary>What the device did, in its own word.</summary>
    public string? Action { get; init; }

    /// <summary>What became of it, where that is told apart from the action.</summary>
    public string? Outcome { get; init; }

    /// <summary>"Inbound", "Outbound", "Lateral".</summary>
    public string? Direction { get; init; }

    public long? BytesOut { get; init; }
    public long? BytesIn { get; init; }
    public string? Url { get; init; }
    public string? UserAgent { get; init; }
    public string? Method { get; init; }
    public string? FileName { get; init; }
    public string? FileHash { get; init; }

    /// <summary>What of the device's own configuration was changed.</summary>
    public string? Setting { get; init; }
    public string? SettingName { get; init; }

    /// <summary>The device's categories and what it calls the event, from which its kind is told.</summary>
    public string Kind { get; init; } = "";
}
