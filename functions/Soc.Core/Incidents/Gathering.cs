using Soc.Core.Detect;
using Soc.Core.Prepare;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

/// <summary>How alerts make an incident grow.</summary>
internal sealed class Gathering(TriagePolicy policy)
{
    public void Gather(Draft draft, IncidentCommand.RecordAlerts command)
    {
        var added = New(draft.State, command.Alerts);
        if (added.Count == 0) return;
        if (draft.State.Status is IncidentStatus.None) draft.Add(new IncidentEvent.Opened(command.IncidentId, command.Now));
        else if (WhyReopened(draft.State, added) is { } why) Reopen(draft, why, command.Now);
        var woken = draft.Events.Count > 0;
        Grow(draft, added, command.Directory, woken, command.Now);
    }

    public void Absorb(Draft draft, IncidentCommand.Absorb command)
    {
        var added = New(draft.State, command.Alerts);
        var absorbed = new IncidentEvent.Absorbed(command.From, command.Actions, command.Requesters, command.Now);
        if (added.Count == 0 && Knows(draft.State, absorbed)) return;

        var partOf = draft.State.MergedInto;
        draft.Add(absorbed);
        var why = command.Open && draft.State.ClosedAt is not null ? "An open incident turned out to be part of it" : WhyReopened(draft.State, added);
        if (why is not null) Reopen(draft, why, command.Now);
        // A score that starts again from fewer reasons must not send people home whom somebody called.
        var called = command.Open && command.Tier > draft.State.Tier;
        if (called) new Questions(policy).Call(draft, command.Tier, $"{command.From} had called it", by: null, command.Now);
        Grow(draft, added, partOf is null ? command.Directory : null, why is not null && !called, command.Now);
        // Part of a third one by now: everything goes on there, the latecomer's with it.
        if (partOf is not null) draft.Add(new IncidentEvent.Merged(partOf, command.Now));
    }

    /// <summary>The long-lived card of the closed incident goes: an open one asks anew, with a card that is renewed.</summary>
    private static void Reopen(Draft draft, string why, DateTimeOffset now)
    {
        Questions.Withdraw(draft, CardEnd.Superseded, now);
        draft.Add(new IncidentEvent.Reopened(why, now));
    }

    private static bool Knows(IncidentState state, IncidentEvent.Absorbed absorbed)
    {
        var after = IncidentEvolution.Evolve(state, absorbed);
        return state.Absorbed.Contains(absorbed.From)
            && state.Requesters.SetEquals(after.Requesters)
            && SocJson.Write(state.Actions) == SocJson.Write(after.Actions);
    }

    /// <param name="directory">Null when nobody is to be asked here: the tenant is ours no more, or another incident took over.</param>
    /// <param name="woken">The incident was opened or reopened just now: somebody has to be called, whatever the score was before.</param>
    private void Grow(Draft draft, IReadOnlyList<Alert> added, TenantDirectory? directory, bool woken, DateTimeOffset now)
    {
        foreach (var alert in added) draft.Add(new IncidentEvent.AlertAdded(alert, now));
        if (directory is null) return;
        Assess(draft, directory, now);
        Call(draft, woken, now);
        Plan(draft, directory, now);
    }

    private void Assess(Draft draft, TenantDirectory directory, DateTimeOffset now)
    {
        var before = draft.State.Assessment;
        var assessment = Scoring.Assess([.. draft.State.Alerts.Values], directory, policy);
        if (before.Score == assessment.Score && before.Focus == assessment.Focus && before.Reasons.SequenceEqual(assessment.Reasons)) return;
        draft.Add(new IncidentEvent.Assessed(assessment, now));
    }

    private void Call(Draft draft, bool woken, DateTimeOffset now)
    {
        var (demanded, called) = (draft.State.Assessment.Tier, draft.State.Tier);
        if (draft.State.Status is IncidentStatus.Open && (woken || demanded > called))
            new Questions(policy).Call(draft, demanded > called ? demanded : called, $"Score {draft.State.Assessment.Score}", by: null, now);
    }

    private static void Plan(Draft draft, TenantDirectory directory, DateTimeOffset now)
    {
        var planned = new IncidentEvent.Planned(ContainmentPlan.For([.. draft.State.Chronology], directory), now);
        if (SocJson.Write(IncidentEvolution.Evolve(draft.State, planned).Actions) != SocJson.Write(draft.State.Actions)) draft.Add(planned);
    }

    private static List<Alert> New(IncidentState state, IReadOnlyList<Alert> alerts) =>
        alerts.Where(alert => !state.Alerts.ContainsKey(alert.Id)).DistinctBy(alert => alert.Id).ToList();

    /// <summary>Late records of what is known do not wake a closed incident; what happened after it, or was never seen in it, does.</summary>
    private static string? WhyReopened(IncidentState state, IReadOnlyList<Alert> added)
    {
        if (state.Status is not (IncidentStatus.Closed or IncidentStatus.FalsePositive)) return null;
        var known = state.Alerts.Values.Select(alert => alert.Detection.Id).ToHashSet(StringComparer.Ordinal);
        var news = added.Where(alert => !known.Contains(alert.Detection.Id)).ToList();
        if (state.Status is IncidentStatus.FalsePositive)
            return news.Any(alert => alert.Severity >= Severity.Medium) ? "A detection that the false positive did not hold" : null;
        if (added.Any(alert => alert.Time > state.ClosedAt)) return "Activity after the incident was closed";
        return news.Count > 0 ? "A detection that was not part of the incident" : null;
    }
}
