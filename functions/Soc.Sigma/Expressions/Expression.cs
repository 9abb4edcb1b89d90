namespace Soc.Sigma.Expressions;

/// <summary>What a rule asks of a record, once its condition and its searches are joined.</summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>Holds when every part holds.</summary>
    public sealed record All(IReadOnlyList<Expression> Parts) : Expression;

    /// <summary>Holds when at least one part holds.</summary>
    public sealed record Any(IReadOnlyList<Expression> Parts) : Expression;

    /// <summary>Holds when the part does not.</summary>
    public sealed record Not(Expression Part) : Expression;

    /// <summary>Holds when the atom does.</summary>
    public sealed record Is(Atom Atom) : Expression;

    public static Expression AllOf(IReadOnlyList<Expression> parts) => parts.Count == 1 ? parts[0] : new All(parts);

    public static Expression AnyOf(IReadOnlyList<Expression> parts) => parts.Count == 1 ? parts[0] : new Any(parts);

    /// <summary>Every question that is asked, in the order of the rule.</summary>
    public IEnumerable<Atom> Atoms() => this switch
    {
        All all => all.Parts.SelectMany(part => part.Atoms()),
        Any any => any.Parts.SelectMany(part => part.Atoms()),
        Not not => not.Part.Atoms(),
        _ => [((Is)this).Atom],
    };

    /// <summary>Every field that is asked for, by its name in the rule.</summary>
    public IEnumerable<string> Fields() => Atoms().SelectMany(atom => atom switch
    {
        Atom.Value value => [value.Field],
        Atom.Exists exists => [exists.Field],
        Atom.Null nothing => [nothing.Field],
        Atom.Reference reference => new[] { reference.Field, reference.Other },
        _ => [],
    });

    /// <summary>How often its regular expressions took longer than they may.</summary>
    public long Overruns() => Atoms().Sum(atom => atom switch
    {
        Atom.Value { Test: ValueTest.Matches matches } => matches.Regex.Overruns,
        Atom.Keyword { Test: ValueTest.Matches matches } => matches.Regex.Overruns,
        _ => 0,
    });

    public bool Holds(ISigmaRecord record) => this switch
    {
        All all => all.Parts.All(part => part.Holds(record)),
        Any any => any.Parts.Any(part => part.Holds(record)),
        Not not => !not.Part.Holds(record),
        _ => ((Is)this).Atom.Holds(record),
    };
}
