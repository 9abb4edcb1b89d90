namespace Soc.Sigma.Correlations;

/// <summary>The fields of one record at a time, each read once however many correlations ask for it.</summary>
internal sealed class FieldsOnce
{
    private readonly Dictionary<string, SigmaValue> read = new(StringComparer.Ordinal);
    private ISigmaRecord? record;

    /// <summary>Turns to a record, or with null lets go of the last, which may be large.</summary>
    public void Turn(ISigmaRecord? next)
    {
        record = next;
        read.Clear();
    }

    public SigmaValue Field(string name)
    {
        if (!read.TryGetValue(name, out var value))
        {
            read[name] = value = record!.Field(name);
        }

        return value;
    }
}
