using Soc.Core.Incidents;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Cli.Hosting;

/// <summary>
/// The channel of a host whose analysts look at the incident itself: there is nothing to send, because the card stands in the incident and
/// every command shows it. Remembers what was presented since it was last asked, for a host that tells of it live.
/// </summary>
public sealed class CardBoard : ICardChannel
{
    private readonly Queue<CardNews> _news = new();

    public Task Present(TenantId tenant, string incidentId, Card card, CancellationToken cancellation)
    {
        _news.Enqueue(new CardNews(incidentId, card.Id, null));
        return Task.CompletedTask;
    }

    public Task Withdraw(TenantId tenant, string incidentId, string cardId, CardEnd end, CancellationToken cancellation)
    {
        _news.Enqueue(new CardNews(incidentId, cardId, end));
        return Task.CompletedTask;
    }

    /// <summary>What happened to cards since the last call.</summary>
    public IReadOnlyList<CardNews> Take()
    {
        CardNews[] news = [.. _news];
        _news.Clear();
        return news;
    }
}

/// <param name="End">Null for a card that was presented.</param>
public sealed record CardNews(string IncidentId, string CardId, CardEnd? End);
