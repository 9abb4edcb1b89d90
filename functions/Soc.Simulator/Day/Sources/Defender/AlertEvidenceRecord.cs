using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>
/// AlertEvidence: one thing that an alert is about (learn.microsoft.com/defender-xdr/advanced-hunting-alertevidence-table). What does not
/// belong to its kind is null.
/// </summary>
/// <param name="EntityType">"Machine", "User", "Process", "File", "Ip".</param>
/// <param name="Process">The process at the heart of the alert: says device, user and file.</param>
internal sealed record AlertEvidenceRecord(DateTimeOffset At, ulong Seed, DefenderAlert Alert, string EntityType, RunningProcess Process, RemoteEnd Remote)
    : DefenderRecord(At, Seed)
{
    public override SignalSource Source => SignalSource.DefenderAlertEvidence;
    protected override string Table => "AlertEvidence";

    private InventedPerson? Person => EntityType is "User" or "Process" ? Process.Person : null;
    private ProgramFile? File => EntityType is "File" or "Process" ? Process.Program : null;

    private protected override void WriteColumns(RecordWriter columns, Dice dice)
    {
        columns.Text("Timestamp", SourceTime.Device(At))
            .Text("AlertId", Alert.Id)
            .Text("Title", Alert.Title)
            .Text("Categories", JsonSerializer.Serialize(new[] { Alert.Category }))
            .Text("AttackTechniques", Alert.Techniques)
            .Text("ServiceSource", "Microsoft Defender for Endpoint")
            .Text("DetectionSource", "EDR")
            .Text("Severity", Alert.Severity)
            .Text("EntityType", EntityType)
            .Text("EvidenceRole", EntityType is "Machine" or "User" ? "Impacted" : "Related")
            .Nulls("EvidenceDirection", "ThreatFamily");
        WriteFile(columns);
        WriteAccount(columns);
        columns.Text("DeviceId", Process.Device.MachineId)
            .Text("DeviceName", Process.Device.DnsName)
            .Text("LocalIP", Process.Device.LocalAddress)
            .Text("RemoteIP", EntityType == "Ip" ? Remote.Address : null)
            .Nulls("RemoteUrl", "NetworkMessageId", "EmailSubject", "Application", "ApplicationId", "OAuthApplicationId", "MachineGroup")
            .Nulls("RegistryKey", "RegistryValueName", "RegistryValueData", "CloudResource", "CloudPlatform", "ResourceType", "ResourceID", "SubscriptionId")
            .Text("AdditionalFields", $$"""{"$id":"1","Type":"{{EntityType.ToLowerInvariant()}}"}""");
    }

    private void WriteFile(RecordWriter columns) => columns
        .Text("FileName", File?.FileName)
        .Text("FolderPath", File?.FolderPath[..File.FolderPath.LastIndexOf('\\')])
        .Text("SHA1", File?.Sha1)
        .Text("SHA256", File?.Sha256)
        .Number("FileSize", File?.Size)
        .Text("ProcessCommandLine", EntityType == "Process" ? Process.CommandLine : null);

    private void WriteAccount(RecordWriter columns) => columns
        .Text("AccountName", Person?.Alias)
        .Text("AccountDomain", Person is null ? null : Process.AccountDomain)
        .Text("AccountSid", Person is null ? null : Process.AccountSid)
        .Text("AccountObjectId", Person?.Id)
        .Text("AccountUpn", Person?.UserPrincipalName);
}
