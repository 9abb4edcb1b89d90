using Soc.Sigma.Patterns;

namespace Soc.Sigma.Expressions;

/// <summary>A test on a single value of a record.</summary>
internal abstract record ValueTest
{
    private ValueTest()
    {
    }

    /// <summary>Tests a value that is neither missing, null nor a list.</summary>
    public abstract bool Passes(SigmaValue value);

    public bool PassesAny(SigmaValue value) => value.Kind switch
    {
        SigmaValueKind.Missing or SigmaValueKind.Null => false,
        SigmaValueKind.List => value.Items.Any(PassesAny),
        _ => Passes(value),
    };

    /// <summary>The value's text fits the pattern.</summary>
    public sealed record Text(Glob Glob, bool Cased) : ValueTest
    {
        public override bool Passes(SigmaValue value) => GlobMatcher.Matches(Glob, Cased, value.Text);

        public override string ToString() => Cased ? $"is, in this case, {Glob}" : $"is {Glob}";
    }

    /// <summary>The value is the number, or reads as the rule wrote it.</summary>
    public sealed record Number(string Written, decimal Wanted) : ValueTest
    {
        public override bool Passes(SigmaValue value) =>
            string.Equals(value.Text, Written, StringComparison.OrdinalIgnoreCase)
            || (value.Kind == SigmaValueKind.Number && value.AsNumber() == Wanted);

        public override string ToString() => $"is {Written}";
    }

    /// <summary>The value is or spells a number on the wanted side of the limit.</summary>
    public sealed record Compare(NumberComparison Comparison, decimal Limit) : ValueTest
    {
        public override bool Passes(SigmaValue value) => value.AsNumber() is { } number && Comparison.Holds(number, Limit);

        public override string ToString() => $"{Comparison} {Limit}";
    }

    /// <summary>The expression is found in the value.</summary>
    public sealed record Matches(SafeRegex Regex) : ValueTest
    {
        public override bool Passes(SigmaValue value) => Regex.IsFoundIn(value.Text);

        public override string ToString() => $"matches {Regex}";
    }

    /// <summary>The value is an address in the range.</summary>
    public sealed record Network(NetworkRange Range) : ValueTest
    {
        public override bool Passes(SigmaValue value) => Range.Contains(value.Text);

        public override string ToString() => $"is in {Range}";
    }

    /// <summary>A part of the point in time that the value spells, on the wanted side of the limit.</summary>
    public sealed record Time(TimePart Part, NumberComparison Comparison, decimal Limit) : ValueTest
    {
        public override bool Passes(SigmaValue value) => Part.Read(value.Text!) is { } number && Comparison.Holds(number, Limit);

        public override string ToString() => $"{Part} {Comparison} {Limit}";
    }
}
