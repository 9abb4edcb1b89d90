namespace Soc.Sigma.Yaml;

/// <summary>Reads the simple keys of a map: texts, lists of texts, words of a fixed list.</summary>
internal sealed class Attributes(YamlMap map, ErrorList errors)
{
    /// <summary>Null when the key is missing, empty or null, or no text.</summary>
    public string? Text(string key)
    {
        switch (map[key])
        {
            case null or YamlScalar { IsNull: true } or YamlScalar { Text: "" }:
                return null;
            case YamlScalar scalar:
                return scalar.Text;
            case var other:
                errors.Add(other.Line, $"'{key}' takes a text. {other.Kind} stands there.");
                return null;
        }
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (map[key] is not YamlList list)
        {
            return Text(key) is { } single ? [single] : [];
        }

        var texts = new List<string>();
        foreach (var item in list.Items)
        {
            if (item is YamlScalar text)
            {
                texts.Add(text.Text);
            }
            else
            {
                errors.Add(item.Line, $"'{key}' takes a list of texts. {item.Kind} stands there.");
            }
        }

        return texts.AsReadOnly();
    }

    /// <summary>Null when the key is missing or its word unknown; the latter is an error.</summary>
    public T? Word<T>(string key)
        where T : struct, Enum
    {
        if (Text(key) is not { } word)
        {
            return null;
        }

        if (char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value))
        {
            return value;
        }

        errors.Add(map[key]!.Line, $"'{word}' is no {key}; there are {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }
}
