using System.Text;
using Soc.Sigma.Patterns;

namespace Soc.Sigma.Detections;

/// <summary>Makes the patterns that a string value and the modifiers of its key ask for; several where the encoding depends on the place.</summary>
internal sealed class TextValueReader(FieldKey key, int line, ErrorList errors)
{
    /// <summary>Five dashes at each of four places are 625 texts to encode; nobody means more.</summary>
    private const int MostDashes = 4;

    private bool wide;

    /// <summary>Null when the value cannot be encoded as asked.</summary>
    public IReadOnlyList<Glob>? Read(Glob value)
    {
        IReadOnlyList<Glob>? globs = [value];
        foreach (var modifier in key.Modifiers)
        {
            globs = Apply(modifier, globs);
            if (globs is null)
            {
                return null;
            }
        }

        return key.Field is null && !key.Modifiers.Any(modifier => modifier.IsPosition())
            ? Checked([.. globs.Select(Surround)])
            : Checked(globs);
    }

    private IReadOnlyList<Glob>? Apply(Modifier modifier, IReadOnlyList<Glob> globs) => modifier switch
    {
        Modifier.Contains => [.. globs.Select(Surround)],
        Modifier.StartsWith => [.. globs.Select(glob => glob.Before(GlobPart.Any))],
        Modifier.EndsWith => [.. globs.Select(glob => glob.After(GlobPart.Any))],
        Modifier.Windash => [.. globs.Select(Dashes.Open)],
        Modifier.Utf16Le => Wide(globs, Encoding.Unicode, mark: false),
        Modifier.Utf16Be => Wide(globs, Encoding.BigEndianUnicode, mark: false),
        Modifier.Utf16 => Wide(globs, Encoding.Unicode, mark: true),
        Modifier.Base64 => Base64(globs, bytes => [Encodings.Base64(bytes)]),
        Modifier.Base64Offset => Base64(globs, Encodings.Base64Offset),
        _ => globs,
    };

    private static Glob Surround(Glob glob) => glob.After(GlobPart.Any).Before(GlobPart.Any);

    private IReadOnlyList<Glob>? Wide(IReadOnlyList<Glob> globs, Encoding encoding, bool mark)
    {
        if (wide)
        {
            errors.Add(line, "A value cannot be made wide twice.");
            return null;
        }

        wide = true;
        return [.. globs.Select(glob => glob.Literals(text => [new GlobPart(GlobKind.Literal, Encodings.Wide(text, encoding, mark))]))];
    }

    private List<Glob>? Base64(IReadOnlyList<Glob> globs, Func<byte[], IEnumerable<string>> encode)
    {
        if (globs.Any(glob => glob.Parts.Count(part => part.Kind == GlobKind.Dash) > MostDashes))
        {
            errors.Add(line, $"At most {MostDashes} dashes can be both varied and encoded.");
            return null;
        }

        var made = new List<Glob>();
        foreach (var glob in globs.SelectMany(glob => glob.WithoutDashes()))
        {
            if (glob.Plain is not { Length: > 0 } plain)
            {
                errors.Add(line, "Only text without wildcards can be encoded as Base64.");
                return null;
            }

            made.AddRange(encode(wide ? Encoding.Latin1.GetBytes(plain) : Encoding.UTF8.GetBytes(plain)).Select(Glob.Literal));
        }

        wide = false;
        if (made.Exists(glob => glob.Plain is ""))
        {
            errors.Add(line, "The text is too short to be recognized inside Base64.");
            return null;
        }

        return made;
    }

    private IReadOnlyList<Glob>? Checked(IReadOnlyList<Glob> globs)
    {
        if (wide && globs.Any(glob => glob.Parts.Any(part => part.Text.Any(character => character > '\u007f'))))
        {
            errors.Add(line, "Wide text outside ASCII, or with a byte order mark, is bytes: it needs base64 or base64offset behind it.");
            return null;
        }

        return globs;
    }
}
