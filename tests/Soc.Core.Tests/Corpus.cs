using System.Runtime.CompilerServices;
using System.Text;
using Soc.Core.Ingest;

namespace Soc.Core.Tests;

/// <summary>
/// Records as the sources send them: <c>Corpus/(source)/(case).json</c>, or <c>.log</c> for a line of text; beside each the event expected of it,
/// <c>(case).expected.json</c>. The same record as an exported row is <c>export-(case).json</c>, or <c>export-(case).(form).json</c>.
/// </summary>
internal static class Corpus
{
    public const string Expected = ".expected.json";

    private const string Export = "/export-";
    private const string Line = ".log";
    private const string Object = ".json";

    /// <summary>When the hub took them all.</summary>
    private static readonly DateTimeOffset TakenAt = new(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);

    private static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "Corpus");

    private static readonly IReadOnlyList<string> All =
        [.. System.IO.Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(Expected, StringComparison.Ordinal))
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Root, file), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Cases { get; } = [.. All.Where(name => !name.Contains(Export, StringComparison.Ordinal))];

    /// <summary>Those that are JSON.</summary>
    public static IEnumerable<string> Objects => Cases.Where(name => !IsLine(name));

    public static IEnumerable<string> Exports { get; } = [.. All.Where(name => name.Contains(Export, StringComparison.Ordinal))];

    /// <summary>"EntraSignIn/wrong-password" of "EntraSignIn/export-wrong-password.cli".</summary>
    public static string CaseOf(string export) => export.Replace(Export, "/", StringComparison.Ordinal).Split('.')[0];

    /// <param name="name">"EntraSignIn/wrong-password".</param>
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Root, name + (IsLine(name) ? Line : Object)));

    public static bool IsLine(string name) => File.Exists(Path.Combine(Root, name + Line));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    public static string ExpectedText(string name) => File.ReadAllText(Path.Combine(Root, name + Expected));

    /// <summary>Writes the expected side, beside the source of the tests and beside what is running.</summary>
    public static void Record(string name, string expected)
    {
        foreach (var root in new[] { Root, Source() }) File.WriteAllText(Path.Combine(root, name + Expected), expected + "\n");
    }

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Corpus");

    public static Signal Signal(string name) => Assert.Single(Ingest(Bytes(name)).Signals);

    public static IngestResult Ingest(byte[] body) =>
        new Ingestor(new([TestTenant.Directory.Profile])).Read(body, new SignalPosition("telemetry", "3", 4096, 0) { TakenAt = TakenAt });

    public static IngestResult Ingest(string body) => Ingest(Encoding.UTF8.GetBytes(body));
}
