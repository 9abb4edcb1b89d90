namespace Soc.Sigma.Detections;

/// <summary>What kind of question the modifiers of a key make of its values.</summary>
internal enum TestKind
{
    Text,
    Regex,
    Network,
    Compare,
    Time,
    Exists,
    Reference,
}

/// <summary>A key of a search such as <c>CommandLine|contains|all</c>, taken apart and free of contradictions.</summary>
internal sealed record FieldKey(string? Field, IReadOnlyList<Modifier> Modifiers, TestKind Kind, int Line)
{
    public bool Has(Modifier modifier) => Modifiers.Contains(modifier);

    /// <summary>Null when the key is wrong; the reason is then in <paramref name="errors"/>.</summary>
    public static FieldKey? Read(string text, int line, ErrorList errors)
    {
        var names = text.Split('|');
        var modifiers = new List<Modifier>();
        foreach (var name in names.Skip(1))
        {
            if (Detections.Modifiers.Read(name) is not { } modifier)
            {
                errors.Add(line, $"'{name}' in '{text}' is no modifier.");
                return null;
            }

            modifiers.Add(modifier);
        }

        var key = new FieldKey(names[0].Length == 0 ? null : names[0], modifiers, KindOf(modifiers), line);
        if ((key.Contradiction() ?? key.Misfit(names)) is { } reason)
        {
            errors.Add(line, $"'{text}': {reason}");
            return null;
        }

        return key;
    }

    private static TestKind KindOf(List<Modifier> modifiers) =>
        modifiers.Contains(Modifier.Re) ? TestKind.Regex
        : modifiers.Contains(Modifier.Cidr) ? TestKind.Network
        : modifiers.Contains(Modifier.Exists) ? TestKind.Exists
        : modifiers.Contains(Modifier.FieldRef) ? TestKind.Reference
        : modifiers.Exists(modifier => modifier.TimePart() is not null) ? TestKind.Time
        : modifiers.Exists(modifier => modifier.Comparison() is not null) ? TestKind.Compare
        : TestKind.Text;

    private string? Contradiction()
    {
        if (Modifiers.Distinct().Count() != Modifiers.Count)
        {
            return "a modifier stands twice.";
        }

        if (Modifiers.Count(modifier => modifier.IsPosition()) > 1)
        {
            return "contains, startswith and endswith exclude one another.";
        }

        if (Modifiers.Count(modifier => modifier.Comparison() is not null) > 1 || Modifiers.Count(modifier => modifier.TimePart() is not null) > 1)
        {
            return "only one comparison and one part of a date can be asked for.";
        }

        if (Field is null && Kind is TestKind.Exists or TestKind.Reference)
        {
            return "this modifier needs a field.";
        }

        return null;
    }

    private string? Misfit(string[] names)
    {
        for (var i = 0; i < Modifiers.Count; i++)
        {
            if (!Fits(Modifiers[i]))
            {
                return $"{names[i + 1]} cannot be combined with the other modifiers.";
            }
        }

        return null;
    }

    private bool Fits(Modifier modifier) => modifier switch
    {
        Modifier.All or Modifier.Neq => Kind != TestKind.Exists,
        Modifier.Cased => Kind is TestKind.Text or TestKind.Reference,
        Modifier.Expand => Kind is TestKind.Text or TestKind.Regex or TestKind.Network,
        _ when modifier.IsPosition() => Kind is TestKind.Text or TestKind.Regex or TestKind.Reference,
        _ when modifier.IsEncoding() => Kind == TestKind.Text,
        _ when modifier.IsRegexFlag() => Kind == TestKind.Regex,
        _ when modifier.Comparison() is not null => Kind is TestKind.Compare or TestKind.Time or TestKind.Reference,
        _ when modifier.TimePart() is not null => Kind == TestKind.Time,
        _ => true,
    };
}
