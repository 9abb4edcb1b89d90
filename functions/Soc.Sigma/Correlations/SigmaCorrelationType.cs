namespace Soc.Sigma;

/// <summary>What a correlation looks for among the events of a group (Sigma specification, correlations 2.1).</summary>
public enum SigmaCorrelationType
{
    /// <summary>How many events there are.</summary>
    EventCount,

    /// <summary>How many different values a field takes.</summary>
    ValueCount,

    /// <summary>Whether all rules matched, in any order.</summary>
    Temporal,

    /// <summary>Whether all rules matched in the order in which they are listed; what happens at the same instant is in order.</summary>
    TemporalOrdered,

    /// <summary>The sum of a field.</summary>
    ValueSum,

    /// <summary>The average of a field.</summary>
    ValueAvg,

    /// <summary>
    /// With a percentile: that percentile of a field, interpolated between neighbors. Without: the share, in percent, that
    /// the newest event's value has among all values of the field.
    /// </summary>
    ValuePercentile,

    /// <summary>The median of a field.</summary>
    ValueMedian,
}
