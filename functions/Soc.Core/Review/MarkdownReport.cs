using System.Globalization;
using System.Text;
using Soc.Core.Detect;
using Soc.Core.Investigate;
using static Soc.Core.Review.MarkdownText;

namespace Soc.Core.Review;

/// <summary>The report as Markdown, for a ticket or a wiki. Everything that is not our own wording is escaped or fenced.</summary>
public static class MarkdownReport
{
    public static string Render(IncidentReport report)
    {
        var text = new StringBuilder();
        Head(text, report);
        Summary(text, report.Summary);
        KillChain(text, report.Incident.Finding.Phases);
        Timeline(text, report.Incident.Finding.Timeline);
        Entities(text, report.Incident.Finding.Entities);
        Score(text, report.Incident);
        Milestones(text, report.Milestones);
        Decisions(text, report.Decisions);
        Actions(text, report.Actions);
        Recovery(text, report.Incident);
        Duties(text, report.Incident.Duties);
        Table(text, "What we could not see", "What | Why", report.BlindSpots.Select(spot => $"{Text(spot.What)} | {Text(spot.Why)}"), "Every source that could have shown a phase was reporting, and nothing waits in quarantine.");
        Audit(text, report);
        return text.ToString();
    }

    private static void Head(StringBuilder text, IncidentReport report)
    {
        var incident = report.Incident;
        Line(text, $"# {Text(incident.Finding.Title)}");
        Line(text, $"Incident {Code(incident.Id)} · {Text(incident.Tenant)} · {incident.Finding.Assessment.Severity} · score {incident.Finding.Assessment.Score} · {incident.Status.Words()}");
        Line(text, "All times are UTC.");
    }

    private static void Summary(StringBuilder text, ReportSummary summary)
    {
        Line(text, "## Summary");
        foreach (var paragraph in new[] { summary.Happened, summary.Reached, summary.Done, summary.Standing }) Line(text, Text(paragraph));
        if (summary.Next.Count == 0) return;
        Line(text, "What usually comes next:");
        Items(text, summary.Next.Select(step => $"{Text(step.Description)} ({Text(step.Technique)})"));
    }

    private static void KillChain(StringBuilder text, IReadOnlyList<PhaseCoverage> phases) => Table(
        text, "Kill chain", "Phase | Visibility | First seen | Detections, or why not",
        phases.Select(phase => $"{phase.Phase.Words()} | {phase.Visibility.Words()} | {(phase.FirstSeen is { } first ? Wording.Instant(first) : "")} | {Text(Reason(phase))}"), "");

    /// <summary>What a phase's row says beside its visibility.</summary>
    internal static string Reason(PhaseCoverage phase) => phase.Visibility switch
    {
        Visibility.Seen => string.Join("; ", phase.Detections),
        Visibility.NotSeen => "No detection fired on what the sources sent",
        _ => $"Silent: {Wording.List(phase.MissingSources)}",
    };

    private static void Timeline(StringBuilder text, IReadOnlyList<TimelineEntry> timeline)
    {
        Line(text, "## Timeline");
        foreach (var entry in timeline)
        {
            Row(text, $"- **{Wording.Instant(entry.First)}** {entry.Phase.Words()}: {Text(entry.Detection.Title)} ({entry.Severity}{Text(Often(entry))}) {string.Join(", ", entry.Techniques.Select(Text))}");
            foreach (var evidence in entry.Evidence) Row(text, $"  - {Text(evidence.Attribute)}: {Code(evidence.Value)}");
        }

        text.Append('\n');
    }

    /// <summary>" , 12 times until 14:31:00, every 1 min".</summary>
    internal static string Often(TimelineEntry entry)
    {
        if (entry.Count == 1) return "";
        var beat = entry.Beat is { } rhythm ? $", every {Wording.Span(rhythm.Interval)} ± {Wording.Span(rhythm.Jitter)}" : "";
        return $", {entry.Count} times until {Wording.Clock(entry.Last)}{beat}";
    }

    private static void Entities(StringBuilder text, IReadOnlyList<EntityView> entities)
    {
        Line(text, "## Entities");
        Items(text, entities.Select(entity => $"{entity.Kind.Words()}: {Code(entity.Name)}{(entity.Name == entity.Value ? "" : $" ({Code(entity.Value)})")}"));
    }

    private static void Score(StringBuilder text, IncidentView incident)
    {
        var assessment = incident.Finding.Assessment;
        Line(text, string.Create(CultureInfo.InvariantCulture, $"## Score: {assessment.Score} of 100 ({assessment.Severity}, tier {assessment.Tier})"));
        Items(text, assessment.Reasons.Select(reason => string.Create(CultureInfo.InvariantCulture, $"+{reason.Points}: {Text(reason.Text)}")));
    }

    private static void Milestones(StringBuilder text, IReadOnlyList<Milestone> milestones) => Table(
        text, "Times", "Moment | At | After the first trace",
        milestones.Select(moment => $"{moment.What} | {Wording.Instant(moment.At)} | {(moment.SinceFirstTrace == TimeSpan.Zero ? "" : Wording.Span(moment.SinceFirstTrace))}"), "None yet.");

    private static void Decisions(StringBuilder text, IReadOnlyList<DecisionLine> decisions)
    {
        Line(text, "## Decisions");
        if (decisions.Count == 0) Line(text, "Nobody has decided anything yet.");
        foreach (var decision in decisions)
        {
            Row(text, $"- **{Wording.Instant(decision.At)}** {Text(decision.By)}: {decision.Verdict.Words()}, card {Code(decision.CardId)}");
            if (decision.Refused is { } refused) Row(text, $"  - **Refused:** {Text(refused)}");
            foreach (var action in decision.About) Row(text, $"  - {Text(action)}");
            if (decision.Note is { } note) Row(text, $"  - Note: {Code(note)}");
        }

        text.Append('\n');
    }

    private static void Actions(StringBuilder text, IReadOnlyList<ActionStory> actions)
    {
        Line(text, "## Actions");
        foreach (var story in actions)
        {
            Row(text, $"- **{Text(story.Action.Description)}**: {story.Action.Status.Words()}");
            Row(text, $"  - Why: {Text(story.Action.Why)} ({Wording.Count(story.Action.AlertIds.Count, "alert")})");
            if (story.Action.ApprovedBy.Count > 0) Row(text, $"  - Approved by: {Text(Wording.List(story.Action.ApprovedBy))}");
            if (story.Snapshot is { } snapshot) Row(text, $"  - Before: {Text(snapshot)}");
            if (story.Proof is { } proof) Row(text, $"  - Proof: {Text(proof)}");
            if (story.UndoProof is { } undone) Row(text, $"  - Undone: {Text(undone)}");
            if (story is { Proof: null, UndoProof: null, Action.Detail: { } detail }) Row(text, $"  - {Text(detail)}");
            Row(text, $"  - Way back: {Text(story.Action.Inverse)}");
        }

        text.Append('\n');
    }

    private static void Recovery(StringBuilder text, IncidentView incident)
    {
        Line(text, "## Recovery");
        Items(text, incident.Recovery.Select(task => $"[ ] {Text(task.Title)}: {Text(NameOf(task.Target, incident))} (tier {task.Owner})"));
    }

    private static void Duties(StringBuilder text, IReadOnlyList<DutyLine> duties)
    {
        if (duties.Count == 0) return;
        Table(text, "Whom the law requires to be told", "Duty | Law | Due | Standing | Note",
            duties.Select(duty => $"{Text(duty.Title)} | {Text(duty.Law)} | {Wording.Instant(duty.DueAt)} | {Text(Standing(duty))} | {(duty.Note is { } note ? Code(note) : "")}"), "");
    }

    /// <summary>"told, by Ada at 2026-11-17 09:00:00".</summary>
    public static string Standing(DutyLine duty) => duty is { By: { } by, AnsweredAt: { } at } ? $"{duty.Standing}, by {by} at {Wording.Instant(at)}" : duty.Standing;

    /// <summary>What a person calls the target of a task.</summary>
    internal static string NameOf(string target, IncidentView incident) =>
        incident.Finding.Entities.FirstOrDefault(entity => entity.Value == target)?.Name ?? target;

    private static void Audit(StringBuilder text, IncidentReport report)
    {
        Table(text, "Audit trail", "# | At | What | Hash",
            report.Audit.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Sequence} | {Wording.Instant(entry.At)} | {Text(entry.What)} | {entry.Hash[..12]}")), "");
        Items(text, report.Chains.Select(chain => $"{Text(chain.Process)}: {(chain.Fault is { } fault ? $"**broken**: {Text(fault)}" : $"hash chain intact, {Wording.Count((int)chain.Events, "event")}")}"));
    }

    private static void Table(StringBuilder text, string title, string columns, IEnumerable<string> rows, string whenEmpty)
    {
        Line(text, $"## {title}");
        var all = rows.ToList();
        if (all.Count == 0 && whenEmpty.Length > 0)
        {
            Line(text, whenEmpty);
            return;
        }

        Row(text, $"| {columns} |");
        Row(text, $"|{string.Concat(Enumerable.Repeat(" --- |", columns.Count(character => character == '|') + 1))}");
        foreach (var row in all) Row(text, $"| {row} |");
        text.Append('\n');
    }

    private static void Items(StringBuilder text, IEnumerable<string> items)
    {
        foreach (var item in items) Row(text, $"- {item}");
        text.Append('\n');
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    private static void Row(StringBuilder text, string line) => text.Append(line).Append('\n');
}
