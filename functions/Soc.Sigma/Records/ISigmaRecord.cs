namespace Soc.Sigma;

/// <summary>What rules look at: one record of a log, whatever holds it.</summary>
public interface ISigmaRecord
{
    /// <summary>Decides which rules see the record.</summary>
    SigmaLogSource LogSource { get; }

    /// <summary>
    /// The value of a field as a rule names it, <see cref="SigmaValue.Missing"/> where the record has none. A rule set
    /// asks with the same string instance each time, so an implementer may keep what it found for a name.
    /// </summary>
    SigmaValue Field(string name);

    /// <summary>Every single value in the record, for rules that search keywords anywhere.</summary>
    IEnumerable<SigmaValue> Values { get; }
}
