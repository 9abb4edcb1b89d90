using System.Globalization;

namespace Soc.Sigma;

/// <summary>The value of a field of a record. Every single value but null has a text, on which string patterns are tried.</summary>
public readonly struct SigmaValue : IEquatable<SigmaValue>
{
    private readonly object? held;

    private SigmaValue(SigmaValueKind kind, object? held)
    {
        Kind = kind;
        this.held = held;
    }

    /// <summary>The record has no such field.</summary>
    public static SigmaValue Missing => default;

    /// <summary>The field is there and null.</summary>
    public static SigmaValue Null => new(SigmaValueKind.Null, null);

    /// <summary>What the field holds.</summary>
    public SigmaValueKind Kind { get; }

    /// <summary>The text of a text, a number (as the record wrote it) or a boolean (<c>true</c>, <c>false</c>); null otherwise.</summary>
    public string? Text => held as string;

    /// <summary>The members of a list; empty otherwise.</summary>
    public IReadOnlyList<SigmaValue> Items => held as IReadOnlyList<SigmaValue> ?? [];

    /// <summary>A text; null becomes <see cref="Null"/>.</summary>
    public static SigmaValue Of(string? text) => text is null ? Null : new(SigmaValueKind.Text, text);

    /// <summary>A number.</summary>
    public static SigmaValue Of(decimal number) => OfNumber(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>True or false.</summary>
    public static SigmaValue Of(bool value) => new(SigmaValueKind.Boolean, value ? "true" : "false");

    /// <summary>Several values, of which any may match.</summary>
    public static SigmaValue Of(IReadOnlyList<SigmaValue> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(SigmaValueKind.List, items);
    }

    /// <summary>A number as the record wrote it, digits and all.</summary>
    public static SigmaValue OfNumber(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(SigmaValueKind.Number, text);
    }

    /// <summary>The number this value is or, being text, spells; null otherwise.</summary>
    public decimal? AsNumber() =>
        Kind is SigmaValueKind.Number or SigmaValueKind.Text ? Decimals.Read(Text) : null;

    /// <inheritdoc/>
    public bool Equals(SigmaValue other) =>
        Kind == other.Kind && (Kind == SigmaValueKind.List ? Items.SequenceEqual(other.Items) : Text == other.Text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SigmaValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Text, Items.Count);

    /// <summary>Whether two values are of the same kind and text.</summary>
    public static bool operator ==(SigmaValue left, SigmaValue right) => left.Equals(right);

    /// <summary>Whether two values differ in kind or text.</summary>
    public static bool operator !=(SigmaValue left, SigmaValue right) => !left.Equals(right);

    /// <summary>The value for a reader: text as it is, lists in brackets.</summary>
    public override string ToString() => Kind switch
    {
        SigmaValueKind.Missing => "(missing)",
        SigmaValueKind.Null => "null",
        SigmaValueKind.List => $"[{string.Join(", ", Items)}]",
        _ => Text!,
    };
}
