using System.Reflection;

namespace Soc.Architecture.Tests;

/// <summary>What an assembly may lean on.</summary>
/// <param name="Rooms">Assemblies of ours.</param>
/// <param name="Others">Prefixes of other assemblies' names, the framework's included.</param>
internal sealed record Allowance(IReadOnlyList<string> Rooms, IReadOnlyList<string> Others)
{
    /// <summary>Enough for a pure library; ASP.NET Core ("Microsoft.AspNetCore…", "Microsoft.Extensions…") is not among it.</summary>
    public static readonly string[] Framework = ["System.", "Microsoft.CSharp", "Microsoft.Win32.", "netstandard", "mscorlib"];

    /// <returns>The references of the assembly that are not allowed.</returns>
    public IReadOnlyList<string> Violations(Assembly assembly) => Violations(assembly.GetReferencedAssemblies().Select(name => name.Name!));

    public IReadOnlyList<string> Violations(IEnumerable<string> references) =>
        [.. references.Where(name => !Rooms.Contains(name) && !Others.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))];
}
