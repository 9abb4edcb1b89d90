using System.Security.Cryptography;
using System.Text;
using Soc.Core.Detect;
using Soc.Core.Investigate;
using Soc.Core.Respond;

namespace Soc.Core.Review;

/// <summary>
/// The report as one file that needs nothing else: no script, no link out, one style sheet that the page's own Content-Security-Policy
/// allows by its hash. Reads well on paper, in the dark, and aloud.
/// </summary>
public static class HtmlReport
{
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(HtmlStyle.Sheet)))}'; base-uri 'none'; form-action 'none'";

    public static string Render(IncidentReport report)
    {
        var incident = report.Incident;
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{new Html(Policy)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{incident.Finding.Title} · {incident.Id}</title>
            <style>{new Html(HtmlStyle.Sheet)}</style>
            </head>
            <body>
            <a class="skip" href="#summary">Skip to the summary</a>
            <header>
            <p class="tenant"><bdi>{incident.Tenant}</bdi> · post-incident report</p>
            <h1><bdi>{incident.Finding.Title}</bdi></h1>
            <p class="facts"><span class="pill {Level(incident.Finding.Assessment.Severity)}">{incident.Finding.Assessment.Severity}</span>
            <span class="pill">{incident.Status.Words()}</span> <span>tier {incident.Tier}</span> <code>{incident.Id}</code> <span>all times UTC</span></p>
            </header>
            <main>
            {Summary(report)}
            {KillChain(incident.Finding.Phases)}
            {HtmlSections.Timeline(incident.Finding.Timeline)}
            {HtmlSections.Entities(incident.Finding.Entities)}
            {HtmlSections.Score(incident.Finding.Assessment)}
            {HtmlSections.Times(report.Milestones)}
            {HtmlSections.Decisions(report.Decisions)}
            {HtmlSections.Actions(report.Actions)}
            {HtmlSections.Recovery(incident)}
            {HtmlSections.Duties(incident.Duties)}
            {HtmlSections.BlindSpots(report.BlindSpots)}
            {HtmlSections.Audit(report)}
            </main>
            <footer><p>Written by Soc.Serverless from the incident's own events. Text between quotation marks and in fixed width was sent by the attacker or by a source; it is shown, never obeyed.</p></footer>
            </body>
            </html>

            """).Markup;
    }

    internal static string Level(Severity severity) => severity >= Severity.High ? "high" : severity is Severity.Medium ? "medium" : "low";

    internal static string Level(ActionStatus status) => status switch
    {
        ActionStatus.Effective => "good",
        ActionStatus.Undone or ActionStatus.Rejected => "low",
        ActionStatus.Failed or ActionStatus.UndoFailed or ActionStatus.Refused => "high",
        _ => "medium",
    };

    private static Html Summary(IncidentReport report) => Html.Of($"""
        <section id="summary" aria-labelledby="summary-h">
        <h2 id="summary-h">Summary</h2>
        <p class="lead">{report.Summary.Happened}</p>
        <p>{report.Summary.Reached}</p>
        <p>{report.Summary.Done}</p>
        <p>{report.Summary.Standing}</p>
        {Html.When(report.Summary.Next.Count > 0, () => Html.Of($"""
        <h3>What usually comes next</h3>
        <ul>{Html.Each(report.Summary.Next, step => Html.Of($"<li>{step.Description} <span class=\"quiet\">{step.Technique}</span></li>"))}</ul>
        """))}
        </section>
        """);

    private static Html KillChain(IReadOnlyList<PhaseCoverage> phases) => Html.Of($"""
        <section aria-labelledby="chain-h">
        <h2 id="chain-h">Kill chain</h2>
        <table class="chain">
        <thead><tr><th scope="col">Phase</th><th scope="col">Visibility</th><th scope="col">First seen</th><th scope="col">Detections, or why not</th></tr></thead>
        <tbody>{Html.Each(phases, phase => Html.Of($"""
        <tr class="{Seen(phase.Visibility)}"><th scope="row">{phase.Phase.Words()}</th><td>{phase.Visibility.Words()}</td><td class="time">{(phase.FirstSeen is { } first ? Wording.Instant(first) : "")}</td><td>{MarkdownReport.Reason(phase)}</td></tr>
        """))}</tbody>
        </table>
        </section>
        """);

    private static string Seen(Visibility visibility) => visibility switch
    {
        Visibility.Seen => "seen",
        Visibility.NotSeen => "unseen",
        _ => "blind",
    };
}
