namespace Soc.Sigma.Expressions;

/// <summary>The smallest question a rule asks: one test on one field, or on the whole record.</summary>
internal abstract record Atom
{
    private Atom()
    {
    }

    public abstract bool Holds(ISigmaRecord record);

    /// <summary>What made the atom hold on a record on which it does.</summary>
    public abstract SigmaMatchedField Witness(ISigmaRecord record);

    /// <summary>Any of the field's values passes.</summary>
    public sealed record Value(string Field, ValueTest Test) : Atom
    {
        public override bool Holds(ISigmaRecord record) => Test.PassesAny(record.Field(Field));

        public override SigmaMatchedField Witness(ISigmaRecord record) =>
            new(Field, record.Field(Field).Singles().First(Test.Passes), Test.ToString());
    }

    /// <summary>Any value of the record passes.</summary>
    public sealed record Keyword(ValueTest Test) : Atom
    {
        public override bool Holds(ISigmaRecord record) => record.Values.Any(Test.PassesAny);

        public override SigmaMatchedField Witness(ISigmaRecord record) =>
            new(null, record.Values.SelectMany(value => value.Singles()).First(Test.Passes), Test.ToString());
    }

    /// <summary>The field is there, whatever it holds, or (<paramref name="Wanted"/> false) is not.</summary>
    public sealed record Exists(string Field, bool Wanted) : Atom
    {
        public override bool Holds(ISigmaRecord record) => record.Field(Field).Kind != SigmaValueKind.Missing == Wanted;

        public override SigmaMatchedField Witness(ISigmaRecord record) => new(Field, record.Field(Field), Wanted ? "exists" : "does not exist");
    }

    /// <summary>
    /// The field holds nothing. A missing field counts: the log sources that rules are written for leave out what they
    /// would otherwise send as null, and rules say "not null" for "is there".
    /// </summary>
    public sealed record Null(string Field) : Atom
    {
        public override bool Holds(ISigmaRecord record) => Nothing(record.Field(Field));

        public override SigmaMatchedField Witness(ISigmaRecord record) => new(Field, record.Field(Field), "is null");

        private static bool Nothing(SigmaValue value) =>
            value.Kind is SigmaValueKind.Missing or SigmaValueKind.Null || value.Items.Any(Nothing);
    }

    /// <summary>A value of the field compares with a value of another field of the same record.</summary>
    public sealed record Reference(string Field, string Other, FieldComparison Comparison, bool Cased) : Atom
    {
        public override bool Holds(ISigmaRecord record)
        {
            var others = record.Field(Other).Singles();
            return record.Field(Field).Singles().Any(mine => others.Any(other => Comparison.Holds(mine, other, Cased)));
        }

        public override SigmaMatchedField Witness(ISigmaRecord record) =>
            new(Field, record.Field(Field), $"{Comparison} field {Other}");
    }
}
