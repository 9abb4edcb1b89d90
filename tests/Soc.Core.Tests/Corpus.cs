using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Soc.Core.Ingest;

namespace Soc.Core.Tests;

/// <summary>
/// Records as the sources send them: <c>Corpus/(source)/(case).json</c>, or <c>.log</c> for a line of text; beside each the event expected of it,
/// <c>(case).expected.json</c>. The same record as an exported row is <c>export-(case).json</c>, or <c>export-(case).(form).json</c>.
/// </summary>
internal static partial class Corpus
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

    /// <summary>Whether it is what came: a line to the letter, a record but for what data loss prevention found.</summary>
    public static bool IsKept(string name, ReadOnlyMemory<byte> original) => IsLine(name)
        ? Text(name).Trim() == Encoding.UTF8.GetString(original.Span).Trim()
        : JsonNode.DeepEquals(Kept(name), JsonNode.Parse(original.Span));

    /// <summary>What is kept of a record: all of it, but for what data loss prevention found.</summary>
    public static JsonNode Kept(string name) => WithoutSecrets(JsonNode.Parse(Text(name))!);

    private static JsonNode WithoutSecrets(JsonNode node)
    {
        foreach (var member in (node as JsonObject ?? []).ToList())
            if (member.Key == "SensitiveInformationDetections") node[member.Key] = new JsonObject();
            else if (member.Key == "ExceptionInfo") node[member.Key] = KeptOfException(member.Value!);
            else if (member.Value is JsonValue text && text.GetValueKind() == JsonValueKind.String) node[member.Key] = Found().Replace((string)text!, "{}");
        foreach (var inner in node is JsonObject members ? members.Select(member => member.Value) : node as JsonArray ?? [])
            if (inner is not null and not JsonValue) WithoutSecrets(inner);
        return node;
    }

    private static JsonObject KeptOfException(JsonNode exception)
    {
        if (exception is JsonValue text && !((string)text!).StartsWith('{')) return new() { ["Reason"] = (string)text! };
        var kept = (exception is JsonValue json ? JsonNode.Parse((string)json!)! : exception.DeepClone()).AsObject();
        kept.Remove("Justification");
        return kept;
    }

    /// <summary>Inside of a string.</summary>
    [GeneratedRegex("""(?<="SensitiveInformationDetections": )\{"DetectedValues".*?"ResultsTruncated": false\}""")]
    private static partial Regex Found();

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
