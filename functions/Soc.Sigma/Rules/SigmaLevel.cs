namespace Soc.Sigma;

/// <summary>How serious a match is, in the words of the Sigma specification; ordered.</summary>
public enum SigmaLevel
{
    /// <summary>The rule enriches; it raises no case.</summary>
    Informational,

    /// <summary>Notable, rarely an incident.</summary>
    Low,

    /// <summary>To be reviewed by hand now and then. Also the level of a rule that states none.</summary>
    Medium,

    /// <summary>To be reviewed promptly.</summary>
    High,

    /// <summary>Borders on certainty.</summary>
    Critical,
}
