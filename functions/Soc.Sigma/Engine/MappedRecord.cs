namespace Soc.Sigma.Engine;

/// <summary>A record as a rule names its fields.</summary>
internal sealed class MappedRecord(ISigmaRecord record, SigmaLogSource rule, FieldMap map) : ISigmaRecord
{
    public SigmaLogSource LogSource => record.LogSource;

    public IEnumerable<SigmaValue> Values => record.Values;

    public SigmaValue Field(string name)
    {
        foreach (var path in map.Paths(rule, name))
        {
            var value = record.Field(path);
            if (value.Kind != SigmaValueKind.Missing)
            {
                return value;
            }
        }

        return SigmaValue.Missing;
    }
}
