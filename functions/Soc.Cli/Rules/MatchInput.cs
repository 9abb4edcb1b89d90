using Soc.Cli.Commands;

namespace Soc.Cli.Rules;

/// <summary>A file to match, or standard input, which is read as it comes.</summary>
/// <param name="Name">As it was given; "stdin" for standard input.</param>
/// <param name="Path">Null for standard input.</param>
/// <param name="Size">Bytes; 0 where nobody knows.</param>
internal sealed record MatchInput(string Name, string? Path, long Size)
{
    private const int Buffer = 1 << 16;

    /// <exception cref="CommandException">There is no such file.</exception>
    public static MatchInput Of(string given, string current)
    {
        if (given == ReplayInput.StandardInput) return new("stdin", null, 0);
        var path = System.IO.Path.GetFullPath(given, current);
        if (Directory.Exists(path)) throw CommandException.Wrong($"{given} is a folder, not a file.");
        if (!File.Exists(path)) throw CommandException.Wrong($"{given}: there is no such file.");
        return new(given, path, new FileInfo(path).Length);
    }

    public Stream Open(Func<Stream> standardInput) =>
        Path is null ? standardInput() : new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, useAsync: false);
}
