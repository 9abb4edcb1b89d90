namespace Soc.Infra.Tests;

/// <summary>The files under test, read where they lie: infrastructure is not compiled into anything.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Soc.Serverless.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("These tests run inside the repository.");
    }
}
