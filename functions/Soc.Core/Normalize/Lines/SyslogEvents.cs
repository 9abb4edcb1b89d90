namespace Soc.Core.Normalize.Lines;

/// <summary>Syslog, by the program that writes the line. A line that no mapping knows keeps its machine, its severity and its words.</summary>
internal static class SyslogEvents
{
    public static SecurityEvent? Normalize(Draft draft) => SyslogMessage.Of(draft) is { } message ? Mapped(message) ?? message.Common() : null;

    private static SecurityEvent? Mapped(SyslogMessage message) => message.Program.ToLowerInvariant() switch
    {
        _ when CiscoMessages.Are(message) => CiscoMessages.Normalize(message),
        "sshd" or "sshd-session" or "sshd-auth" => SshLogins.Normalize(message) ?? PamMessages.Normalize(message) ?? SshConnections.Normalize(message),
        "sudo" => SudoCommands.Normalize(message) ?? PamMessages.Normalize(message),
        "su" => SuSwitches.Normalize(message) ?? PamMessages.Normalize(message),
        "useradd" or "userdel" or "usermod" or "groupadd" or "groupdel" or "groupmod" or "gpasswd" or "passwd" or "chpasswd" => LinuxAccounts.Normalize(message) ?? PamMessages.Normalize(message),
        "cron" or "crond" or "crontab" => CronJobs.Normalize(message) ?? PamMessages.Normalize(message),
        "kernel" => PacketFilter.Normalize(message) ?? AuditRecords.Normalize(message),
        "auditd" or "audispd" or "audisp-syslog" or "audit" => AuditRecords.Normalize(message) ?? FirewallConsoles.Normalize(message),
        "filterlog" => PacketFilterLog.Normalize(message),
        "php-fpm" or "webconfigurator" or "openvpn" => FirewallConsoles.Normalize(message),
        "mgd" => JunosLogs.Normalize(message),
        var junos when junos.StartsWith("rt_", StringComparison.Ordinal) => JunosLogs.Normalize(message),
        var meraki when MerakiMessages.Are(meraki) => MerakiMessages.Normalize(message),
        _ => message.HasFields ? OfFields(message) : OfWords(message),
    };

    private static SecurityEvent? OfFields(SyslogMessage message) =>
        message.Field("eventId") is not null && message.Text.StartsWith("LEEF:", StringComparison.Ordinal) ? LeefEvents.Normalize(message)
        : message.Field("type") is not null && message.Field("msg")?.StartsWith("audit(", StringComparison.Ordinal) == true ? AuditRecords.Normalize(message)
        : PacketFilter.Normalize(message) ?? FirewallSyslog.Normalize(message) ?? AuditRecords.Normalize(message);

    private static SecurityEvent? OfWords(SyslogMessage message) =>
        PanOsLogs.Are(message.Text) ? PanOsLogs.Normalize(message)
        : message.Text.Contains("msg_id=\"", StringComparison.Ordinal) ? WatchGuardMessages.Normalize(message, message.Text)
        : MikroTikMessages.Are(message) ? MikroTikMessages.Normalize(message)
        : PamMessages.Normalize(message);
}
