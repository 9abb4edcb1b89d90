namespace Soc.Sigma;

/// <summary>How far a rule can be trusted, in the words of the Sigma specification.</summary>
public enum SigmaStatus
{
    /// <summary>May be used in production.</summary>
    Stable,

    /// <summary>Mostly stable; may need adjusting to the environment.</summary>
    Test,

    /// <summary>May be noisy.</summary>
    Experimental,

    /// <summary>Replaced by another rule.</summary>
    Deprecated,

    /// <summary>Cannot be used in its current state.</summary>
    Unsupported,
}
