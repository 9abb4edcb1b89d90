using Soc.Core.Detect;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Triage;

namespace Soc.Core.Incidents;

/// <summary>Show the card to whoever may answer it.</summary>
public sealed record PresentCard(string IncidentId, Card Card) : Effect;

/// <summary>The card can no longer be answered: show why.</summary>
public sealed record WithdrawCard(string IncidentId, string CardId, CardEnd End) : Effect;

/// <param name="ProcessKey">The containment process to begin.</param>
public sealed record StartContainment(string IncidentId, string ProcessKey, ProposedAction Proposal, IReadOnlyList<string> ApprovedBy, DateTimeOffset At) : Effect;

public sealed record UndoContainment(string ProcessKey, DateTimeOffset At) : Effect;

/// <summary>A person said that the incident is real: whoever the law requires has to be told in time.</summary>
/// <param name="AwareAt">When that was said first.</param>
public sealed record StartClocks(string IncidentId, DateTimeOffset AwareAt) : Effect;

/// <param name="Why">"False positive", or which incident took over.</param>
public sealed record StopClocks(string IncidentId, string Why) : Effect;

public sealed record WriteReport(string IncidentId) : Effect;

/// <summary>Give another incident what this one knew and did.</summary>
/// <param name="Tier">Who was asked here last.</param>
public sealed record HandOver(string From, string Into, IReadOnlyList<Alert> Alerts, IReadOnlyList<ActionProgress> Actions, IReadOnlyList<string> Requesters, Tier Tier, bool Open) : Effect;

/// <summary>A containment that a merged incident began tells the one that took over.</summary>
public sealed record ForwardReport(string Into, string ActionId, string ProcessKey, ContainmentReport Report) : Effect;
