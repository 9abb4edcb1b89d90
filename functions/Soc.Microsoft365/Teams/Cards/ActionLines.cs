using System.Globalization;
using System.Text.Json.Nodes;
using Soc.Core.Incidents;
using Soc.Core.Respond;
using Soc.Core.Review;

namespace Soc.Microsoft365.Teams.Cards;

/// <summary>Actions on the card.</summary>
internal static class ActionLines
{
    /// <summary>One that is asked about: what is done against what, why, the way back, and who has to approve.</summary>
    /// <remarks>What cannot be undone is not ticked in advance, and undoing never is.</remarks>
    public static JsonObject Choice(ActionView action, CardKind kind, Extent extent) => Element.Box(
        Element.Tick(action.Id, $"{Deed(action)}{(OneWay(action) ? " (cannot be undone)" : "")}", kind is CardKind.Approval && !OneWay(action)),
        Element.Line(Element.Run(CardText.Of(action.Description, extent.Text), bold: true)),
        Element.Line(
            Element.Run(CardText.Of($"{action.Why}. Way back: {action.Inverse}", extent.Text), quiet: true),
            Element.Run(kind is CardKind.Approval ? $" {Approvers(action, extent)}" : $" Stands: {action.Status.Words()}.", quiet: true)));

    /// <summary>Where actions stand that nobody is asked about.</summary>
    public static IEnumerable<JsonObject> Standing(IReadOnlyList<ActionView> actions, Extent extent)
    {
        var decided = actions.Where(action => action.Status is not ActionStatus.HumanTask).ToList();
        if (decided.Count > 0) yield return Element.Heading("Actions");
        foreach (var action in decided.Take(extent.Actions))
            yield return Element.Line(
                Element.Run($"{action.Status.Words()}: ", bold: true), Element.Run(CardText.Of(action.Description, extent.Text)),
                action.Detail is { } detail ? Element.Run($" ({CardText.Of(detail, extent.Text)})", quiet: true) : null);
        if (decided.Count > extent.Actions) yield return Element.Words($"and {Wording.Count(decided.Count - extent.Actions, "more action")}", quiet: true);
    }

    /// <summary>What the machine may not do.</summary>
    public static IEnumerable<JsonObject> ByHand(IReadOnlyList<ActionView> actions, Extent extent)
    {
        var tasks = actions.Where(action => action.Status is ActionStatus.HumanTask).ToList();
        if (tasks.Count > 0) yield return Element.Heading("To be done by hand");
        foreach (var task in tasks.Take(extent.Actions))
            yield return Element.Line(Element.Run(CardText.Of(task.Description, extent.Text), bold: true), Element.Run($": {CardText.Of(task.Detail, extent.Text)}"));
        if (tasks.Count > extent.Actions) yield return Element.Words($"and {Wording.Count(tasks.Count - extent.Actions, "more task")}", quiet: true);
    }

    /// <summary>"disable-account.1f2e…" is a deed of ours and a hash: the words hold nothing of the target.</summary>
    private static string Deed(ActionView action)
    {
        var words = action.Id.Split('.', 2)[0].Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static bool OneWay(ActionView action) => action.Inverse.StartsWith("Irreversible", StringComparison.Ordinal);

    private static string Approvers(ActionView action, Extent extent)
    {
        var needs = action.Approvers > 1 ? $"{action.Approvers.ToString(CultureInfo.InvariantCulture)} persons of tier L3 have to approve" : "One person of tier L3 approves";
        return action.ApprovedBy.Count == 0 ? $"{needs}." : $"{needs}; approved so far by {CardText.Of(Wording.List(action.ApprovedBy), extent.Text)}.";
    }
}
