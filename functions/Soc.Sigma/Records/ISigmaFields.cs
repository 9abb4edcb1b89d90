namespace Soc.Sigma;

/// <summary>A record whose fields a <see cref="SigmaMatcher"/> asks for by number, and takes as UTF-8.</summary>
public interface ISigmaFields
{
    /// <summary>The same record for those who ask what matched.</summary>
    ISigmaRecord Record { get; }

    /// <summary>Adds what <see cref="ISigmaRecord.Field"/> would answer.</summary>
    /// <param name="field">Index into <see cref="SigmaMatcher.Fields"/>.</param>
    /// <param name="cells">Takes the values.</param>
    /// <returns>False where the record has no such field; nothing was added then.</returns>
    bool Read(int field, SigmaCells cells);

    /// <summary>Adds what <see cref="ISigmaRecord.Values"/> would answer.</summary>
    void ReadAll(SigmaCells cells);
}
