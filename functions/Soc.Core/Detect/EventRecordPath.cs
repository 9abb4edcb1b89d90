using System.Globalization;
using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// Walks a record along a dotted path: through objects, through every item of an array (or one: <c>targetResources[0].id</c>), through
/// JSON in strings, and through Name/Value lists by name (<c>Parameters.MoveToFolder</c>).
/// </summary>
internal sealed class EventRecordPath(StringComparison comparison)
{
    private readonly List<SigmaValue> _found = [];
    private bool _isList;

    public static SigmaValue Read(RecordNode root, string path, StringComparison comparison)
    {
        var walk = new EventRecordPath(comparison);
        walk.Walk(root, path);
        if (walk._isList) return SigmaValue.Of(walk._found);
        return walk._found.Count == 0 ? SigmaValue.Missing : walk._found[0];
    }

    private void Walk(RecordNode node, string path)
    {
        if (path.Length == 0) Arrive(node);
        else if (node.IsObject) Member(node, path);
        else if (node.IsArray) Items(node, path);
        else if (node.Opened() is { } inner && (inner.IsObject || inner.IsArray)) Walk(inner, path);
        else Named(node, path);
    }

    /// <summary>Names may hold dots themselves, so the longest that exists wins.</summary>
    private void Member(RecordNode node, string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOfAny(['.', '['], end - 1))
        {
            if (Property(node, path[..end]) is not { Kind: not JsonTokenType.None } member) continue;
            Walk(member, Rest(path, end));
            return;
        }
    }

    private RecordNode Property(RecordNode node, string name) =>
        comparison == StringComparison.Ordinal ? node[name] : node.InAnyCase(name);

    private void Items(RecordNode array, string path)
    {
        var end = path.IndexOfAny(['.', '['], 1);
        var head = end < 0 ? path : path[..end];
        if (int.TryParse(head.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            foreach (var item in array.Items.Skip(index).Take(1)) Walk(item, end < 0 ? "" : Rest(path, end));
            return;
        }
        var before = _found.Count;
        foreach (var item in array.Items) Walk(item, path);
        // Both readings count: Parameters.Name is the names of all parameters, and the value of the one called Name.
        Named(array, path);
        _isList |= _found.Count > before;
    }

    private void Named(RecordNode list, string path)
    {
        foreach (var (name, values) in NameValueList.Of(list))
        {
            if (name.Equals(path, comparison)) values.ToList().ForEach(Arrive);
            else if (path.StartsWith(name + ".", comparison)) values.ToList().ForEach(value => Walk(value.Opened(), path[(name.Length + 1)..]));
            else continue;
            _isList |= values.Count > 1;
        }
    }

    /// <summary>A text that holds JSON counts as it stands and as what is inside: <c>"\"Exchange Administrator\""</c>, <c>"[\"Email\"]"</c>.</summary>
    private void Arrive(RecordNode node)
    {
        if (node.IsArray)
        {
            _isList = true;
            foreach (var item in node.Items) Arrive(item);
            return;
        }
        _found.Add(RecordValue.Of(node));
        if (node.Inside is not { IsPresent: true, IsObject: false } inside) return;
        _isList = true;
        _found.AddRange(inside.Items.Select(RecordValue.Of));
    }

    private static string Rest(string path, int end) => end >= path.Length ? "" : path[end] == '.' ? path[(end + 1)..] : path[end..];
}
