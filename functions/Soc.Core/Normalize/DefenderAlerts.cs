using System.Text.RegularExpressions;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// AlertInfo and AlertEvidence of Defender XDR (https://learn.microsoft.com/defender-xdr/advanced-hunting-alertevidence-table): one row
/// names the alert, the others name what it is about; they join on AlertId and arrive in any order.
/// </summary>
internal static partial class DefenderAlerts
{
    public static SecurityEvent? Info(Draft draft) => Finding(draft);

    public static SecurityEvent? Evidence(Draft draft)
    {
        var columns = draft.Properties;
        var more = columns["AdditionalFields"].Opened();
        var file = new FileObject(columns.Text("FileName"), WindowsPath.Of(columns, ""), Hash(columns, "SHA256"), Sha1: Hash(columns, "SHA1"));
        var address = Subjects.Endpoint(columns.Text("RemoteIP"));
        var isSource = columns.Text("EvidenceDirection") == "Source";
        return Finding(draft) is not { } finding ? null : finding with
        {
            StatusDetail = columns.Text("EvidenceRole"),
            Message = columns.Text("ThreatFamily"),
            // A mailbox is somebody's, and says whose in AdditionalFields alone.
            User = Subjects.User(draft.Directory, columns.Text("AccountObjectId"), columns.Text("AccountUpn"))
                ?? Subjects.User(draft.Directory, more.Text("AadId"), more.Text("Upn") ?? more.Text("MailboxPrimaryAddress"))
                ?? (columns.Text("AccountName") is null ? null : Subjects.Account(draft.Directory, columns.Text("AccountDomain"), columns.Text("AccountName"), columns.Text("AccountSid"))),
            Device = Subjects.Device(draft.Directory, columns.Text("DeviceId"), columns.Text("DeviceName")),
            SrcEndpoint = isSource ? address : Subjects.Endpoint(columns.Text("LocalIP")),
            DstEndpoint = isSource ? null : address,
            File = file.Name is null && file.Sha256 is null && file.Sha1 is null ? null : file,
            Registry = columns.Text("RegistryKey") is { } key ? new(key, columns.Text("RegistryValueName"), columns.Text("RegistryValueData")) : null,
            Process = columns.Text("ProcessCommandLine") is { } commandLine ? new(file.Name, commandLine, File: file) : null,
            Email = columns.Text("NetworkMessageId") is { } message ? new(message.Lower(), columns.Text("EmailSubject")) : null,
            Url = columns.Text("RemoteUrl") is { } url ? new(url, Hosts.Of(url)) : null,
            Service = columns.Text("OAuthApplicationId") is { } application ? new(application.Lower(), columns.Text("Application")) : null,
        };
    }

    private static string? Hash(RecordNode columns, string name) => columns.Text(name)?.Lower();

    private static SecurityEvent? Finding(Draft draft)
    {
        var columns = draft.Properties;
        return columns.Text("AlertId") is not { } alert ? null : draft.Event with
        {
            Class = OcsfClass.DetectionFinding,
            Activity = "Create",
            Status = OcsfStatus.Success,
            Severity = columns.Text("Severity"),
            FindingInfo = new(alert.Trim(), columns.Text("Title"), columns.Text("ServiceSource"), Categories(columns), Techniques(columns)),
        };
    }

    /// <summary>Category on AlertInfo; Categories, JSON in a string, on AlertEvidence.</summary>
    private static List<string> Categories(RecordNode columns) =>
        [.. columns["Categories"].Opened().Items.Concat(columns["Category"].Opened().Items).Select(item => item.AsText()).OfType<string>()];

    /// <summary><c>["Valid Accounts (T1078)"]</c>, in a string or not.</summary>
    private static List<string> Techniques(RecordNode columns) =>
        [.. columns["AttackTechniques"].Opened().Items
            .SelectMany(item => TechniqueId().Matches(item.AsText() ?? ""))
            .Select(match => match.Value.ToUpperInvariant())
            .Distinct()
            .Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\bT\d{4}(\.\d{3})?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TechniqueId();
}
