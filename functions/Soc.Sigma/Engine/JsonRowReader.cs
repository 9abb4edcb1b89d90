using System.Buffers.Text;
using System.Text.Json;

namespace Soc.Sigma.Engine;

/// <summary>Fills a <see cref="Row"/> from the UTF-8 text of a JSON object, in one pass and without building the object.</summary>
internal ref struct JsonRowReader
{
    private readonly ReadOnlySpan<byte> json;
    private readonly PathTree tree;
    private readonly Row row;
    private readonly Span<byte> path;

    private JsonRowReader(ReadOnlySpan<byte> json, PathTree tree, Row row)
    {
        this.json = json;
        this.tree = tree;
        this.row = row;
        path = row.Path;
    }

    /// <summary>False when the text is not a JSON object.</summary>
    public static bool Read(ReadOnlySpan<byte> json, PathTree tree, Row row)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            new JsonRowReader(json, tree, row).Object(ref reader, tree.Root, 0, 0);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private readonly void Object(ref Utf8JsonReader reader, PathNode? node, int keys, int length)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (node is null || !Follow(ref reader, node, length, out var child, out var end))
            {
                reader.Read();
                Unknown(ref reader);
            }
            else
            {
                reader.Read();
                Value(ref reader, child!, keys + 1, end);
            }
        }
    }

    /// <summary>Looks a key up and writes it behind the path so far.</summary>
    private readonly bool Follow(ref Utf8JsonReader reader, PathNode node, int length, out PathNode? child, out int end)
    {
        end = length;
        if (!reader.ValueIsEscaped)
        {
            child = node.Find(reader.ValueSpan);
            return child is not null && Extend(reader.ValueSpan, length, out end);
        }

        Span<byte> name = stackalloc byte[256];
        child = reader.ValueSpan.Length <= name.Length ? node.Find(name[..Unescape(ref reader, name)]) : null;
        return child is not null && Extend(name[..Unescape(ref reader, name)], length, out end);
    }

    private readonly bool Extend(scoped ReadOnlySpan<byte> name, int length, out int end)
    {
        var start = length == 0 ? 0 : length + 1;
        end = start + name.Length;
        if (end > path.Length)
        {
            return false;
        }

        if (length > 0)
        {
            path[length] = (byte)'.';
        }

        name.CopyTo(path[start..]);
        return true;
    }

    private readonly void Unknown(ref Utf8JsonReader reader)
    {
        if (tree.Everything)
        {
            Value(ref reader, null, 0, 0);
        }
        else
        {
            reader.Skip();
        }
    }

    private readonly void Value(ref Utf8JsonReader reader, PathNode? node, int keys, int length)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Nested(ref reader, node, keys, length);
                break;
            case JsonTokenType.StartArray:
                Array(ref reader, node, keys, length);
                break;
            case JsonTokenType.Null:
                Add(node, SigmaValueKind.Null, default, keys, length);
                break;
            case JsonTokenType.String when reader.ValueIsEscaped:
                Escaped(ref reader, node, keys, length);
                break;
            case JsonTokenType.String:
                Add(node, SigmaValueKind.Text, reader.ValueSpan, keys, length);
                break;
            case JsonTokenType.Number:
                Add(node, SigmaValueKind.Number, reader.ValueSpan, keys, length);
                break;
            default:
                Add(node, SigmaValueKind.Boolean, reader.ValueSpan, keys, length);
                break;
        }
    }

    /// <summary>An object is a value too: its text, for rules that look into columns of nested JSON.</summary>
    private readonly void Nested(ref Utf8JsonReader reader, PathNode? node, int keys, int length)
    {
        if (node is { Targets.Count: > 0 })
        {
            var start = (int)reader.TokenStartIndex;
            var ahead = reader;
            ahead.Skip();
            AddToTargets(node, SigmaValueKind.Text, json[start..(int)ahead.BytesConsumed], keys, length);
        }

        if (node is { HasChildren: true } || tree.Everything)
        {
            Object(ref reader, node, keys, length);
        }
        else
        {
            reader.Skip();
        }
    }

    private readonly void Array(ref Utf8JsonReader reader, PathNode? node, int keys, int length)
    {
        if (node is not null)
        {
            // An array without elements is still there.
            AddToTargets(node, SigmaValueKind.List, default, keys, length);
        }

        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (node is { HasIndexes: true })
            {
                Element(reader, index, node, keys, length);
            }

            Value(ref reader, node, keys, length);
        }
    }

    /// <summary>Reads an element once more where it is asked for by its index; the reader is a copy.</summary>
    private readonly void Element(Utf8JsonReader reader, int index, PathNode node, int keys, int length)
    {
        Span<byte> name = stackalloc byte[10];
        Utf8Formatter.TryFormat(index, name, out var digits);
        if (node.Find(name[..digits]) is { } child && Extend(name[..digits], length, out var end))
        {
            Value(ref reader, child, keys, end);
        }
    }

    private readonly void Escaped(ref Utf8JsonReader reader, PathNode? node, int keys, int length)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        var written = Unescape(ref reader, buffer);
        Add(node, SigmaValueKind.Text, buffer.AsSpan(0, written), keys, length);
        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Half a surrogate pair cannot be unescaped; such a text is taken as it is written.</summary>
    private static int Unescape(ref Utf8JsonReader reader, scoped Span<byte> destination)
    {
        try
        {
            return reader.CopyString(destination);
        }
        catch (InvalidOperationException)
        {
            reader.ValueSpan.CopyTo(destination);
            return reader.ValueSpan.Length;
        }
    }

    private readonly void Add(PathNode? node, SigmaValueKind kind, scoped ReadOnlySpan<byte> text, int keys, int length)
    {
        var added = node is not null && AddToTargets(node, kind, text, keys, length);
        if (!tree.Everything || kind == SigmaValueKind.Null)
        {
            return;
        }

        if (added)
        {
            row.AddAgain(Slots.Everything);
        }
        else
        {
            row.Add(Slots.Everything, kind, text);
        }
    }

    private readonly bool AddToTargets(PathNode node, SigmaValueKind kind, scoped ReadOnlySpan<byte> text, int keys, int length)
    {
        var added = false;
        foreach (var target in node.Targets)
        {
            if (!row.Accepts(target.Slot, target.Rank(path[..length].SequenceEqual(target.Path), keys)))
            {
                continue;
            }

            if (added)
            {
                row.AddAgain(target.Slot);
            }
            else if (kind is SigmaValueKind.Null or SigmaValueKind.List)
            {
                row.Add(target.Slot, kind);
            }
            else
            {
                row.Add(target.Slot, kind, text);
            }

            added = true;
        }

        return added;
    }
}
