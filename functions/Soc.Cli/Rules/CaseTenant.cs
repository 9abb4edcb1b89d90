using System.CommandLine;
using Soc.Cli.Commands;
using Soc.Cli.Hosting;
using Soc.Core.Prepare;

namespace Soc.Cli.Rules;

/// <summary>--tenant FILE, or tenant.json beside the rules: whose records the cases are.</summary>
internal static class CaseTenant
{
    private const string FileName = "tenant.json";

    public static Option<string?> Option() => new("--tenant")
    {
        Description = $"Profile (JSON) of the tenant that the records are of, for what rules ask as soc.*. Default: {FileName} in the folder of the rules or in the one above; without one the profile is empty.",
        HelpName = "FILE",
    };

    public static TenantProfile? Read(string? given, RuleFolder rules, string current)
    {
        if (given is not null)
        {
            var named = Path.GetFullPath(given, current);
            return File.Exists(named) ? ProfileFolder.Read(named) : throw CommandException.Wrong($"{given}: there is no such file.");
        }

        var beside = new[] { rules.Path, Path.GetDirectoryName(rules.Path) }.OfType<string>().Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
        return beside is null ? null : ProfileFolder.Read(beside);
    }
}
