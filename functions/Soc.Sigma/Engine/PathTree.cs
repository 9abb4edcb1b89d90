using System.Globalization;
using System.Text;

namespace Soc.Sigma.Engine;

/// <summary>
/// The paths of all slots, by the names to follow from the root of a record. A key of a record may hold dots itself, so from
/// each node lead the names of all its descendants, written with dots.
/// </summary>
internal sealed class PathTree
{
    private readonly Dictionary<string, PathNode> byPrefix = new(StringComparer.OrdinalIgnoreCase);

    public PathTree(Slots slots, bool everything)
    {
        Everything = everything;
        Root = new PathNode();
        for (var slot = 1; slot < slots.Count; slot++)
        {
            for (var candidate = 0; candidate < slots.Paths(slot).Count; candidate++)
            {
                Add(Canonical(slots.Paths(slot)[candidate]), slot, candidate);
            }
        }

        Root.Seal();
        foreach (var node in byPrefix.Values)
        {
            node.Seal();
        }
    }

    public PathNode Root { get; }

    /// <summary>Whether all values go to <see cref="Slots.Everything"/> as well.</summary>
    public bool Everything { get; }

    /// <summary>An index may be written as <c>list[0]</c> or as <c>list.0</c>; this is the latter.</summary>
    public static string Canonical(string path)
    {
        if (!path.Contains('[', StringComparison.Ordinal))
        {
            return path;
        }

        var written = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            var close = path[i] == '[' ? path.IndexOf(']', i) : -1;
            if (close > 0 && int.TryParse(path.AsSpan(i + 1, close - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                written.Append(CultureInfo.InvariantCulture, $".{index}");
                i = close;
            }
            else
            {
                written.Append(path[i]);
            }
        }

        return written.ToString();
    }

    private void Add(string path, int slot, int candidate)
    {
        var nodes = new List<(int End, PathNode Node)> { (-1, Root) };
        for (var end = path.IndexOf('.', StringComparison.Ordinal); ; end = path.IndexOf('.', end + 1))
        {
            end = end < 0 ? path.Length : end;
            if (!byPrefix.TryGetValue(path[..end], out var node))
            {
                byPrefix[path[..end]] = node = new PathNode();
            }

            foreach (var (start, from) in nodes)
            {
                from.Lead(path[(start + 1)..end], node);
            }

            nodes.Add((end, node));
            if (end == path.Length)
            {
                node.Targets.Add(new PathTarget(slot, candidate, Encoding.UTF8.GetBytes(path)));
                return;
            }
        }
    }
}
