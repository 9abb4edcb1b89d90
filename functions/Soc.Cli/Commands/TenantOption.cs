using System.CommandLine;
using Soc.Cli.Hosting;
using Soc.Core.Prepare;
using Soc.Core.Review;
using Soc.Core.Tenants;

namespace Soc.Cli.Commands;

/// <summary>--tenant ID|FILE</summary>
internal static class TenantOption
{
    public static Option<string?> New() => new("--tenant")
    {
        Description = "A tenant to serve: its id (an unknown one is registered with an empty profile), or a profile file (JSON). Records that name nobody, as the rows of a hunting query, are taken for its own.",
        HelpName = "ID|FILE",
    };

    /// <summary>Reads and checks; writes nothing.</summary>
    /// <returns>The profile to register; null when there is nothing new to know.</returns>
    public static TenantProfile? Read(string? given, string current, Workspace workspace)
    {
        if (given is null) return null;
        if (TenantId.TryParse(given, out var tenant)) return File.Exists(Path.Combine(workspace.Tenants, $"{tenant}.json")) ? null : TenantProfile.Empty(tenant);
        return OfFile(given, current);
    }

    /// <summary>Whom the operator named: whose the records of the files are that name nobody.</summary>
    public static TenantId? Named(string? given, string current) =>
        given is null ? null : TenantId.TryParse(given, out var tenant) ? tenant : OfFile(given, current).Tenant;

    private static TenantProfile OfFile(string given, string current)
    {
        var path = Path.GetFullPath(given, current);
        return File.Exists(path) ? ProfileFolder.Read(path) : throw CommandException.Wrong($"--tenant '{VisibleText.Of(given, 80)}' is neither a tenant id (a GUID) nor a file.");
    }
}
