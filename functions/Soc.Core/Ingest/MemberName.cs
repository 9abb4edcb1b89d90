using System.Text;

namespace Soc.Core.Ingest;

/// <summary>A member's name that is sought again and again: what it takes to find it is worked out once.</summary>
internal sealed class MemberName(string name)
{
    /// <summary>At depth 0.</summary>
    public int Key { get; } = NameKey.Of(name, 0);

    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

    public override string ToString() => name;
}
