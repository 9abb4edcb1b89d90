using System.Text.Json;
using System.Text.Json.Nodes;

namespace Soc.Infra.Tests.Bicep;

/// <summary>What one Bicep file declares, as <c>read-bicep.mjs</c> prints it.</summary>
internal sealed record BicepFile(
    string File,
    IReadOnlyList<string> Errors,
    IReadOnlyList<BicepParameter> Parameters,
    JsonObject Variables,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<BicepOutputUse> OutputsUsed,
    IReadOnlyList<BicepResource> Resources,
    IReadOnlyList<BicepModule> Modules,
    IReadOnlyList<string> Uses,
    IReadOnlyList<string> LoopNames,
    string Text)
{
    public string Name => Path.GetRelativePath(Repository.PathOf("infra"), File).Replace('\\', '/');

    public IEnumerable<string> Declared =>
        [.. Parameters.Select(parameter => parameter.Name), .. Variables.Select(variable => variable.Key),
         .. Resources.Select(resource => resource.Symbol), .. Modules.Select(module => module.Symbol), .. LoopNames];
}

/// <param name="Allowed">Values of its @allowed decorator; empty when there is none.</param>
internal sealed record BicepParameter(string Name, string Type, bool Required, IReadOnlyList<string> Allowed, JsonNode? Value);

/// <param name="Type">With the types of its parents, without version.</param>
/// <param name="Body">Literals as they are; anything computed as <c>{ "$": "its text" }</c>.</param>
internal sealed record BicepResource(string Symbol, string Type, string Version, bool Existing, JsonObject Body);

internal sealed record BicepModule(string Symbol, string Path, IReadOnlyList<string> Parameters);

internal sealed record BicepOutputUse(string Module, string Output);

/// <summary>All Bicep files of the repository, read once.</summary>
internal static class BicepFiles
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<Task<IReadOnlyList<BicepFile>>> Reading = new(() => Read(Paths));

    public static IReadOnlyList<string> Paths =>
        [.. Directory.EnumerateFiles(Repository.PathOf("infra"), "*.bicep", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static Task<IReadOnlyList<BicepFile>> Load() => Reading.Value;

    public static async Task<BicepFile> Load(string name) => (await Load()).Single(file => file.Name == name);

    public static async Task<IReadOnlyList<BicepFile>> Read(IReadOnlyList<string> paths)
    {
        var outcome = await Command.Node("tests/Soc.Infra.Tests/Bicep/read-bicep.mjs", paths);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonSerializer.Deserialize<IReadOnlyList<BicepFile>>(outcome.Output, Web)!;
    }
}
