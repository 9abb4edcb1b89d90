using Soc.Core.Ingest;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>DeviceProcessEvents, ProcessCreated.</summary>
internal sealed record ProcessRecord(ulong Seed, RunningProcess Initiator, RunningProcess Created) : DeviceRecord(Created.StartedAt, Seed, Initiator)
{
    public override SignalSource Source => SignalSource.DefenderDeviceProcessEvents;
    protected override string Table => "DeviceProcessEvents";
    protected override string ActionType => "ProcessCreated";

    private protected override void WriteTable(RecordWriter columns, Dice dice)
    {
        var program = Created.Program;
        columns.Text("FileName", program.FileName)
            .Text("FolderPath", program.FolderPath)
            .Text("SHA1", program.Sha1)
            .Text("SHA256", program.Sha256)
            .Text("MD5", program.Md5)
            .Number("FileSize", program.Size)
            .Text("ProcessVersionInfoCompanyName", program.Company)
            .Text("ProcessVersionInfoProductName", program.Product)
            .Text("ProcessVersionInfoProductVersion", program.Version)
            .Text("ProcessVersionInfoInternalFileName", program.OriginalFileName)
            .Text("ProcessVersionInfoOriginalFileName", program.OriginalFileName)
            .Text("ProcessVersionInfoFileDescription", program.Description)
            .Number("ProcessId", Created.Id)
            .Text("ProcessCommandLine", Created.CommandLine)
            .Text("ProcessIntegrityLevel", Created.IntegrityLevel)
            .Text("ProcessTokenElevation", Created.TokenElevation)
            .Text("ProcessCreationTime", SourceTime.Device(Created.StartedAt));
        WriteAccount(columns, dice);
        columns.Text("InitiatingProcessSignerType", Initiator.Program.OfWindows ? "OsVendor" : "Unknown")
            .Text("InitiatingProcessSignatureStatus", Initiator.Program.Signed ? "Valid" : "Unsigned")
            .Text("AdditionalFields", "{}");
    }

    private void WriteAccount(RecordWriter columns, Dice dice) => columns
        .Text("AccountDomain", Created.AccountDomain)
        .Text("AccountName", Created.AccountName)
        .Text("AccountSid", Created.AccountSid)
        .Text("AccountUpn", Created.Person?.UserPrincipalName)
        .Text("AccountObjectId", Created.Person?.Id)
        .Number("LogonId", Created.Person is null ? 999 : dice.Between(100_000, 9_000_000))
        .Number("InitiatingProcessLogonId", Initiator.Person is null ? 999 : dice.Between(100_000, 9_000_000))
        .Number("CreatedProcessSessionId", Created.Person is null ? 0 : 1)
        .Flag("IsProcessRemoteSession", false)
        .Nulls("ProcessRemoteSessionDeviceName", "ProcessRemoteSessionIP");
}
