using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>A message as the mail filter saw it.</summary>
/// <param name="NetworkMessageId">One per message, whoever receives it.</param>
/// <param name="Direction">"Inbound", "Outbound" or "Intra-org".</param>
internal sealed record EmailMessage(
    string NetworkMessageId,
    DateTimeOffset At,
    string SenderAddress,
    string SenderName,
    string? SenderServer,
    string Subject,
    string Direction,
    MailAuthentication Authentication)
{
    public IReadOnlyList<EmailLink> Links { get; init; } = [];
    public int Attachments { get; init; }
    public bool FirstContact { get; init; }
    public InventedPerson? Sender { get; init; }
    public string SenderDomain => SenderAddress[(SenderAddress.IndexOf('@', StringComparison.Ordinal) + 1)..];
}

/// <param name="Location">UrlLocation: "Body", "Attachment", "QRCode" …</param>
internal sealed record EmailLink(string Url, string Location)
{
    public string Domain { get; } = new Uri(Url).Host;
}

/// <summary>AuthenticationDetails: JSON in a string.</summary>
internal enum MailAuthentication { Passed, SpfFailed, AllFailed, Internal }
