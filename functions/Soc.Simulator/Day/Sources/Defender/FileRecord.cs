using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>DeviceFileEvents, FileCreated and FileModified.</summary>
/// <param name="FolderPath">With the file's name.</param>
internal sealed record FileRecord(
    DateTimeOffset At,
    ulong Seed,
    RunningProcess Initiator,
    string Action,
    string FileName,
    string FolderPath,
    string Sha256) : DeviceRecord(At, Seed, Initiator)
{
    /// <summary>Where it was downloaded from.</summary>
    public string? OriginUrl { get; init; }

    public string? OriginAddress { get; init; }

    public override SignalSource Source => SignalSource.DefenderDeviceFileEvents;
    protected override string Table => "DeviceFileEvents";
    protected override string ActionType => Action;

    private protected override void WriteTable(RecordWriter columns, Dice dice) => columns
        .Text("FileName", FileName)
        .Text("FolderPath", FolderPath)
        .Text("SHA1", InventedId.Hex($"sha1/{Sha256}", 40))
        .Text("SHA256", Sha256)
        .Text("MD5", InventedId.Hex($"md5/{Sha256}", 32))
        .Number("FileSize", dice.Between(2_000, 6_000_000))
        .Text("FileOriginUrl", OriginUrl)
        .Nulls("FileOriginReferrerUrl")
        .Text("FileOriginIP", OriginAddress)
        .Nulls("PreviousFolderPath", "PreviousFileName")
        .Text("RequestProtocol", "Local")
        .Nulls("RequestSourceIP", "RequestSourcePort")
        .Text("RequestAccountName", Initiator.AccountName)
        .Text("RequestAccountDomain", Initiator.AccountDomain)
        .Text("RequestAccountSid", Initiator.AccountSid)
        .Nulls("ShareName", "SensitivityLabel", "SensitivitySubLabel", "IsAzureInfoProtectionApplied", "AdditionalFields");
}
