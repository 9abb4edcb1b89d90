using Soc.Core.Tenants;

namespace Soc.Microsoft365.Teams;

/// <summary>What whoever runs the SOC has to know about the bot. Nothing here was written by the other side.</summary>
public interface ITeamsLog
{
    /// <summary>Somebody who is not the Bot Connector, or says what its token does not vouch for.</summary>
    void TurnedAway(int status);

    /// <summary>A button was pressed that was never ours to offer: forged, replayed from elsewhere, or bent.</summary>
    void Forged(TenantId tenant, Forgery why);

    /// <param name="connected">False: cards stand in their incidents until an analyst connects a channel.</param>
    void Channel(TenantId tenant, bool connected);

    /// <param name="later">It is tried again.</param>
    void Undelivered(TenantId tenant, string cardId, string why, bool later);
}

/// <summary>Why a pressed button was not believed.</summary>
public enum Forgery
{
    /// <summary>Not one that this SOC presented in that tenant.</summary>
    Card,

    /// <summary>The card's own key is missing or another card's.</summary>
    Key,

    /// <summary>The card belongs to another incident.</summary>
    Incident,

    /// <summary>The card was presented somewhere else.</summary>
    Conversation,

    /// <summary>Nobody with an account in the tenant.</summary>
    Person,
}
