using System.Globalization;
using Soc.Core.Recover;
using Soc.Core.Review;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// Tells of duties in the tenant's channel, beside another channel that always gets them. A notice is posted once; only who dies between
/// Teams' answer and noting it lets it be posted again.
/// </summary>
public sealed class TeamsNotices(IDocumentStore store, BotConnector connector, INoticeChannel beside) : INoticeChannel
{
    private readonly ChannelBook _channels = new(store);

    /// <exception cref="StoreBusyException">Teams does not answer just now; a notice is tried again until it does.</exception>
    public async Task Tell(TenantId tenant, string key, string incidentId, IReadOnlyList<NotificationClock> clocks, CancellationToken cancellation)
    {
        var (partition, note) = (new PartitionKey(tenant, "notices"), $"told|{key}");
        if (await store.Get(CardBook.Table, partition, note, cancellation) is not null) return;
        await beside.Tell(tenant, key, incidentId, clocks, cancellation);
        if (await _channels.Find(tenant, cancellation) is not { } channel) return;
        if (await connector.Post(channel.Place, BotMessage.Text(Words(incidentId, clocks)), cancellation) is ConnectorAnswer.Busy busy) throw new StoreBusyException(busy.Why);
        await store.Write(CardBook.Table, partition, [new Write.Insert(note, "{}")], cancellation);
    }

    private static string Words(string incidentId, IReadOnlyList<NotificationClock> clocks) => string.Join('\n', clocks.Select(clock => string.Create(
        CultureInfo.InvariantCulture, $"{Urgency(clock.Stage)} {clock.Duty.Title} ({clock.Duty.Law}), incident {incidentId}, due {Wording.Instant(clock.DueAt)} UTC.")));

    private static string Urgency(ClockStage stage) => stage switch
    {
        ClockStage.Running => "The clock runs:",
        ClockStage.DueSoon => "Due soon:",
        _ => "MISSED:",
    };
}
