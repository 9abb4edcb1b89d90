namespace Soc.Sigma;

/// <summary>What a field of a record holds.</summary>
public enum SigmaValueKind
{
    /// <summary>The record has no such field.</summary>
    Missing,

    /// <summary>The field is there and null.</summary>
    Null,

    /// <summary>Text, possibly empty.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Several values, of which any may match.</summary>
    List,
}
