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
                    Add(row, slot, value);
                    break;
                }
            }
        }

        if (engine.NeedsEverything)
        {
            foreach (var value in record.Values)
            {
                Add(row, Slots.Everything, value);
            }
        }
    }

    private static void Add(Row row, int slot, SigmaValue value)
    {
        switch (value.Kind)
        {
            case SigmaValueKind.Missing:
                break;
            case SigmaValueKind.Null:
                row.Add(slot, SigmaValueKind.Null);
                break;
            case SigmaValueKind.List:
                row.Add(slot, SigmaValueKind.List);
                foreach (var item in value.Items)
                {
                    Add(row, slot, item);
                }

                break;
            default:
                row.Add(slot, value.Kind, value.Text!);
                break;
        }
    }
}
