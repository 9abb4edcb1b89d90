namespace Soc.Core.Triage;

/// <summary>L1 assesses, L2 investigates, L3 contains and improves.</summary>
public enum Tier { L1 = 1, L2 = 2, L3 = 3 }
