using System.Globalization;
using System.Text.Json.Nodes;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Investigate;
using Soc.Core.Respond;
using Soc.Core.Review;

namespace Soc.Microsoft365.Teams.Cards;

/// <summary>The parts of the card, top to bottom.</summary>
internal static class CardSections
{
    public static IEnumerable<JsonObject> Head(IncidentView view, Card card, Extent extent) =>
    [
        .. Title(view, extent),
        Element.Words(string.Create(CultureInfo.InvariantCulture,
            $"Score {view.Finding.Assessment.Score} of 100: {view.Finding.Assessment.Severity}. Tier {view.Tier} decides. Card {card.Number}, valid until {Element.Moment(card.ExpiresAt)}, used once.")),
        .. Some(view.Finding.Assessment.Reasons, extent.Reasons, "reason", reason => Element.Line(
            Element.Run(string.Create(CultureInfo.InvariantCulture, $"+{reason.Points} "), bold: true), Text(reason.Text, extent))),
    ];

    public static IEnumerable<JsonObject> Title(IncidentView view, Extent extent) =>
    [
        Element.Line(Element.Run(CardText.Of(view.Finding.Title, extent.Text), bold: true, large: true)),
        Element.Line(Element.Run($"{view.Id} · ", quiet: true), Element.Run(CardText.Of(view.Tenant, extent.Text), quiet: true)),
    ];

    public static IEnumerable<JsonObject> Finding(IncidentView view, Extent extent) =>
    [
        Element.Heading("How far the attacker has come"),
        Element.Facts(view.Finding.Phases.Select(phase => ($"{Sign(phase.Visibility)} {phase.Phase.Words()}", Seen(phase)))),
        .. Next(view.Finding.Progress.Next, extent),
        Element.Heading("Who and what"),
        .. Entities(view.Finding.Entities, extent),
    ];

    public static IEnumerable<JsonObject> Actions(IncidentView view, Card card, Extent extent)
    {
        var asked = card.ActionIds.Select(id => view.Actions.FirstOrDefault(action => action.Id == id)).OfType<ActionView>().ToList();
        if (asked.Count > 0) yield return Element.Heading(card.Kind is CardKind.Approval ? "Proposed" : "Done, and can be undone");
        foreach (var action in asked.Take(extent.Actions)) yield return ActionLines.Choice(action, card.Kind, extent);
        if (asked.Count > extent.Actions) yield return Element.Words($"{Wording.Count(asked.Count - extent.Actions, "more action")} on the next card, once these are decided.", quiet: true);
        foreach (var line in ActionLines.ByHand(view.Actions, extent)) yield return line;
        if (card.Kind is CardKind.FollowUp) foreach (var line in ActionLines.Standing([.. view.Actions.Where(action => !card.ActionIds.Contains(action.Id))], extent)) yield return line;
    }

    /// <summary>What became of the card.</summary>
    public static IEnumerable<JsonObject> End(IncidentView view, string cardId, CardEnd end, Extent extent)
    {
        if (end is not CardEnd.Used || view.Decisions.LastOrDefault(decision => decision.CardId == cardId) is not { } decision)
        {
            yield return Element.Words(end is CardEnd.Expired ? "Nobody decided in time: this card has expired." : "The incident has changed since this card: it asks no more.");
            yield break;
        }

        yield return Element.Line(Element.Run($"Decided: {decision.Verdict.Words()}", bold: true), Element.Run(" by "), Text(decision.By, extent));
        yield return Element.Words($"At {Element.Moment(decision.At)}. A decision counts once.", quiet: true);
        if (!string.IsNullOrWhiteSpace(decision.Note)) yield return Element.Line(Element.Run("“"), Text(decision.Note, extent), Element.Run("”"));
    }

    /// <summary>Where the incident stands, for whoever finds the card later.</summary>
    public static IEnumerable<JsonObject> Standing(IncidentView view, Extent extent) =>
    [
        Element.Words($"The incident is {view.Status.Words()}. {(view.Card is { } card ? $"Card {card.Number.ToString(CultureInfo.InvariantCulture)} asks now." : "")}".TrimEnd()),
        .. ActionLines.Standing(view.Actions, extent),
        .. ActionLines.ByHand(view.Actions, extent),
    ];

    private static string Sign(Visibility visibility) => visibility switch
    {
        Visibility.Seen => "●",
        Visibility.NotSeen => "○",
        _ => "–",
    };

    private static string Seen(PhaseCoverage phase) => phase switch
    {
        { Visibility: Visibility.Seen, FirstSeen: { } first } => $"seen, first {Element.Moment(first)}, {Wording.Count(phase.Detections.Count, "detection")}",
        { Visibility: Visibility.NotObservable } => $"could not be seen: no {Wording.List(phase.MissingSources)}",
        _ => "looked for and not seen",
    };

    private static IEnumerable<JsonObject> Next(IReadOnlyList<ExpectedStep> next, Extent extent)
    {
        if (next.Count == 0) yield break;
        yield return Element.Words("What usually comes next:", quiet: true);
        foreach (var step in next.Take(extent.Reasons)) yield return Element.Line(Element.Run($"{step.Technique} ", bold: true), Text(step.Description, extent));
    }

    private static IEnumerable<JsonObject> Entities(IReadOnlyList<EntityView> entities, Extent extent)
    {
        foreach (var kind in entities.Take(extent.Entities).GroupBy(entity => entity.Kind))
            yield return Element.Line(Element.Run($"{kind.Key.Words()}: ", bold: true), Element.Run(string.Join(", ", kind.Select(entity => Name(entity, extent)))));
        if (entities.Count > extent.Entities) yield return Rest(entities.Count - extent.Entities, "entity", "entities");
    }

    private static string Name(EntityView entity, Extent extent) => entity.Kind switch
    {
        EntityKind.Domain or EntityKind.Url => CardText.Address(entity.Name, extent.Text),
        _ => CardText.Of(entity.Name, extent.Text),
    };

    private static IEnumerable<JsonObject> Some<T>(IReadOnlyList<T> all, int most, string noun, Func<T, JsonObject> draw)
    {
        foreach (var one in all.Take(most)) yield return draw(one);
        if (all.Count > most) yield return Rest(all.Count - most, noun, $"{noun}s");
    }

    private static JsonObject Rest(int number, string one, string many) =>
        Element.Words(string.Create(CultureInfo.InvariantCulture, $"and {number} more {(number == 1 ? one : many)}"), quiet: true);

    private static JsonObject Text(string? text, Extent extent) => Element.Run(CardText.Of(text, extent.Text));
}
