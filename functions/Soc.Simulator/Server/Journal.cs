using System.Text;
using System.Text.Json;
using Soc.Core;

namespace Soc.Simulator.Server;

/// <summary>One accepted call that changed the tenant.</summary>
/// <param name="Sequence">From 1.</param>
/// <param name="At">UTC, the server's clock.</param>
/// <param name="Path">As called, without the query.</param>
public sealed record JournalEntry(int Sequence, DateTimeOffset At, string Method, string Path, JsonElement? Body);

/// <summary>The accepted changes in order; on disk, one JSON object per line, flushed before the caller hears of it.</summary>
internal sealed class Journal : IDisposable
{
    private readonly List<JournalEntry> _entries;
    private readonly FileStream? _file;

    private Journal(List<JournalEntry> entries, FileStream? file) => (_entries, _file) = (entries, file);

    public IReadOnlyList<JournalEntry> Entries => [.. _entries];

    public static Journal Open(string? path)
    {
        if (path is null) return new Journal([], null);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        return new Journal(Read(file), file);
    }

    public JournalEntry Append(DateTimeOffset at, string method, string path, JsonElement? body)
    {
        var entry = new JournalEntry(_entries.Count + 1, at, method, path, body);
        if (_file is not null)
        {
            _file.Write(Encoding.UTF8.GetBytes(SocJson.Write(entry) + "\n"));
            _file.Flush(flushToDisk: true);
        }
        _entries.Add(entry);
        return entry;
    }

    public void Dispose() => _file?.Dispose();

    private static List<JournalEntry> Read(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        // A line without its end was being written when the process died: nobody was told of it, so it did not happen.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        file.SetLength(whole);
        file.Position = whole;
        return [.. Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(SocJson.Read<JournalEntry>)];
    }
}
