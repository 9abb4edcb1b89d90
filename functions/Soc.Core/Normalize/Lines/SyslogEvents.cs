namespace Soc.Core.Normalize.Lines;

/// <summary>Syslog, by the program that writes the line. A line that no mapping knows keeps its machine, its severity and its words.</summary>
internal static class SyslogEvents
{
    public static SecurityEvent? Normalize(Draft draft) => SyslogMessage.Of(draft) is { } message ? Mapped(message) ?? message.Common() : null;

    private static SecurityEvent? Mapped(SyslogMessage message) => message.Program.ToLowerInvariant() switch
    {
        var cisco when cisco.StartsWith('%') => CiscoMessages.Normalize(message),
        "sshd" or "sshd-session" or "sshd-auth" => SshLogins.Normalize(message) ?? PamMessages.Normalize(message),
        "sudo" => SudoCommands.Normalize(message) ?? PamMessages.Normalize(message),
        "useradd" or "userdel" or "usermod" or "groupadd" or "groupdel" or "gpasswd" or "passwd" or "chpasswd" => LinuxAccounts.Normalize(message) ?? PamMessages.Normalize(message),
        "cron" or "crond" or "crontab" => CronJobs.Normalize(message) ?? PamMessages.Normalize(message),
        "kernel" => PacketFilter.Normalize(message) ?? AuditRecords.Normalize(message),
        "auditd" or "audispd" or "audisp-syslog" or "audit" => AuditRecords.Normalize(message),
        _ => message.HasFields ? FirewallSyslog.Normalize(message) ?? AuditRecords.Normalize(message) : PamMessages.Normalize(message),
    };
}
