using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>Reads an OCSF attribute of events without writing them as JSON: what <see cref="EventRecordAttributes"/> would say at the path.</summary>
internal sealed class EventAttribute
{
    private static readonly Dictionary<string, Func<object, object?>> Made = new()
    {
        ["metadata.uid"] = found => ((SecurityEvent)found).Uid,
        ["class_uid"] = found => (int)((SecurityEvent)found).Class,
        ["class_name"] = found => ((SecurityEvent)found).Class.ToString(),
        ["activity_name"] = found => ((SecurityEvent)found).Activity,
        ["status"] = found => ((SecurityEvent)found).Status.ToString(),
    };

    private readonly Func<object, object?>[]? _steps;

    private EventAttribute(Func<object, object?>[]? steps) => _steps = steps;

    /// <returns>Null where the path leads to no attribute.</returns>
    public static EventAttribute? Of(string path) =>
        !EventRecordAttributes.Has(path) ? null
        : Made.TryGetValue(path, out var made) ? new([made])
        : new(Steps(path));

    /// <returns>False where only the JSON can tell: the path leads to an object, or into a text.</returns>
    public bool TryRead(SecurityEvent found, out SigmaValue value)
    {
        value = SigmaValue.Missing;
        if (_steps is null) return false;
        object? at = found;
        foreach (var step in _steps)
        {
            at = step(at);
            if (at is null) return true;
        }

        return TryTell(at, out value);
    }

    private static Func<object, object?>[]? Steps(string path)
    {
        var (steps, type) = (new List<Func<object, object?>>(), typeof(SecurityEvent));
        foreach (var name in path.Split('.'))
        {
            if (type.GetProperties().FirstOrDefault(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name) == name) is not { } property) return null;
            steps.Add(property.GetValue);
            type = property.PropertyType;
        }

        return [.. steps];
    }

    private static bool TryTell(object value, out SigmaValue told)
    {
        told = value switch
        {
            string text when !MayHoldJson(text) => SigmaValue.Of(text),
            bool flag => SigmaValue.Of(flag),
            int or long => SigmaValue.OfNumber(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            IReadOnlyList<string> texts when !texts.Any(MayHoldJson) => SigmaValue.Of([.. texts.Select(SigmaValue.Of)]),
            _ => SigmaValue.Missing,
        };
        return told.Kind != SigmaValueKind.Missing;
    }

    private static bool MayHoldJson(string text) => text.AsSpan().TrimStart() is ['{' or '[' or '"', ..];
}
