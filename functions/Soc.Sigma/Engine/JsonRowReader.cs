using System.Buffers.Text;

namespace Soc.Sigma.Engine;

/// <summary>
/// Fills a <see cref="Row"/> from the UTF-8 text of a JSON object, in one pass. It takes exactly what
/// <see cref="System.Text.Json.Utf8JsonReader"/> takes, but spends nothing on values that no rule asks for, and unescapes
/// others straight into the row.
/// </summary>
internal ref struct JsonRowReader
{
    private const int DeepestNesting = 64;

    private readonly PathTree tree;
    private readonly Row row;
    private readonly Span<byte> path;
    private JsonText text;
    private int depth;

    private JsonRowReader(ReadOnlySpan<byte> json, PathTree tree, Row row)
    {
        text = new JsonText(json);
        this.tree = tree;
        this.row = row;
        path = row.Path;
    }

    /// <summary>False when the text is not a JSON object.</summary>
    public static bool Read(ReadOnlySpan<byte> json, PathTree tree, Row row)
    {
        var reader = new JsonRowReader(json, tree, row);
        return reader.text.Next() == '{' && reader.Object(tree.Root, 0, 0) && reader.text.Next() == JsonText.End;
    }

    private bool Object(PathNode? node, int keys, int length)
    {
        if (++depth > DeepestNesting)
        {
            return false;
        }

        text.Skip();
        if (text.Next() == '}')
        {
            text.Skip();
            depth--;
            return true;
        }

        do
        {
            if (text.Next() != '"' || !Property(node, keys, length))
            {
                return false;
            }
        }
        while (text.Take(','));

        depth--;
        return text.Take('}');
    }

    private bool Property(PathNode? node, int keys, int length)
    {
        if (!text.String(out var name, out var escaped))
        {
            return false;
        }

        var end = length;
        var child = node is null ? null : escaped ? FollowEscaped(name, node, length, out end) : Follow(name, node, length, out end);
        return text.Take(':') && Value(child, keys + 1, end);
    }

    private readonly PathNode? FollowEscaped(scoped ReadOnlySpan<byte> name, PathNode node, int length, out int end)
    {
        Span<byte> plain = stackalloc byte[256];
        end = length;
        return name.Length > plain.Length ? null : Follow(plain[..JsonText.Unescape(name, plain)], node, length, out end);
    }

    /// <summary>Looks a key up and writes it behind the path so far.</summary>
    private readonly PathNode? Follow(scoped ReadOnlySpan<byte> name, PathNode node, int length, out int end)
    {
        var start = length == 0 ? 0 : length + 1;
        end = start + name.Length;
        if (node.Find(name) is not { } child || end > path.Length)
        {
            return null;
        }

        if (length > 0)
        {
            path[length] = (byte)'.';
        }

        name.CopyTo(path[start..]);
        return child;
    }

    private bool Value(PathNode? node, int keys, int length)
    {
        switch (text.Next())
        {
            case '"':
                return Text(node, keys, length);
            case '{':
                return Nested(node, keys, length);
            case '[':
                return Array(node, keys, length);
            case 't' when text.Literal("true"u8):
                return Add(node, SigmaValueKind.Boolean, "true"u8, keys, length);
            case 'f' when text.Literal("false"u8):
                return Add(node, SigmaValueKind.Boolean, "false"u8, keys, length);
            case 'n' when text.Literal("null"u8):
                return Add(node, SigmaValueKind.Null, default, keys, length);
            default:
                return text.Number(out var number) && Add(node, SigmaValueKind.Number, number, keys, length);
        }
    }

    private bool Text(PathNode? node, int keys, int length)
    {
        if (!text.String(out var value, out var escaped))
        {
            return false;
        }

        if (!escaped || (node is null && !tree.Everything))
        {
            return Add(node, SigmaValueKind.Text, value, keys, length);
        }

        var room = row.Spare(value.Length);
        return Add(node, SigmaValueKind.Text, room[..JsonText.Unescape(value, room)], keys, length);
    }

    /// <summary>An object is a value too: its text, for rules that look into columns of nested JSON.</summary>
    private bool Nested(PathNode? node, int keys, int length)
    {
        var start = text.At;
        var below = node is { HasChildren: true } ? node : null;
        if (!Object(below, keys, length))
        {
            return false;
        }

        if (node is { Targets.Count: > 0 })
        {
            AddToTargets(node, SigmaValueKind.Text, text.Since(start), keys, length);
        }

        return true;
    }

    private bool Array(PathNode? node, int keys, int length)
    {
        if (++depth > DeepestNesting)
        {
            return false;
        }

        if (node is not null)
        {
            // An array without elements is still there.
            AddToTargets(node, SigmaValueKind.List, default, keys, length);
        }

        text.Skip();
        if (text.Next() == ']')
        {
            text.Skip();
            depth--;
            return true;
        }

        var index = 0;
        do
        {
            if ((node is { HasIndexes: true } && !Element(index++, node, keys, length)) || !Value(node, keys, length))
            {
                return false;
            }
        }
        while (text.Take(','));

        depth--;
        return text.Take(']');
    }

    /// <summary>Reads an element where it is asked for by its index, and goes back, for it is an element like others too.</summary>
    private bool Element(int index, PathNode node, int keys, int length)
    {
        Span<byte> name = stackalloc byte[10];
        Utf8Formatter.TryFormat(index, name, out var digits);
        if (Follow(name[..digits], node, length, out var end) is not { } child)
        {
            return true;
        }

        var start = text;
        var everything = row.First(Slots.Everything);
        var read = Value(child, keys, end);
        text = start;
        row.Rewind(Slots.Everything, everything);
        return read;
    }

    private readonly bool Add(PathNode? node, SigmaValueKind kind, scoped ReadOnlySpan<byte> value, int keys, int length)
    {
        var added = node is not null && AddToTargets(node, kind, value, keys, length);
        if (!tree.Everything || kind == SigmaValueKind.Null)
        {
            return true;
        }

        if (added)
        {
            row.AddAgain(Slots.Everything);
        }
        else
        {
            row.Add(Slots.Everything, kind, value);
        }

        return true;
    }

    private readonly bool AddToTargets(PathNode node, SigmaValueKind kind, scoped ReadOnlySpan<byte> value, int keys, int length)
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
                row.Add(target.Slot, kind, value);
            }

            added = true;
        }

        return added;
    }
}
