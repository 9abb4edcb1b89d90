using System.Globalization;
using System.Security.Cryptography;
using Soc.Core.Ingest;

namespace Soc.Cli.Commands;

/// <summary>One input of a replay. Standard input is kept in a temporary file first, so that it too can be read twice.</summary>
/// <param name="Name">As it was given; "stdin" for standard input.</param>
/// <param name="Digest">SHA-256 of the content.</param>
internal sealed record ReplayInput(string Name, string Path, long Size, string Digest, bool Temporary) : IDisposable
{
    public const string StandardInput = "-";

    /// <summary>
    /// Reads an input through before anything is written, so that a broken file leaves the data folder as it was.
    /// </summary>
    /// <exception cref="CommandException">It is missing, unreadable, or neither JSON nor a table that is read: the line and the byte are named.</exception>
    public static async Task<ReplayInput> Check(string given, Func<Stream> standardInput, string current, CancellationToken cancellation)
    {
        var input = given == StandardInput ? await Spool(standardInput, cancellation) : OfFile(given, System.IO.Path.GetFullPath(given, current));
        try
        {
            await using var stream = input.Open();
            await foreach (var message in MessageReader.Read(stream, cancellation))
                if (message is StreamedMessage.Broken broken)
                    throw CommandException.Wrong(string.Create(CultureInfo.InvariantCulture, $"{input.Name}: line {broken.Line}, byte {broken.Offset}: {broken.Reason}. Nothing was replayed."));
            stream.Position = 0;
            return input with { Digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) };
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    public Stream Open() => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: false);

    /// <param name="offset">Of a message, as is <paramref name="line"/>. Lines of a log file that tell no year are of the last one before the file was written.</param>
    public SignalPosition At(long offset, long line) => new(Name, "0", offset, 0) { Line = line, TakenAt = new DateTimeOffset(File.GetLastWriteTimeUtc(Path)) };

    public void Dispose()
    {
        if (Temporary) File.Delete(Path);
    }

    private static ReplayInput OfFile(string given, string path)
    {
        if (Directory.Exists(path)) throw CommandException.Wrong($"{given} is a folder, not a file.");
        if (!File.Exists(path)) throw CommandException.Wrong($"{given}: there is no such file.");
        return new(given, path, new FileInfo(path).Length, "", Temporary: false);
    }

    private static async Task<ReplayInput> Spool(Func<Stream> standardInput, CancellationToken cancellation)
    {
        var path = System.IO.Path.GetTempFileName();
        await using var spool = File.Create(path);
        await using var stream = standardInput();
        await stream.CopyToAsync(spool, cancellation);
        return new("stdin", path, spool.Length, "", Temporary: true);
    }
}
