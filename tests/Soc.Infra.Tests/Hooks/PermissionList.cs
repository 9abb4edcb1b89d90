namespace Soc.Infra.Tests.Hooks;

/// <summary>The lines of <c>tenant-permissions.txt</c>.</summary>
internal sealed record PermissionLine(string Mode, Guid Application, string Permission);

internal static class PermissionList
{
    public static IReadOnlyList<PermissionLine> Lines { get; } =
        [.. Repository.Read("infra/hooks/tenant-permissions.txt").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(parts => new PermissionLine(parts[0], Guid.Parse(parts[1]), parts[2]))];

    public static IReadOnlyList<string> Of(params string[] modes) =>
        [.. Lines.Where(line => modes.Contains(line.Mode)).Select(line => line.Permission).Order(StringComparer.Ordinal)];
}
