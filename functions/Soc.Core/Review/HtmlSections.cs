using Soc.Core.Detect;
using Soc.Core.Investigate;
using Soc.Core.Triage;

namespace Soc.Core.Review;

/// <summary>The sections below the kill chain.</summary>
internal static class HtmlSections
{
    public static Html Timeline(IReadOnlyList<TimelineEntry> timeline) => Section("timeline", "Timeline", Html.Of($"""
        <ol class="timeline">{Html.Each(timeline, Entry)}</ol>
        """));

    private static Html Entry(TimelineEntry entry) => Html.Of($"""
        <li>
        <p><time>{Wording.Instant(entry.First)}</time> <span class="phase">{entry.Phase.Words()}</span></p>
        <p><strong><bdi>{entry.Detection.Title}</bdi></strong>{MarkdownReport.Often(entry)}
        <span class="pill {HtmlReport.Level(entry.Severity)}">{entry.Severity}</span> <span class="quiet">{string.Join(" ", entry.Techniques)}</span></p>
        <dl>{Html.Each(entry.Evidence, evidence => Html.Of($"<div><dt>{evidence.Attribute}</dt><dd><code>{(evidence.Value.Length == 0 ? "(empty)" : evidence.Value)}</code></dd></div>"))}</dl>
        </li>
        """);

    public static Html Entities(IReadOnlyList<EntityView> entities) => Section("entities", "Entities", Html.Of($"""
        <table><thead><tr><th scope="col">Kind</th><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
        <tbody>{Html.Each(entities, entity => Html.Of($"""
        <tr><td>{entity.Kind.Words()}</td><td><code>{entity.Name}</code></td><td><code class="quiet">{(entity.Value == entity.Name ? "" : entity.Value)}</code></td></tr>
        """))}</tbody></table>
        """));

    public static Html Score(Assessment assessment) => Section("score", "Score", Html.Of($"""
        <p><meter min="0" max="100" low="40" high="80" optimum="0" value="{assessment.Score}">{assessment.Score} of 100</meter> <strong>{assessment.Score}</strong> of 100: {assessment.Severity}, tier {assessment.Tier}</p>
        <table><thead><tr><th scope="col">Points</th><th scope="col">Reason</th></tr></thead>
        <tbody>{Html.Each(assessment.Reasons, reason => Html.Of($"<tr><td class=\"number\">+{reason.Points}</td><td>{reason.Text}</td></tr>"))}</tbody></table>
        """));

    public static Html Times(IReadOnlyList<Milestone> milestones) => Section("times", "Times", Html.Of($"""
        <table><thead><tr><th scope="col">Moment</th><th scope="col">At</th><th scope="col">After the first trace</th></tr></thead>
        <tbody>{Html.Each(milestones, moment => Html.Of($"""
        <tr><td>{moment.What}</td><td class="time">{Wording.Instant(moment.At)}</td><td>{(moment.SinceFirstTrace == TimeSpan.Zero ? "" : Wording.Span(moment.SinceFirstTrace))}</td></tr>
        """))}</tbody></table>
        """));

    public static Html Decisions(IReadOnlyList<DecisionLine> decisions) => Section("decisions", "Decisions", decisions.Count == 0
        ? Html.Of($"<p>Nobody has decided anything yet.</p>")
        : Html.Of($"""
        <table><thead><tr><th scope="col">At</th><th scope="col">Who</th><th scope="col">Said</th><th scope="col">Card</th><th scope="col">About</th></tr></thead>
        <tbody>{Html.Each(decisions, decision => Html.Of($"""
        <tr><td class="time">{Wording.Instant(decision.At)}</td><td><bdi>{decision.By}</bdi></td><td>{decision.Verdict.Words()}{Refusal(decision)}</td><td><code>{decision.CardId}</code></td><td>{About(decision)}</td></tr>
        """))}</tbody></table>
        """));

    private static Html Refusal(DecisionLine decision) => Html.When(decision.Refused is not null, () => Html.Of($"<br><span class=\"pill high\">refused</span> {decision.Refused}"));

    private static Html About(DecisionLine decision) => Html.Of($"""
        {Html.Each(decision.About, action => Html.Of($"<bdi>{action}</bdi><br>"))}{Html.When(decision.Note is not null, () => Html.Of($"<q><bdi>{decision.Note}</bdi></q>"))}
        """);

    public static Html Actions(IReadOnlyList<ActionStory> actions) => Section("actions", "Actions", actions.Count == 0
        ? Html.Of($"<p>No containment was called for.</p>")
        : Html.Each(actions, Action));

    private static Html Action(ActionStory story) => Html.Of($"""
        <article>
        <h3><bdi>{story.Action.Description}</bdi> <span class="pill {HtmlReport.Level(story.Action.Status)}">{story.Action.Status.Words()}</span></h3>
        <dl>
        {Fact("Why", $"{story.Action.Why} ({Wording.Count(story.Action.AlertIds.Count, "alert")})")}
        {Fact("Approved by", Wording.List(story.Action.ApprovedBy))}
        {Fact("Before", story.Snapshot)}
        {Fact("Proof", story.Proof)}
        {Fact("Undone", story.UndoProof)}
        {Fact("Detail", story is { Proof: null, UndoProof: null } ? story.Action.Detail : null)}
        {Fact("Way back", story.Action.Inverse)}
        </dl>
        {Html.When(story.Steps.Count > 0, () => Html.Of($"""
        <details><summary>{Wording.Count(story.Steps.Count, "step")}</summary><ol>{Html.Each(story.Steps, step => Html.Of($"<li><time>{Wording.Instant(step.At)}</time> {step.What}</li>"))}</ol></details>
        """))}
        </article>
        """);

    private static Html Fact(string name, string? value) => Html.When(!string.IsNullOrEmpty(value), () => Html.Of($"<div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div>"));

    public static Html Recovery(IncidentView incident) => Section("recovery", "Recovery", incident.Recovery.Count == 0
        ? Html.Of($"<p>Nothing is left to do.</p>")
        : Html.Of($"""
        <table><thead><tr><th scope="col">Task</th><th scope="col">Target</th><th scope="col">Owner</th></tr></thead>
        <tbody>{Html.Each(incident.Recovery, task => Html.Of($"""
        <tr><td><span class="box" aria-hidden="true"></span>{task.Title}</td><td><code>{MarkdownReport.NameOf(task.Target, incident)}</code></td><td>{task.Owner}</td></tr>
        """))}</tbody></table>
        """));

    public static Html Duties(IReadOnlyList<DutyLine> duties) => Html.When(duties.Count > 0, () => Section("duties", "Whom the law requires to be told", Html.Of($"""
        <table><thead><tr><th scope="col">Duty</th><th scope="col">Law</th><th scope="col">Due</th><th scope="col">Standing</th></tr></thead>
        <tbody>{Html.Each(duties, duty => Html.Of($"""
        <tr><td>{duty.Title}</td><td>{duty.Law}</td><td class="time">{Wording.Instant(duty.DueAt)}</td><td><bdi>{MarkdownReport.Standing(duty)}</bdi>{Html.When(duty.Note is not null, () => Html.Of($"<br><q><bdi>{duty.Note}</bdi></q>"))}</td></tr>
        """))}</tbody></table>
        """)));

    public static Html BlindSpots(IReadOnlyList<BlindSpot> spots) => Section("blind", "What we could not see", spots.Count == 0
        ? Html.Of($"<p>Every source that could have shown a phase was reporting, and nothing waits in quarantine.</p>")
        : Html.Of($"<dl>{Html.Each(spots, spot => Html.Of($"<div><dt>{spot.What}</dt><dd>{spot.Why}</dd></div>"))}</dl>"));

    public static Html Audit(IncidentReport report) => Section("audit", "Audit trail", Html.Of($"""
        <ul>{Html.Each(report.Chains, Chain)}</ul>
        <table class="audit"><thead><tr><th scope="col">#</th><th scope="col">At</th><th scope="col">What</th><th scope="col">Hash</th></tr></thead>
        <tbody>{Html.Each(report.Audit, entry => Html.Of($"""
        <tr><td class="number">{entry.Sequence}</td><td class="time">{Wording.Instant(entry.At)}</td><td><bdi>{entry.What}</bdi></td><td><code class="quiet">{entry.Hash[..12]}</code></td></tr>
        """))}</tbody></table>
        """));

    private static Html Chain(ChainFinding chain) => chain.Fault is null
        ? Html.Of($"<li><code>{chain.Process}</code>: hash chain intact, {Wording.Count((int)chain.Events, "event")}</li>")
        : Html.Of($"<li><code>{chain.Process}</code>: <strong class=\"broken\">broken</strong>. {chain.Fault}</li>");

    private static Html Section(string id, string title, Html content) => Html.Of($"""
        <section aria-labelledby="{id}-h">
        <h2 id="{id}-h">{title}</h2>
        {content}
        </section>
        """);
}
