using System.Globalization;
using Soc.Core.Detect;
using Soc.Core.Incidents;
using Soc.Core.Investigate;
using Soc.Core.Review;
using Spectre.Console;

namespace Soc.Cli.Screens;

/// <summary>One incident, for whoever has to decide about it.</summary>
internal static class IncidentScreen
{
    /// <summary>The last ones: a rule's matches come first, then what its author wants an analyst to see.</summary>
    private const int EvidencePerEntry = 4;

    public static void Show(IAnsiConsole console, IncidentView view)
    {
        Head(console, view);
        KillChain(console, view.Finding.Phases);
        Timeline(console, view.Finding.Timeline);
        Score(console, view);
        Entities(console, view);
        Next(console, view.Finding.Progress);
        Actions(console, view.Actions);
        Decisions(console, view.Decisions);
        Recovery(console, view);
        Duties(console, view.Duties);
        CardLine(console, view);
    }

    public static void Head(IAnsiConsole console, IncidentView view)
    {
        var assessment = view.Finding.Assessment;
        console.MarkupLine($"{Ink.Strong(view.Finding.Title)}");
        console.MarkupLine($"{Ink.Level(assessment.Severity)} · score {assessment.Score} · {Ink.Status(view.Status)} · tier {view.Tier} · {Ink.Safe(view.Id)}");
        console.MarkupLine(Ink.Quiet($"{view.Tenant} · opened {Wording.Instant(view.OpenedAt)} UTC"));
    }

    private static void KillChain(IAnsiConsole console, IReadOnlyList<PhaseCoverage> phases)
    {
        console.Heading("Kill chain");
        console.Columns(phases.Select(phase => new[]
        {
            $"{Ink.Sign(phase.Visibility)} {phase.Phase.Words()}",
            phase.FirstSeen is { } first ? Wording.Clock(first) : "",
            phase.Visibility switch
            {
                Visibility.Seen => Ink.Safe(string.Join("; ", phase.Detections), 400),
                Visibility.NotSeen => Ink.Quiet("looked for and not seen"),
                _ => Ink.Quiet($"could not be seen: nothing comes from {Wording.List(phase.MissingSources)}"),
            },
        }));
    }

    private static void Timeline(IAnsiConsole console, IReadOnlyList<TimelineEntry> timeline)
    {
        console.Heading("Timeline (UTC)");
        foreach (var entry in timeline)
        {
            console.Columns([[Wording.Clock(entry.First), $"{Ink.Strong(entry.Detection.Title)}{Ink.Quiet(Often(entry))}"]]);
            console.Columns(entry.Evidence.TakeLast(EvidencePerEntry).Select(evidence => new[] { Ink.Quiet(evidence.Attribute), evidence.Value.Length == 0 ? Ink.Quiet("(empty)") : Ink.Safe(evidence.Value) }), indent: 12);
        }
    }

    private static string Often(TimelineEntry entry)
    {
        if (entry.Count == 1) return "";
        var beat = entry.Beat is { } rhythm ? $", every {Wording.Span(rhythm.Interval)}" : "";
        return $" ×{entry.Count} until {Wording.Clock(entry.Last)}{beat}";
    }

    private static void Score(IAnsiConsole console, IncidentView view)
    {
        var assessment = view.Finding.Assessment;
        console.Heading(string.Create(CultureInfo.InvariantCulture, $"Score {assessment.Score} of 100"));
        console.Columns(assessment.Reasons.Select(reason => new[] { string.Create(CultureInfo.InvariantCulture, $"{reason.Points,4:+0}"), Ink.Safe(reason.Text) }));
    }

    private static void Entities(IAnsiConsole console, IncidentView view)
    {
        console.Heading("Entities");
        console.Columns(view.Finding.Entities.Select(entity => new[] { Ink.Quiet(entity.Kind.Words()), Ink.Safe(entity.Name) }));
    }

    private static void Next(IAnsiConsole console, AttackProgress progress)
    {
        if (progress.Next.Count == 0) return;
        console.Heading("What usually comes next");
        console.Columns(progress.Next.Select(step => new[] { Ink.Quiet(step.Technique), Ink.Safe(step.Description) }));
    }

    public static void Actions(IAnsiConsole console, IReadOnlyList<ActionView> actions)
    {
        if (actions.Count == 0) return;
        console.Heading("Actions");
        foreach (var action in actions)
        {
            console.Columns([[Ink.Sign(action.Status), $"{Ink.Safe(action.Description)} {Ink.Quiet(action.Status.Words())}"]]);
            if (action.Detail is { } detail) console.Line(Ink.Quiet(detail), indent: 5);
            console.Line(Ink.Quiet(action.Id), indent: 5);
        }
    }

    private static void Decisions(IAnsiConsole console, IReadOnlyList<DecisionView> decisions)
    {
        if (decisions.Count == 0) return;
        console.Heading("Decisions");
        console.Columns(decisions.Select(decision => new[]
        {
            Wording.Instant(decision.At), Ink.Safe(decision.Verdict.Words()), $"{Ink.Safe(decision.By)}{(decision.Note is { } note ? $" {Ink.Quiet($"“{note}”")}" : "")}",
        }));
    }

    private static void Recovery(IAnsiConsole console, IncidentView view)
    {
        if (view.Recovery.Count == 0) return;
        console.Heading("Recovery");
        console.Columns(view.Recovery.Select(task => new[] { "[grey][[ ]][/]", $"{Ink.Safe(task.Title)} {Ink.Quiet($"{TargetOf(task.Target, view)}, {task.Owner}")}" }));
    }

    public static void Duties(IAnsiConsole console, IReadOnlyList<DutyLine> duties)
    {
        if (duties.Count == 0) return;
        console.Heading("Whom the law requires to be told (UTC)");
        foreach (var duty in duties)
        {
            console.Columns([[Wording.Instant(duty.DueAt), $"{Ink.Safe(duty.Title)} {Ink.Quiet($"{duty.Law}, {MarkdownReport.Standing(duty)}")}"]]);
            console.Line(Ink.Quiet(duty.Id), indent: 5);
        }
    }

    private static string TargetOf(string target, IncidentView view) =>
        view.Finding.Entities.FirstOrDefault(entity => entity.Value == target)?.Name ?? target;

    private static void CardLine(IAnsiConsole console, IncidentView view)
    {
        if (view.Card is not { } card) return;
        console.WriteLine();
        var asks = card.Kind is CardKind.Approval ? $"asks to approve {Wording.Count(card.ActionIds.Count, "action")}" : "asks to undo or close";
        console.MarkupLine($"Card [bold]{Ink.Safe(card.Id)}[/] {asks}, until {Wording.Instant(card.ExpiresAt)} UTC");
        console.MarkupLine(Ink.Quiet(card.Kind is CardKind.Approval ? $"soc decide {view.Id} approve|reject|escalate|false-positive" : $"soc decide {view.Id} undo|close"));
    }
}
