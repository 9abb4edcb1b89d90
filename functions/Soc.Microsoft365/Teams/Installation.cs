using Soc.Core.Prepare;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// Which channel a tenant's cards go to. Only an analyst of the tenant connects one, by adding the bot to it or by telling it so there: whoever
/// else may add apps to a team of theirs must not thereby read incidents.
/// </summary>
public sealed class Installation(IDocumentStore store, ITenantDirectories directories, BotConnector connector, ITeamsLog log)
{
    private const string Connected = "Incidents of this tenant are brought to this channel. Analysts decide on the cards.";
    private const string Stranger = "An analyst of the SOC connects this channel by writing here: @SOC here";
    private const string Help = "The SOC brings incidents to the channel that an analyst connected, and takes decisions on its cards. To connect this channel, an analyst writes: @SOC here";

    private readonly ChannelBook _channels = new(store);

    internal async Task Added(TenantId tenant, Activity activity, CancellationToken cancellation)
    {
        if (await Connect(tenant, activity, cancellation) is { } words) await Say(activity, words, cancellation);
    }

    internal async Task Removed(TenantId tenant, Activity activity, CancellationToken cancellation)
    {
        if (await _channels.Find(tenant, cancellation) is not { } channel || !Concerns(activity, channel)) return;
        await _channels.Forget(tenant, cancellation);
        log.Channel(tenant, connected: false);
    }

    internal async Task Addressed(TenantId tenant, Activity activity, CancellationToken cancellation) =>
        await Say(activity, Asks(activity.Text, "here") ? await Connect(tenant, activity, cancellation) ?? Connected : Help, cancellation);

    /// <returns>What to say about it; null when nothing changed.</returns>
    private async Task<string?> Connect(TenantId tenant, Activity activity, CancellationToken cancellation)
    {
        if (activity is not { Channel: { Length: > 0 } conversation, ServiceUrl: { } service, Conversation.ConversationType: "channel" }) return Help;
        if (!await IsAnalyst(tenant, activity.Person, cancellation)) return Stranger;
        if (!await _channels.Connect(tenant, new(new(service, conversation), activity.ChannelData?.Team?.Id), cancellation)) return null;
        log.Channel(tenant, connected: true);
        return Connected;
    }

    private async Task<bool> IsAnalyst(TenantId tenant, string? person, CancellationToken cancellation) =>
        person is not null && await directories.Find(tenant, cancellation) is { } directory && directory.Profile.Analysts.Any(analyst => analyst.Id == person);

    /// <summary>When the bot was added, the conversation is the channel that was chosen; in every other event it is the team.</summary>
    private static bool Concerns(Activity activity, SocChannel channel) =>
        activity.Channel == channel.Place.Conversation || channel.Team is { } team && (team == activity.ChannelData?.Team?.Id || team == activity.Channel);

    /// <summary>"&lt;at&gt;SOC&lt;/at&gt; here": the mention is part of the text.</summary>
    private static bool Asks(string? text, string word) =>
        text?.Split("</at>")[^1].Trim().Equals(word, StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Whether it is heard or not changes nothing.</summary>
    private async Task Say(Activity activity, string words, CancellationToken cancellation)
    {
        if (activity is not { ServiceUrl: { } service, Conversation.Id: { Length: > 0 } conversation }) return;
        var (place, message) = (new Place(service, conversation), BotMessage.Text(words));
        if (activity is { Type: "message", Id: { Length: > 0 } id }) await connector.Reply(place, id, message, cancellation);
        else await connector.Post(place, message, cancellation);
    }
}
