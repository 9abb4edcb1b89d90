namespace Soc.Core.Detect;

/// <summary>How far an attacker has come: the kill chain of the mission, in order.</summary>
public enum Phase { Reconnaissance, Delivery, Exploitation, Installation, CommandAndControl, ActionsOnObjectives }

/// <summary>OCSF severity_id.</summary>
public enum Severity { Informational = 1, Low = 2, Medium = 3, High = 4, Critical = 5 }
