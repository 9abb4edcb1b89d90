using Soc.Core.Ingest;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Office365;

/// <summary>
/// What every Exchange record of the Office 365 Management Activity API has in common
/// (learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema). It has no envelope: the poller passes it on as it came.
/// </summary>
/// <param name="Owner">Whose mailbox it is, and who acted.</param>
internal abstract record MailboxAuditRecord(DateTimeOffset At, ulong Seed, InventedPerson Owner, MailClient Client) : SourceRecord(At, Seed)
{
    public override SignalSource Source => SignalSource.Office365Exchange;
    protected abstract string Operation { get; }

    /// <summary>1: Exchange administration, 2: mailbox items, 50: MailItemsAccessed.</summary>
    protected abstract int RecordType { get; }

    protected virtual string ResultStatus => "Succeeded";

    private protected override void WriteEnvelope(RecordWriter record, DateTimeOffset envelopeTime)
    {
        var dice = new Dice(Seed);
        record.Text("CreationTime", SourceTime.Audit(At))
            .Text("Id", dice.Guid())
            .Text("Operation", Operation)
            .Text("OrganizationId", InventedTenant.Id.ToString())
            .Number("RecordType", RecordType)
            .Text("ResultStatus", ResultStatus)
            .Text("UserKey", Client.IsApplication ? Client.ApplicationId : InventedId.Hex($"puid/{Owner.Alias}", 16).ToUpperInvariant())
            .Number("UserType", Client.IsApplication ? 5 : 0)
            .Number("Version", 1)
            .Text("Workload", "Exchange")
            .Text("UserId", Owner.UserPrincipalName);
        WriteDetails(record, dice);
        record.Flag("ExternalAccess", false)
            .Text("OrganizationName", InventedTenant.Domain)
            .Text("OriginatingServer", "FR4P281MB2873 (15.20.9343.011)");
    }

    private protected abstract void WriteDetails(RecordWriter record, Dice dice);

    /// <summary>Mailbox records name the mailbox; administration records do not.</summary>
    private protected void WriteMailbox(RecordWriter record)
    {
        record.Text("AppId", Client.ApplicationId)
            .Text("ClientAppId", Client.ApplicationId)
            .Text("ClientIPAddress", Client.Place.Address)
            .Text("ClientInfoString", Client.Info)
            .Number("InternalLogonType", 0)
            .Number("LogonType", 0)
            .Text("LogonUserSid", Owner.MailboxSid)
            .Text("MailboxGuid", InventedId.Guid($"mailbox/{Owner.Alias}"))
            .Text("MailboxOwnerSid", Owner.MailboxSid)
            .Text("MailboxOwnerUPN", Owner.UserPrincipalName);
    }

    private protected void WriteSession(RecordWriter record, Dice dice) => record
        .Text("SessionId", Client.SessionId)
        .Text("TokenObjectId", Owner.Id)
        .Text("TokenTenantId", InventedTenant.Id.ToString())
        .Object("AppAccessContext", context => context
            .Text("AADSessionId", Client.SessionId)
            .Text("IssuedAtTime", SourceTime.Audit(At.AddMinutes(-9)))
            .Text("UniqueTokenId", dice.Token(22)));
}

/// <summary>What the mailbox was reached with.</summary>
/// <param name="Info">ClientInfoString.</param>
/// <param name="IsApplication">It acts by itself, on behalf of nobody.</param>
internal sealed record MailClient(string ApplicationId, string Info, Place Place, string SessionId, bool IsApplication = false)
{
    public static MailClient OutlookWeb(Place place, string sessionId) =>
        new("9199bf20-a13f-4107-85dc-02114787ef48", "Client=OWA;Action=ViaProxy", place, sessionId);

    public static MailClient OutlookDesktop(Place place, string sessionId) =>
        new("d3590ed6-52b3-4102-aeff-aad2292ab01c", "Client=MSExchangeRPC", place, sessionId);

    public static MailClient OutlookMobile(Place place, string sessionId) =>
        new("27922004-5251-4030-b22d-91ecd9a37ea4", "Client=OutlookService;Outlook-Android/2.0;", place, sessionId);

    public static MailClient Application(string applicationId, Place place, string sessionId) =>
        new(applicationId, $"Client=REST;Client=RESTSystem;;[AppId={applicationId}]", place, sessionId, IsApplication: true);
}
