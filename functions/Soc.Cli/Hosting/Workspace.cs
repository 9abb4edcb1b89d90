using System.Text.Json;
using Soc.Cli.Commands;
using Soc.Core;

namespace Soc.Cli.Hosting;

/// <summary>
/// A data folder: soc.db, settings.json, tenants/ (one profile each), reports/, and in the folder of a demo the simulated tenant's journal.
/// </summary>
public sealed class Workspace
{
    private const string Home = ".soc";

    private Workspace(string folder) => Folder = folder;

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "soc.db");

    public string Tenants => Path.Combine(Folder, "tenants");

    public string Reports => Path.Combine(Folder, "reports");

    /// <summary>What the simulated tenant accepted.</summary>
    public string Journal => Path.Combine(Folder, "simulated-tenant.jsonl");

    private string SettingsFile => Path.Combine(Folder, "settings.json");

    public static string DefaultDemo(string current) => Path.Combine(current, Home, "demo");

    public static string DefaultReplay(string current) => Path.Combine(current, Home, "data");

    /// <summary>The folder that is named, or the one of the last run under the current directory.</summary>
    public static Workspace Open(string? named, string current)
    {
        if (named is not null) return At(named, current) is { Exists: true } found ? found : throw CommandException.Wrong($"{named} is not a data folder of soc (it holds no soc.db).");
        var last = new[] { DefaultDemo(current), DefaultReplay(current) }
            .Select(folder => new Workspace(folder))
            .Where(workspace => workspace.Exists)
            .MaxBy(workspace => File.GetLastWriteTimeUtc(workspace.SettingsFile));
        return last ?? throw CommandException.Wrong("There is no data folder here yet. Run 'soc demo' or 'soc replay FILE', or name one with --data.");
    }

    /// <summary>A folder to write to: one of ours, an empty one, or one that does not exist yet. Creates nothing.</summary>
    public static Workspace ToWrite(string folder, string current)
    {
        var workspace = At(folder, current);
        if (File.Exists(workspace.Folder)) throw CommandException.Wrong($"{folder} is a file, not a folder.");
        if (!File.Exists(workspace.SettingsFile) && Directory.Exists(workspace.Folder) && Directory.EnumerateFileSystemEntries(workspace.Folder).Any())
            throw CommandException.Wrong($"{folder} is not empty and not a data folder of soc; name another.");
        return workspace;
    }

    public bool Exists => File.Exists(Database) && File.Exists(SettingsFile);

    /// <summary>Makes the folder where it is missing, and marks it as just used.</summary>
    public void Use(WorkspaceSettings settings)
    {
        Directory.CreateDirectory(Tenants);
        Directory.CreateDirectory(Reports);
        Files.Replace(SettingsFile, SocJson.Write(settings));
    }

    /// <exception cref="CommandException">settings.json cannot be read.</exception>
    public WorkspaceSettings Settings()
    {
        if (!File.Exists(SettingsFile)) return new();
        try
        {
            return SocJson.Read<WorkspaceSettings>(File.ReadAllText(SettingsFile));
        }
        catch (JsonException broken)
        {
            throw CommandException.Wrong($"{SettingsFile} cannot be read: {broken.Message}");
        }
    }

    /// <summary>Takes away what a run wrote, and nothing else that lies in the folder.</summary>
    public void Clear()
    {
        if (!Directory.Exists(Folder)) return;
        foreach (var folder in new[] { Tenants, Reports }.Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
        // The settings go last: as long as they stand, the folder is known as ours.
        foreach (var file in new[] { Database, $"{Database}-wal", $"{Database}-shm", Journal, SettingsFile }) File.Delete(file);
    }

    private static Workspace At(string folder, string current) => new(Path.GetFullPath(folder, current));
}
