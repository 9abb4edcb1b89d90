using Soc.Sigma.Expressions;

namespace Soc.Sigma.Engine;

/// <summary>An <see cref="Expression"/> made ready for a <see cref="Row"/>.</summary>
internal abstract class Node
{
    public abstract bool Holds(Row row);

    /// <summary>Holds when every part holds.</summary>
    public sealed class All(Node[] parts) : Node
    {
        public override bool Holds(Row row)
        {
            foreach (var part in parts)
            {
                if (!part.Holds(row))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Holds when at least one part holds.</summary>
    public sealed class Any(Node[] parts) : Node
    {
        public override bool Holds(Row row)
        {
            foreach (var part in parts)
            {
                if (part.Holds(row))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Holds when the part does not.</summary>
    public sealed class Not(Node part) : Node
    {
        public override bool Holds(Row row) => !part.Holds(row);
    }

    /// <summary>Holds when any value in the slot passes any of the tests.</summary>
    public sealed class Values(int slot, CellTest[] tests) : Node
    {
        public override bool Holds(Row row)
        {
            for (var cell = row.First(slot); cell >= 0; cell = row[cell].Next)
            {
                if (row[cell].HasText && Passes(row, cell))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Passes(Row row, int cell)
        {
            foreach (var test in tests)
            {
                if (test.Passes(row, cell))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Holds when the field is there, or is not.</summary>
    public sealed class Exists(int slot, bool wanted) : Node
    {
        public override bool Holds(Row row) => row.First(slot) >= 0 == wanted;
    }

    /// <summary>Holds when the field is missing or any of its values is null.</summary>
    public sealed class Null(int slot) : Node
    {
        public override bool Holds(Row row)
        {
            var cell = row.First(slot);
            while (cell >= 0 && row[cell].Kind != SigmaValueKind.Null)
            {
                cell = row[cell].Next;
            }

            return row.First(slot) < 0 || cell >= 0;
        }
    }

    /// <summary>Holds when a value of one slot compares with a value of another.</summary>
    public sealed class Reference(int slot, int other, FieldComparison comparison, bool cased) : Node
    {
        public override bool Holds(Row row)
        {
            for (var mine = row.First(slot); mine >= 0; mine = row[mine].Next)
            {
                for (var its = row.First(other); its >= 0; its = row[its].Next)
                {
                    if (row[mine].HasText && row[its].HasText && comparison.Holds(Value(row, mine), Value(row, its), cased))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private static SigmaValue Value(Row row, int cell)
        {
            var text = row.Chars(cell).ToString();
            return row[cell].Kind == SigmaValueKind.Number ? SigmaValue.OfNumber(text) : SigmaValue.Of(text);
        }
    }
}
