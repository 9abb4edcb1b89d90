namespace Soc.Sigma.Yaml;

/// <summary>A node of a YAML document, with the one-based line it starts on.</summary>
internal abstract record YamlNode(int Line)
{
    /// <summary>What a reader of an error message would call this node.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar. <see cref="Plain"/> is false for quoted and block text, which is never a number, a boolean or null.</summary>
internal sealed record YamlScalar(string Text, bool Plain, int Line) : YamlNode(Line)
{
    public override string Kind => "A value";

    public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";

    public bool? AsBoolean => !Plain ? null : Text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    public decimal? AsNumber => Plain ? YamlNumber.Read(Text) : null;
}

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line)
{
    public override string Kind => "A list";
}

/// <summary>A mapping in document order; keys are unique.</summary>
internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line) : YamlNode(Line)
{
    public override string Kind => "A map";

    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }
}

internal sealed record YamlEntry(string Key, YamlNode Value, int Line);
