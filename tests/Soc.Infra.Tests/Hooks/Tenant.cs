namespace Soc.Infra.Tests.Hooks;

/// <summary>A tenant in which the hook runs, with an Azure CLI that answers from a folder.</summary>
internal sealed class Tenant : IDisposable
{
    private const string Script = "infra/hooks/grant-tenant-permissions.sh";

    private readonly string _folder = Directory.CreateTempSubdirectory("soc-az").FullName;

    public IReadOnlyList<string> Granted =>
        [.. Directory.EnumerateFiles(_folder, "granted-*").Select(file => Path.GetFileName(file)["granted-role-".Length..]).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Writes =>
        [.. File.ReadLines(Path.Combine(_folder, "calls")).Where(call => !call.StartsWith("get ", StringComparison.Ordinal))];

    public Task<Outcome> Provision(string? permissions, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = Repository.PathOf("tests/Soc.Infra.Tests/Hooks") + ":" + Environment.GetEnvironmentVariable("PATH"),
            ["FAKE_AZ"] = _folder,
            ["SOC_IDENTITY_PRINCIPAL_ID"] = "3f9d2b1e-0000-4000-8000-000000000001",
            ["SOC_TENANT_PERMISSIONS"] = permissions ?? "",
        };
        foreach (var (name, value) in more) environment[name] = value;
        return Command.Run("sh", [Repository.PathOf(Script)], environment: environment);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
