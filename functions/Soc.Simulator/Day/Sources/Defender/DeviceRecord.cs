using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>
/// The columns that the device tables share (learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table and its
/// siblings): the device, and the process responsible for the event.
/// </summary>
internal abstract record DeviceRecord(DateTimeOffset At, ulong Seed, RunningProcess Initiator) : DefenderRecord(At, Seed)
{
    protected abstract string ActionType { get; }
    protected InventedDevice Device => Initiator.Device;

    private protected override void WriteColumns(RecordWriter columns, Dice dice)
    {
        columns.Text("Timestamp", SourceTime.Device(At))
            .Text("DeviceId", Device.MachineId)
            .Text("DeviceName", Device.DnsName)
            .Text("ActionType", ActionType)
            .Number("ReportId", dice.Between(1, 130_000));
        if (Seed % 3 == 0) columns.Nulls("MachineGroup");
        else columns.Text("MachineGroup", "UnassignedGroup");
        WriteTable(columns, dice);
        WriteInitiator(columns);
        columns.Nulls("AppGuardContainerId");
    }

    private protected abstract void WriteTable(RecordWriter columns, Dice dice);

    private void WriteInitiator(RecordWriter columns)
    {
        var program = Initiator.Program;
        columns.Text("InitiatingProcessAccountDomain", Initiator.AccountDomain)
            .Text("InitiatingProcessAccountName", Initiator.AccountName)
            .Text("InitiatingProcessAccountSid", Initiator.AccountSid)
            .Text("InitiatingProcessAccountUpn", Initiator.Person?.UserPrincipalName)
            .Text("InitiatingProcessAccountObjectId", Initiator.Person?.Id)
            .Text("InitiatingProcessIntegrityLevel", Initiator.IntegrityLevel)
            .Text("InitiatingProcessTokenElevation", Initiator.TokenElevation)
            .Text("InitiatingProcessSHA1", program.Sha1)
            .Text("InitiatingProcessSHA256", program.Sha256)
            .Text("InitiatingProcessMD5", program.Md5)
            .Text("InitiatingProcessFileName", program.FileName)
            .Number("InitiatingProcessFileSize", program.Size)
            .Text("InitiatingProcessVersionInfoCompanyName", program.Company)
            .Text("InitiatingProcessVersionInfoProductName", program.Product)
            .Text("InitiatingProcessVersionInfoProductVersion", program.Version)
            .Text("InitiatingProcessVersionInfoInternalFileName", program.OriginalFileName)
            .Text("InitiatingProcessVersionInfoOriginalFileName", program.OriginalFileName)
            .Text("InitiatingProcessVersionInfoFileDescription", program.Description)
            .Number("InitiatingProcessId", Initiator.Id)
            .Text("InitiatingProcessCommandLine", Initiator.CommandLine)
            .Text("InitiatingProcessCreationTime", SourceTime.Device(Initiator.StartedAt))
            .Text("InitiatingProcessFolderPath", program.FolderPath.ToLowerInvariant())
            .Number("InitiatingProcessParentId", Initiator.Id - 812)
            .Text("InitiatingProcessParentFileName", Initiator.Parent.FileName)
            .Text("InitiatingProcessParentCreationTime", SourceTime.Device(Initiator.StartedAt.AddMinutes(-3)))
            .Number("InitiatingProcessSessionId", Initiator.Person is null ? 0 : 1)
            .Flag("IsInitiatingProcessRemoteSession", false)
            .Nulls("InitiatingProcessRemoteSessionDeviceName", "InitiatingProcessRemoteSessionIP");
    }
}
