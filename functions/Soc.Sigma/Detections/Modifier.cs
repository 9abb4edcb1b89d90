using Soc.Sigma.Expressions;

namespace Soc.Sigma.Detections;

/// <summary>The value modifiers of the specification (modifiers appendix 2.1), one name each.</summary>
internal enum Modifier
{
    All,
    Neq,
    Cased,
    Exists,
    Contains,
    StartsWith,
    EndsWith,
    Windash,
    Base64,
    Base64Offset,
    Utf16Le,
    Utf16Be,
    Utf16,
    Re,
    IgnoreCase,
    Multiline,
    SingleLine,
    Cidr,
    Lt,
    Lte,
    Gt,
    Gte,
    FieldRef,
    Expand,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

internal static class Modifiers
{
    /// <summary>The modifier behind a name in a rule, aliases included; null when there is none.</summary>
    public static Modifier? Read(string name) => name switch
    {
        "all" => Modifier.All,
        "neq" => Modifier.Neq,
        "cased" => Modifier.Cased,
        "exists" => Modifier.Exists,
        "contains" => Modifier.Contains,
        "startswith" => Modifier.StartsWith,
        "endswith" => Modifier.EndsWith,
        "windash" => Modifier.Windash,
        "base64" => Modifier.Base64,
        "base64offset" => Modifier.Base64Offset,
        "wide" or "utf16le" => Modifier.Utf16Le,
        "utf16be" => Modifier.Utf16Be,
        "utf16" => Modifier.Utf16,
        "re" => Modifier.Re,
        "i" or "ignorecase" => Modifier.IgnoreCase,
        "m" or "multiline" => Modifier.Multiline,
        "s" or "dotall" => Modifier.SingleLine,
        "cidr" => Modifier.Cidr,
        "lt" => Modifier.Lt,
        "lte" => Modifier.Lte,
        "gt" => Modifier.Gt,
        "gte" => Modifier.Gte,
        "fieldref" => Modifier.FieldRef,
        "expand" => Modifier.Expand,
        "minute" => Modifier.Minute,
        "hour" => Modifier.Hour,
        "day" => Modifier.Day,
        "week" => Modifier.Week,
        "month" => Modifier.Month,
        "year" => Modifier.Year,
        _ => null,
    };

    public static NumberComparison? Comparison(this Modifier modifier) => modifier switch
    {
        Modifier.Lt => NumberComparison.Less,
        Modifier.Lte => NumberComparison.LessOrEqual,
        Modifier.Gt => NumberComparison.Greater,
        Modifier.Gte => NumberComparison.GreaterOrEqual,
        _ => null,
    };

    public static TimePart? TimePart(this Modifier modifier) => modifier switch
    {
        Modifier.Minute => Expressions.TimePart.Minute,
        Modifier.Hour => Expressions.TimePart.Hour,
        Modifier.Day => Expressions.TimePart.Day,
        Modifier.Week => Expressions.TimePart.Week,
        Modifier.Month => Expressions.TimePart.Month,
        Modifier.Year => Expressions.TimePart.Year,
        _ => null,
    };

    public static bool IsPosition(this Modifier modifier) =>
        modifier is Modifier.Contains or Modifier.StartsWith or Modifier.EndsWith;

    public static bool IsRegexFlag(this Modifier modifier) =>
        modifier is Modifier.IgnoreCase or Modifier.Multiline or Modifier.SingleLine;

    /// <summary>Modifiers that make another string of a string.</summary>
    public static bool IsEncoding(this Modifier modifier) =>
        modifier is Modifier.Windash or Modifier.Base64 or Modifier.Base64Offset or Modifier.Utf16Le or Modifier.Utf16Be or Modifier.Utf16;
}
