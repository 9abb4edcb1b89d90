using Soc.Cli.Tests.Commands;

namespace Soc.Cli.Tests.Rules;

/// <summary>A folder with a few rules, and records for them.</summary>
internal static class RuleDesk
{
    public const string CertutilId = "0f6b2c1e-5a84-4d0e-9b1f-1c7d2e3f4a50";

    public const string Certutil = $"""
        title: Certutil fetches a file
        id: {CertutilId}
        name: certutil_fetch
        status: test
        level: high
        tags: [attack.command-and-control, attack.t1105]
        logsource: {"{"}product: windows, category: process_creation{"}"}
        detection:
          selection:
            Image|endswith: '\certutil.exe'
            CommandLine|contains: urlcache
          filter_update:
            CommandLine|contains: updates.example.org
          condition: selection and not filter_update
        """;

    public const string NewRule = """
        title: Inbox rule deletes mail
        id: 5c1d7e90-3b42-4f6a-8e15-6a9b0c1d2e3f
        status: test
        level: medium
        tags: [attack.defense-evasion]
        logsource: {product: m365, service: exchange}
        detection:
          selection:
            Operation: New-InboxRule
          filter:
            soc.application.trusted: true
          condition: selection and not filter
        """;

    /// <summary>Three fetches on one computer within ten minutes.</summary>
    public const string Repeated = """
        title: Certutil fetches again and again
        id: 9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d
        status: test
        level: critical
        correlation:
          type: event_count
          rules: [certutil_fetch]
          group-by: [Computer]
          timespan: 10m
          condition: {gte: 3}
        """;

    /// <summary>As Sysmon writes it, flattened.</summary>
    public static string Process(string commandLine, string time = "2026-11-17 08:00:00.000", string computer = "ws-01.example.org") =>
        System.Text.Json.JsonSerializer.Serialize(new
        {
            Channel = "Microsoft-Windows-Sysmon/Operational",
            EventID = 1,
            UtcTime = time,
            Computer = computer,
            Image = "C:\\Windows\\System32\\certutil.exe",
            CommandLine = commandLine,
        });

    /// <summary>As the Office 365 audit log writes it.</summary>
    public const string InboxRule = """
        {"CreationTime":"2026-11-17T08:33:20","Id":"aea33091-1470-4a68-8ac3-21a58be53bd5","Operation":"New-InboxRule","OrganizationId":"3d0c6c1e-8f4b-4f0a-9a57-2f1c5b7e9d10","RecordType":1,"ResultStatus":"True","UserKey":"10032001A4F7C2D9","UserType":0,"Version":1,"Workload":"Exchange","UserId":"mira.holm@example.org","AppId":"b4c0e8d2-6f1a-4e7b-9d35-8a2c1f0b7e64","ClientIP":"203.0.113.5:52110","Parameters":[{"Name":"DeleteMessage","Value":"True"}]}
        """;

    /// <summary>A profile that trusts the application which made <see cref="InboxRule"/>.</summary>
    public const string Profile = """
        {"tenant":"3d0c6c1e-8f4b-4f0a-9a57-2f1c5b7e9d10","name":"Example","users":[],"devices":[],"networks":[],"domains":[],"approvedRemoteTools":[],"trustedApplications":["b4c0e8d2-6f1a-4e7b-9d35-8a2c1f0b7e64"],"analysts":[]}
        """;

    /// <returns>Its folder, named as on the command line.</returns>
    public static string WriteRule(this SocRun soc, string name, string text)
    {
        Directory.CreateDirectory(soc.PathOf("rules"));
        soc.Write(Path.Combine("rules", name + ".yml"), text);
        return "rules";
    }

    public static void WriteCase(this SocRun soc, string rule, string name, string text)
    {
        Directory.CreateDirectory(soc.PathOf(Path.Combine("rules", rule)));
        soc.Write(Path.Combine("rules", rule, name + ".json"), text);
    }
}
