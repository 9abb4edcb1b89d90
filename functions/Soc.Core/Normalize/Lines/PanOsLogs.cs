using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>
/// PAN-OS as it writes syslog unless it is told to write CEF: fields between commas, in an order for each type of log
/// (https://docs.paloaltonetworks.com/ngfw/administration/monitoring/use-syslog-for-monitoring/syslog-field-descriptions).
/// </summary>
internal static partial class PanOsLogs
{
    private const int Type = 3;

    public static bool Are(string text) => Beginning().IsMatch(text);

    public static SecurityEvent? Normalize(SyslogMessage message)
    {
        var fields = new PanOsFields(message, CommaSeparated.Read(message.Text));
        return fields[Type] switch
        {
            "TRAFFIC" or "DECRYPTION" => Firewalls.Of(fields.Common(null), message.Draft.Directory, Connection(fields)),
            "THREAT" => Threat(message, fields),
            "CONFIG" => Configured(message, fields),
            "GLOBALPROTECT" => PanOsSessions.GlobalProtect(fields),
            "SYSTEM" => PanOsSessions.OfSystem(fields),
            "AUTH" or "AUTHENTICATION" => PanOsSessions.Policy(fields),
            "USERID" => fields.Of(fields.Common(null), user: 9, address: 8),
            "HIPMATCH" => fields.Of(fields.Common(null), user: 7, address: 11),
            _ => null,
        };
    }

    private static FirewallFields Connection(PanOsFields fields) => new()
    {
        SourceIp = fields[7],
        SourcePort = fields[24],
        SourceUser = fields[12],
        DestinationIp = fields[8],
        DestinationPort = fields[25],
        DestinationUser = fields[13],
        Protocol = fields[29],
        Action = fields[30],
        BytesOut = fields[Type] == "TRAFFIC" ? fields.Number(32) : null,
        BytesIn = fields[Type] == "TRAFFIC" ? fields.Number(33) : null,
    };

    /// <summary>A page that was asked for, or what was found in a file or a packet: 31 names the page or the file, 32 what was found.</summary>
    private static SecurityEvent Threat(SyslogMessage message, PanOsFields fields)
    {
        var isPage = fields[4] == "url";
        return Firewalls.Of(fields.Common(isPage ? null : fields[32]) with { Severity = fields.Severity(34) }, message.Draft.Directory, Connection(fields) with
        {
            Url = isPage ? fields[31] : null,
            UserAgent = isPage ? fields[46] : null,
            FileName = isPage ? null : fields[31],
            FileHash = fields[43],
        });
    }

    private static SecurityEvent Configured(SyslogMessage message, PanOsFields fields) => Firewalls.Of(fields.Common(null), message.Draft.Directory, new()
    {
        SourceIp = fields[7],
        SourceUser = fields[10],
        Action = fields[9],
        Outcome = fields[12],
        Setting = "configuration",
        SettingName = fields[13],
    });

    [GeneratedRegex(@"^\d*,\d{4}[/-]\d\d[/-]\d\d[T ]\d\d:\d\d:\d\d[\d.Z]*,[\w-]*,(TRAFFIC|THREAT|DECRYPTION|CONFIG|GLOBALPROTECT|SYSTEM|AUTH|AUTHENTICATION|USERID|HIPMATCH),", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();
}
