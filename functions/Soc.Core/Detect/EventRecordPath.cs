using System.Globalization;
using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// Walks a record along a dotted path: through objects, through every item of an array (or one: <c>targetResources[0].id</c>), through
/// JSON in strings, and through Name/Value lists by name (<c>Parameters.MoveToFolder</c>). Holds what it found until it walks again.
/// </summary>
internal sealed class EventRecordPath
{
    private readonly List<RecordNode> _found = [];
    private StringComparison _comparison;
    private bool _isList;

    /// <summary>What the last walk found.</summary>
    public SigmaValue Value =>
        _isList ? SigmaValue.Of(_found.Select(RecordValue.Of).ToList())
        : _found.Count == 0 ? SigmaValue.Missing
        : RecordValue.Of(_found[0]);

    /// <param name="comparison">Ordinal, or that in any casing.</param>
    /// <returns>Whether anything stands there.</returns>
    public bool Walk(RecordNode root, string path, StringComparison comparison)
    {
        _found.Clear();
        (_comparison, _isList) = (comparison, false);
        Walk(root, path);
        return _isList || _found.Count > 0;
    }

    /// <summary>Adds what the last walk found.</summary>
    public void AddTo(SigmaCells cells)
    {
        if (_isList) cells.AddList();
        foreach (var node in _isList || _found.Count == 0 ? _found : _found.Slice(0, 1)) RecordValue.Add(node, cells);
    }

    private void Walk(RecordNode node, ReadOnlySpan<char> path)
    {
        if (path.IsEmpty) Arrive(node);
        else if (node.IsObject) Member(node, path);
        else if (node.IsArray) Items(node, path);
        else if (node.Inside is { IsPresent: true } inside && (inside.IsObject || inside.IsArray)) Walk(inside, path);
        else Named(node, path);
    }

    /// <summary>Names may hold dots themselves, so the longest that exists wins.</summary>
    private void Member(RecordNode node, ReadOnlySpan<char> path)
    {
        for (var end = path.Length; end > 0; end = path[..end].LastIndexOfAny('.', '['))
        {
            var member = _comparison == StringComparison.Ordinal ? node[path[..end]] : node.InAnyCase(path[..end]);
            if (member.Kind == JsonTokenType.None) continue;
            Walk(member, Rest(path, end));
            return;
        }
    }

    private void Items(RecordNode array, ReadOnlySpan<char> path)
    {
        var end = path[1..].IndexOfAny('.', '[') + 1;
        var head = end == 0 ? path : path[..end];
        if (int.TryParse(head.Trim("[]"), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            foreach (var item in array.Items)
                if (index-- == 0) Walk(item, end == 0 ? "" : Rest(path, end));
            return;
        }
        var before = _found.Count;
        foreach (var item in array.Items) Walk(item, path);
        // Both readings count: Parameters.Name is the names of all parameters, and the value of the one called Name.
        Named(array, path);
        _isList |= _found.Count > before;
    }

    private void Named(RecordNode list, ReadOnlySpan<char> path)
    {
        foreach (var (name, values) in NameValueList.Of(list))
        {
            if (path.Length < name.Length || !path[..name.Length].Equals(name, _comparison) || (path.Length > name.Length && path[name.Length] != '.')) continue;
            foreach (var value in values)
            {
                if (path.Length == name.Length) Arrive(value);
                else Walk(value.Opened(), path[(name.Length + 1)..]);
            }
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
        _found.Add(node);
        if (node.Inside is not { IsPresent: true, IsObject: false } inside) return;
        _isList = true;
        foreach (var item in inside.Items) _found.Add(item);
    }

    private static ReadOnlySpan<char> Rest(ReadOnlySpan<char> path, int end) =>
        end >= path.Length ? "" : path[end] == '.' ? path[(end + 1)..] : path[end..];
}
