namespace Soc.Sigma.Engine;

/// <summary>Fills a <see cref="Row"/> from any record.</summary>
internal static class RecordRowReader
{
    public static void Read(ISigmaRecord record, RuleEngine engine, Row row)
    {
        for (var slot = 1; slot < engine.Slots.Count; slot++)
        {
            foreach (var path in engine.Slots.Paths(slot))
            {
                var value = record.Field(path);
                if (value.Kind != SigmaValueKind.Missing)
                {
                    new SigmaCells(row, slot).Add(value);
                    break;
                }
            }
        }

        if (engine.NeedsEverything)
        {
            foreach (var value in record.Values)
            {
                new SigmaCells(row, Slots.Everything).Add(value);
            }
        }
    }

    /// <summary>The same, the fields by their numbers in <see cref="SigmaMatcher.Fields"/>.</summary>
    public static void Read(ISigmaFields fields, RuleEngine engine, Row row)
    {
        var field = 0;
        for (var slot = 1; slot < engine.Slots.Count; slot++)
        {
            var behind = field + engine.Slots.Paths(slot).Count;
            while (field < behind && !fields.Read(field, new SigmaCells(row, slot)))
            {
                field++;
            }

            field = behind;
        }

        if (engine.NeedsEverything)
        {
            fields.ReadAll(new SigmaCells(row, Slots.Everything));
        }
    }
}
