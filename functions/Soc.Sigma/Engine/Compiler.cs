using Soc.Sigma.Expressions;

namespace Soc.Sigma.Engine;

/// <summary>Makes <see cref="Node"/>s of a rule's <see cref="Expression"/>.</summary>
internal sealed class Compiler(Slots slots, SigmaRule rule)
{
    public Node Compile(Expression expression) => expression switch
    {
        Expression.All all => new Node.All([.. all.Parts.Select(Compile)]),
        Expression.Any any => Any(any),
        Expression.Not not => new Node.Not(Compile(not.Part)),
        _ => Compile(((Expression.Is)expression).Atom),
    };

    /// <summary>Alternatives on the same field become one node, which walks the field's values once.</summary>
    private Node Any(Expression.Any any)
    {
        var parts = new List<Node>();
        foreach (var same in any.Parts.GroupBy(part => part is Expression.Is { Atom: { } atom } ? SlotOf(atom) : null))
        {
            if (same.Key is { } slot)
            {
                parts.Add(new Node.Values(slot, [.. same.Select(part => CellTest.Of(TestOf(((Expression.Is)part).Atom)!))]));
            }
            else
            {
                parts.AddRange(same.Select(Compile));
            }
        }

        return parts.Count == 1 ? parts[0] : new Node.Any([.. parts]);
    }

    private Node Compile(Atom atom) => atom switch
    {
        Atom.Exists exists => new Node.Exists(slots.Of(rule, exists.Field), exists.Wanted),
        Atom.Null nothing => new Node.Null(slots.Of(rule, nothing.Field)),
        Atom.Reference reference => new Node.Reference(slots.Of(rule, reference.Field), slots.Of(rule, reference.Other), reference.Comparison, reference.Cased),
        _ => new Node.Values(SlotOf(atom)!.Value, [CellTest.Of(TestOf(atom)!)]),
    };

    private int? SlotOf(Atom atom) => atom switch
    {
        Atom.Value value => slots.Of(rule, value.Field),
        Atom.Keyword => Slots.Everything,
        _ => null,
    };

    private static ValueTest? TestOf(Atom atom) => atom switch
    {
        Atom.Value value => value.Test,
        Atom.Keyword keyword => keyword.Test,
        _ => null,
    };
}
