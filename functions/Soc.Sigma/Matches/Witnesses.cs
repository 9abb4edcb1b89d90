namespace Soc.Sigma.Expressions;

/// <summary>Finds what made an expression hold.</summary>
internal static class Witnesses
{
    public static IReadOnlyList<SigmaMatchedField> Of(Expression expression, ISigmaRecord record)
    {
        var found = new List<SigmaMatchedField>();
        Collect(expression, record, found);
        return [.. found.Distinct()];
    }

    private static void Collect(Expression expression, ISigmaRecord record, List<SigmaMatchedField> found)
    {
        switch (expression)
        {
            case Expression.All all:
                foreach (var part in all.Parts)
                {
                    Collect(part, record, found);
                }

                break;
            case Expression.Any any:
                foreach (var part in any.Parts.Where(part => part.Holds(record)))
                {
                    Collect(part, record, found);
                }

                break;
            case Expression.Is held:
                found.Add(held.Atom.Witness(record));
                break;
            default:
                break;
        }
    }
}
