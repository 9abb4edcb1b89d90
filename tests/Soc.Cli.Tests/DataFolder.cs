namespace Soc.Cli.Tests;

/// <summary>A data folder that lasts as long as its test.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("soc-");

    public string File => Path.Combine(_folder.FullName, "soc.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
